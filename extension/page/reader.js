// @ts-check
// What a press of the toolbar button does in this document: opens the reading view, cancels opening it, or closes it.

import { loadSettings, saveSettings, saveSiteSettings } from '../settings.js';
import { isPrivate } from '../storage.js';
import { isHtml } from './dom.js';
import { keepWorkerAwake } from './keep-awake.js';
import { loadStored } from './stored.js';
import { loadPart } from './parts.js';
import { failure, readDocument, readPage, readParts } from './read.js';
import { prepareView, showArticle, warmUpView } from './view/article-view.js';
import { createModalHost } from './view/modal-host.js';
import { showSpinner } from './view/spinner.js';
import { reportLeaving, requestFailureBadge } from './worker-port.js';

/** @typedef {import('../messages').ReadResult} ReadResult */
/** @typedef {import('../settings.js').StoredSettings} StoredSettings */

/** Presses closer together than this, in ms, are one double click and count once: the longest interval systems use. */
const DOUBLE_CLICK_TIME = 500;

/**
 * Makes the reader of this document: the state that presses share.
 * @returns {typeof globalThis.rectoReader}
 */
export function createReader() {
  /** Closes what is open, or cancels opening it; undefined when there is neither. @type {(() => void) | undefined} */
  let close;
  let lastPress = -Infinity;
  /** Whether the view closes for another of the same article. */
  let isReplacing = false;

  return { press, openByItself: () => void (close ?? open({ byItself: true })), parts: {} };

  function press() {
    const now = performance.now();
    const isDoubleClick = now - lastPress < DOUBLE_CLICK_TIME;
    lastPress = now;
    if (isDoubleClick) return;
    if (close) close();
    else void open({});
  }

  /**
   * @param {object} how
   * @param {boolean} [how.force] whether to show the article even if the core thinks there is none
   * @param {boolean} [how.byItself] whether nobody has pressed
   */
  async function open({ force = false, byItself = false }) {
    const opening = new AbortController();
    const spinner = byItself ? undefined : showSpinner();
    const end = () => {
      opening.abort();
      close = undefined;
      spinner?.remove();
    };
    close = end;
    const { corrections, settings: loadedSettings } = loadStored(location.origin);
    const { signal } = opening;
    const result = await readPage({
      force,
      onlyReadable: byItself,
      corrections,
      signal,
      // Most pages that are looked at by themselves are none to show.
      onSent: byItself ? undefined : prepareView,
      onStarting: warmUpView,
    });
    const settings = await loadedSettings();
    if (signal.aborted) return;
    end();
    if (byItself && result.type !== 'article') return;
    const how = { force, byItself };
    /** @type {import('./reading-view').ViewCorrections} */
    const ofSite = {
      origin: location.origin,
      current: await corrections,
      before: [],
      read: (corrections, address) => readAgain(force, corrections, address),
      async readParts(corrections, address) {
        if (!address) return readParts(corrections);
        const page = await fetchPage(address).catch(() => undefined);
        return page && readParts(corrections, page);
      },
      async replace(first, joined, resume) {
        const settings = await loadSettings(location.origin);
        isReplacing = true;
        close?.();
        isReplacing = false;
        show(first, settings, ofSite, { ...how, joined, resume });
      },
    };
    show(result, settings, ofSite, how);
  }

  /**
   * @param {ReadResult} result
   * @param {StoredSettings} settings
   * @param {import('./reading-view').ViewCorrections} corrections
   * @param {object} how
   * @param {boolean} how.force
   * @param {boolean} how.byItself
   * @param {readonly import('./reading-view').JoinedPage[]} [how.joined]
   * @param {import('./reading-view').Resume} [how.resume]
   */
  function show(result, settings, corrections, { force, byItself, joined, resume }) {
    let release = () => {};
    const { href } = location;
    const onClosed = () => {
      if (byItself && !isReplacing) reportLeaving(href);
      close = undefined;
      release();
    };
    if (!isHtml()) {
      if (result.type === 'failure') requestFailureBadge(result.code);
    } else if (result.type === 'article') {
      close = showArticle({
        ...result,
        settings,
        storeSettings: settingsStore(),
        loadPart,
        readNextPage: (address) => readAgain(force, corrections.current, address),
        readMarkdown: (addresses) => readMarkdown(force, addresses, corrections.current),
        corrections,
        joined,
        resume,
        onClosed,
      });
      release = keepWorkerAwake();
    } else {
      void explain(result.code, force, onClosed);
    }
  }

  /**
   * Says why there is no article.
   * @param {import('../messages').FailureCode} code
   * @param {boolean} force whether showing the page all the same has been tried
   * @param {() => void} onClosed
   */
  async function explain(code, force, onClosed) {
    const cancel = () => void (close = undefined);
    close = cancel;
    const notice = await loadPart('notice').catch(() => requestFailureBadge(code));
    if (close !== cancel) return;
    close = notice?.showNotice({
      createModalHost,
      code,
      onClosed,
      force: force ? undefined : () => void open({ force: true }),
    });
  }
}

/**
 * Reads the page of this document and further pages of its article once more, for their Markdown: at the press nobody has
 * asked for it, and what a page was captured as is not kept.
 * @param {boolean} force
 * @param {readonly string[]} addresses
 * @param {import('../corrections.js').Corrections} corrections
 * @returns {Promise<string[]>} rejects with an error that carries a failure `code`
 */
async function readMarkdown(force, addresses, corrections) {
  const all = [undefined, ...addresses];
  const results = await Promise.all(all.map((address) => readAgain(force, corrections, address, true)));
  return results.map((result) => {
    if (result.type === 'failure') throw Object.assign(new Error(result.message), { code: result.code });
    return result.article.markdown ?? '';
  });
}

/**
 * Where changes of the settings go. A document without an address of its own belongs to no site.
 * @returns {import('./view/view-settings.js').SettingsStore}
 */
function settingsStore() {
  const { origin } = location;
  const hasSite = origin !== 'null' && !isPrivate();
  return {
    saveGeneral: saveSettings,
    ...(hasSite && { saveSite: (site) => void saveSiteSettings(origin, site) }),
  };
}

/**
 * Reads the page of this document once more, or another page of the article from the site that the reader is on. Never
 * rejects.
 * @param {boolean} force
 * @param {import('../corrections.js').Corrections} corrections
 * @param {string} [address] of another page
 * @param {boolean} [markdown] whether to write it as Markdown too
 * @returns {Promise<ReadResult>}
 */
async function readAgain(force, corrections, address, markdown = false) {
  if (!address) return readPage({ force, corrections, signal: new AbortController().signal, markdown });
  try {
    const page = await fetchPage(address);
    return page ? await readDocument(page, corrections, markdown) : failure('unsupported-document');
  } catch (error) {
    return failure('internal', String(error));
  }
}

/**
 * Fetches another page of the article.
 * @param {string} address
 */
async function fetchPage(address) {
  const part = await loadPart('next-page');
  return part.fetchPage(address);
}
