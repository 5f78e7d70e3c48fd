// @ts-check
// The page's half of the extension: what a press of the button means in this document. Injected at each press; the state
// lives in one object that the first press makes.

/** @typedef {import('./messages').Answer} Answer */
/** @typedef {import('./messages').Code} Code */
/** @typedef {import('./messages').Question} Question */
/** @typedef {import('./recto').Snapshot} Snapshot */

(() => {
  /** A second press within this time is a double click (the longest a system counts as one) and means no more than one. */
  const DOUBLE_CLICK = 500;
  /** How long to wait for a page that is still being parsed. Then what is there is read. */
  const PATIENCE = 3000;
  /** What the core says of a page that HTML cannot say: too few elements came, or such as no browser would have written. */
  const UNSPEAKABLE = new Set(['capture-mismatch', 'bad-snapshot']);
  /** Characters in one message: three bytes each at most in JSON, far below the 64 MiB a message may have. */
  const PIECE = 8_000_000;

  // `hasOwn`: an element of the page with this id would be found by name on the global object.
  if (!Object.hasOwn(globalThis, 'rectoReading')) globalThis.rectoReading = reading();
  globalThis.rectoReading.press();

  function reading() {
    /** Leaves the view, or stops the work that would open it. @type {(() => void) | undefined} */
    let leave;
    let pressed = -Infinity;

    return {
      press() {
        const now = performance.now();
        const again = now - pressed < DOUBLE_CLICK;
        pressed = now;
        if (again) return;
        if (leave) leave();
        else void read(false);
      },
    };

    /** @param {boolean} force */
    async function read(force) {
      let stopped = false;
      const sign = globalThis.rectoSign();
      const stop = () => {
        stopped = true;
        leave = undefined;
        sign.end();
      };
      leave = stop;
      const wishes = globalThis.rectoPreferences.load();
      const answer = await ask(force, () => stopped);
      const preferences = await wishes;
      if (stopped) return;
      stop();
      show(answer, preferences, force);
    }

    /**
     * @param {Answer} answer
     * @param {import('./messages').Preferences} preferences
     * @param {boolean} forced
     */
    function show(answer, preferences, forced) {
      const left = () => (leave = undefined);
      if (!globalThis.rectoDocument.shows()) {
        if (answer.type === 'failure') tell({ type: 'unshowable', code: answer.code });
      } else if (answer.type === 'article') {
        leave = globalThis.rectoArticle({ ...answer, preferences, more: askNext, left });
      } else {
        leave = globalThis.rectoNotice({ ...answer, left, force: forced ? undefined : () => void read(true) });
      }
    }
  }

  /**
   * Captures the page and has it read. Never rejects: what goes wrong is an answer too.
   * @param {boolean} force
   * @param {() => boolean} stopped
   * @returns {Promise<Answer>}
   */
  async function ask(force, stopped) {
    try {
      if (globalThis.rectoDocument.loading()) await parsed();
      if (stopped()) return failure('internal');
      if (!globalThis.rectoDocument.root()) return failure('empty-document');
      const answer = await send(globalThis.rectoCapture(document, { packed: false }), force);
      if (answer.type !== 'failure' || !UNSPEAKABLE.has(answer.code) || stopped()) return answer;
      return await send(globalThis.rectoCapture(document, { packed: true }), force);
    } catch (error) {
      return failure('internal', String(error));
    }
  }

  /**
   * Fetches another page of the article from the site that the reader is on, and has it read. Never rejects.
   * @param {string} address
   * @returns {Promise<Answer>}
   */
  async function askNext(address) {
    try {
      const response = await fetch(address, { mode: 'same-origin', credentials: 'same-origin' });
      const type = response.headers.get('content-type') ?? '';
      if (!response.ok || !/^text\/html\b/i.test(type)) return failure('unsupported-document');
      const page = new DOMParser().parseFromString(decoded(await response.arrayBuffer(), type), 'text/html');
      const base = page.querySelector('base[href]')?.getAttribute('href') ?? '';
      const baseUrl = URL.canParse(base, response.url) ? new URL(base, response.url).href : response.url;
      return await send({ ...globalThis.rectoCapture(page, { packed: false }), url: response.url, baseUrl }, false);
    } catch (error) {
      return failure('internal', String(error));
    }
  }

  /**
   * A page as text: in the encoding that its server names, else it itself, as browsers look for it in the first kilobyte.
   * @param {ArrayBuffer} bytes
   * @param {string} type
   */
  function decoded(bytes, type) {
    const said = /charset=["']?([\w-]+)/i;
    const label = said.exec(type)?.[1] ?? said.exec(new TextDecoder('latin1').decode(bytes.slice(0, 1024)))?.[1];
    try {
      return new TextDecoder(label).decode(bytes);
    } catch {
      return new TextDecoder().decode(bytes);
    }
  }

  /** @returns {Promise<void>} */
  function parsed() {
    return new Promise((resolve) => {
      globalThis.rectoDocument.whenParsed(resolve);
      setTimeout(resolve, PATIENCE);
    });
  }

  /**
   * @param {Snapshot} snapshot
   * @param {boolean} force
   * @returns {Promise<Answer>}
   */
  function send({ html, ...rest }, force) {
    return new Promise((resolve) => {
      const port = chrome.runtime.connect({ name: 'read' });
      port.onMessage.addListener((/** @type {Answer} */ answer) => {
        port.disconnect();
        resolve(answer);
      });
      // The worker died over it, or the extension was replaced.
      port.onDisconnect.addListener(() => resolve(failure('internal')));
      const say = (/** @type {Question} */ question) => port.postMessage(question);
      try {
        for (let start = 0; start < html.length; start += PIECE) {
          say({ type: 'piece', html: html.slice(start, start + PIECE) });
        }
        say({ type: 'read', snapshot: rest, options: { force } });
      } catch (error) {
        port.disconnect();
        resolve(failure('too-large', String(error)));
      }
    });
  }

  /** @param {Question} question */
  function tell(question) {
    const port = chrome.runtime.connect({ name: 'read' });
    port.postMessage(question);
  }

  /**
   * @param {Code} code
   * @param {string} message
   * @returns {Answer}
   */
  function failure(code, message = '') {
    return { type: 'failure', code, message };
  }
})();
