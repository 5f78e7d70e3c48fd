// @ts-check
// What a press of the toolbar button does in this document: opens the reading view, cancels opening it, or closes it.

import { loadCorrections } from '../corrections.js';
import { loadSettings, saveSettings, saveSiteSettings } from '../settings.js';
import { isPrivate } from '../storage.js';
import { createCorrector } from './corrector.js';
import { isHtml } from './dom.js';
import { keepWorkerAwake } from './keep-awake.js';
import { loadPart } from './parts.js';
import { failure, readDocument, readPage } from './read.js';
import { showArticle, warmUpView } from './view/article-view.js';
import { showNotice } from './view/notice.js';
import { showSpinner } from './view/spinner.js';
import { requestFailureBadge } from './worker-port.js';

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

  return { press, parts: {} };

  function press() {
    const now = performance.now();
    const isDoubleClick = now - lastPress < DOUBLE_CLICK_TIME;
    lastPress = now;
    if (isDoubleClick) return;
    if (close) close();
    else void open(false);
  }

  /** @param {boolean} force whether to show the article even if the core thinks there is none */
  async function open(force) {
    const opening = new AbortController();
    const spinner = showSpinner();
    const end = () => {
      opening.abort();
      close = undefined;
      spinner.remove();
    };
    close = end;
    const loading = loadSettings(location.origin);
    const corrections = loadCorrections(location.origin);
    const result = await readPage({ force, corrections, signal: opening.signal, onStarting: warmUpView });
    const settings = await loading;
    if (opening.signal.aborted) return;
    end();
    const corrector = createCorrector({
      origin: location.origin,
      initial: await corrections,
      force,
      async replace(result, resume) {
        const settings = await loadSettings(location.origin);
        close?.();
        show(result, settings, force, corrector, resume);
      },
    });
    show(result, settings, force, corrector);
  }

  /**
   * @param {ReadResult} result
   * @param {StoredSettings} settings
   * @param {boolean} forced
   * @param {import('./reading-view').ViewCorrections} corrections
   * @param {import('./reading-view').Resume} [resume]
   */
  function show(result, settings, forced, corrections, resume) {
    let release = () => {};
    const onClosed = () => {
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
        readNextPage: (address) => readNextPage(address, corrections.current),
        readMarkdown: (addresses) => readMarkdown(forced, addresses, corrections.current),
        corrections,
        resume,
        onClosed,
      });
      release = keepWorkerAwake();
    } else {
      close = showNotice({ code: result.code, onClosed, force: forced ? undefined : () => void open(true) });
    }
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
  const { signal } = new AbortController();
  const first = readPage({ force, corrections, signal, markdown: true });
  const results = await Promise.all([first, ...addresses.map((address) => readNextPage(address, corrections, true))]);
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
 * Reads another page of the article from the site that the reader is on. Never rejects.
 * @param {string} address
 * @param {import('../corrections.js').Corrections} corrections
 * @param {boolean} [markdown] whether to write it as Markdown too
 * @returns {Promise<ReadResult>}
 */
async function readNextPage(address, corrections, markdown = false) {
  try {
    const { fetchPage } = await loadPart('next-page');
    const page = await fetchPage(address);
    return page ? await readDocument(page, corrections, markdown) : failure('unsupported-document');
  } catch (error) {
    return failure('internal', String(error));
  }
}
