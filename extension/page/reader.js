// @ts-check
// What a press of the toolbar button does in this document: opens the reading view, cancels opening it, or closes it.

import { loadSettings, saveSettings, saveSiteSettings } from '../settings.js';
import { isPrivate } from '../storage.js';
import { isHtml } from './dom.js';
import { keepWorkerAwake } from './keep-awake.js';
import { loadPart } from './parts.js';
import { failure, readDocument, readPage } from './read.js';
import { showArticle, warmUpView } from './view/article-view.js';
import { showNotice } from './view/notice.js';
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
    const loading = loadSettings(location.origin);
    const { signal } = opening;
    const result = await readPage({ force, onlyReadable: byItself, signal, onStarting: warmUpView });
    const settings = await loading;
    if (signal.aborted) return;
    end();
    if (!byItself || result.type === 'article') show(result, settings, force, byItself);
  }

  /**
   * @param {ReadResult} result
   * @param {StoredSettings} settings
   * @param {boolean} forced
   * @param {boolean} byItself
   */
  function show(result, settings, forced, byItself) {
    let release = () => {};
    const { href } = location;
    const onClosed = () => {
      if (byItself) reportLeaving(href);
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
        loadFeature: loadPart,
        readNextPage,
        onClosed,
      });
      release = keepWorkerAwake();
    } else {
      close = showNotice({ code: result.code, onClosed, force: forced ? undefined : () => void open({ force: true }) });
    }
  }
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
 * Reads another page of the article from the site that the reader is on. Never rejects.
 * @param {string} address
 * @returns {Promise<ReadResult>}
 */
async function readNextPage(address) {
  try {
    const { fetchPage } = await loadPart('next-page');
    const page = await fetchPage(address);
    return page ? await readDocument(page) : failure('unsupported-document');
  } catch (error) {
    return failure('internal', String(error));
  }
}
