// @ts-check
// The page's side of all messages to the worker.

/** @typedef {import('../messages').FailureCode} FailureCode */
/** @typedef {import('../messages').PartName} PartName */
/** @typedef {import('../messages').ReadMessage} ReadMessage */
/** @typedef {import('../messages').ReadAnswer} ReadAnswer */
/** @typedef {import('../messages').ReadResult} ReadResult */
/** @typedef {import('../messages').Request} Request */

/** Characters per chunk. As JSON each takes at most six bytes, so a chunk stays below the 64 MiB a message may have. */
const CHUNK_LENGTH = 8_000_000;

/**
 * Sends a snapshot to the worker; once more, if the worker stops before it has answered, as browsers stop one whenever
 * they like.
 * @param {import('recto').Snapshot} snapshot
 * @param {import('../messages').ReadOptions | Promise<import('../messages').ReadOptions>} options awaited while the snapshot
 * is on its way
 * @param {() => void} [onStarting] called when the worker has just started, so that the result takes a while
 * @returns {Promise<ReadResult>} a failure where the snapshot cannot be sent or the worker stops twice; rejects only when
 * the extension itself has gone
 */
export async function sendSnapshot(snapshot, options, onStarting) {
  const ask = () => converse(snapshot, options, onStarting);
  return (await ask()) ?? (await ask()) ?? { type: 'failure', code: 'internal', message: 'the worker stopped' };
}

/**
 * @param {import('recto').Snapshot} snapshot
 * @param {import('../messages').ReadOptions | Promise<import('../messages').ReadOptions>} options
 * @param {() => void} [onStarting]
 * @returns {Promise<ReadResult | undefined>} undefined when the worker has stopped
 */
function converse({ html, ...rest }, options, onStarting) {
  return new Promise((resolve) => {
    const port = chrome.runtime.connect({ name: 'read' });
    port.onMessage.addListener((/** @type {ReadAnswer} */ answer) => {
      if (answer.type === 'starting') return onStarting?.();
      port.disconnect();
      resolve(answer);
    });
    port.onDisconnect.addListener(() => resolve(undefined));
    const post = (/** @type {ReadMessage} */ message) => {
      try {
        port.postMessage(message);
      } catch (error) {
        port.disconnect();
        resolve({ type: 'failure', code: 'too-large', message: String(error) });
      }
    };
    for (let start = 0; start < html.length; start += CHUNK_LENGTH) {
      post({ type: 'html-chunk', html: html.slice(start, start + CHUNK_LENGTH) });
    }
    if (!(options instanceof Promise)) post({ type: 'read', snapshot: rest, options });
    else void options.then((loaded) => post({ type: 'read', snapshot: rest, options: loaded }));
  });
}

/**
 * Has a failure shown on the toolbar button, where the document itself cannot show it.
 * @param {FailureCode} code
 */
export function requestFailureBadge(code) {
  void request({ type: 'show-failure', code }).catch(() => {});
}

/** Keeps the worker from being stopped for another while. */
export function requestWakefulness() {
  void request({ type: 'stay-awake' }).catch(() => {});
}

/**
 * Has a part injected into this document.
 * @param {PartName} part
 * @returns {Promise<void>} when it has run; rejects when it cannot be injected
 */
export async function requestPart(part) {
  if (!(await request({ type: 'load-part', part }))) throw new Error(`the part ${part} did not load`);
}

/** Has the worker open the article of this page by itself, if it is to be opened. */
export function requestOpening() {
  void request({ type: 'open-article', address: location.href }).catch(() => {});
}

/**
 * Has the worker remember that the reader has left an article that had opened by itself.
 * @param {string} address
 */
export function reportLeaving(address) {
  void request({ type: 'remember-leaving', address }).catch(() => {});
}

/**
 * Gives the browser's window another state.
 * @param {string} state `fullscreen`, or what this function returned
 * @returns {Promise<string | undefined>} the state before; undefined where the browser refuses
 */
export async function requestWindowState(state) {
  const before = await request({ type: 'set-window-state', state }).catch(() => false);
  return typeof before === 'string' ? before : undefined;
}

/**
 * Opens the options page.
 * @param {string} section what follows `#` in its address
 */
export function requestOptions(section) {
  void request({ type: 'open-options', section }).catch(() => {});
}

/**
 * A file of the extension's folder `fonts/`.
 * @param {string} file
 * @returns {Promise<Uint8Array<ArrayBuffer>>} rejects when it cannot be had
 */
export async function requestFont(file) {
  const bytes = await request({ type: 'load-font', file, asText: false });
  if (bytes instanceof Uint8Array) return /** @type {Uint8Array<ArrayBuffer>} */ (bytes);
  // Older Chromiums write messages as JSON, which holds no bytes.
  const text = await request({ type: 'load-font', file, asText: true });
  if (typeof text !== 'string') throw new Error(`the font ${file} did not load`);
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/**
 * @param {Request} request
 * @returns {Promise<unknown>}
 */
async function request(request) {
  return chrome.runtime.sendMessage(request);
}
