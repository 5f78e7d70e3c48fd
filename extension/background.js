// @ts-check
// The worker: starts the reading when the button is pressed and runs the core, where no page's security policy reaches.
// Knows nothing of what stands on a page, and keeps nothing: it may be put to sleep between any two events.

import { readSnapshot } from './core.js';

/** @typedef {import('./messages').Question} Question */
/** @typedef {import('./messages').Answer} Answer */
/** @typedef {import('./messages').Code} Code */

/** The page's half, in the order in which its files build on each other. */
const PAGE_SCRIPTS = [
  'capture.js',
  'view/document.js',
  'view/insert.js',
  'view/words.js',
  'view/preferences.js',
  'view/caret.js',
  'view/stage.js',
  'view/toolbar.js',
  'view/next.js',
  'view/article.js',
  'view/notice.js',
  'view/sign.js',
  'content.js',
];

chrome.action.onClicked.addListener(async (tab) => {
  if (tab.id === undefined) return;
  try {
    await inject(tab.id);
  } catch {
    await sayOnButton(tab.id, 'actionRestricted');
  }
});

/**
 * Milliseconds before each further try to enter a page. At the first press in a new tab Chromium may report the press and
 * yet refuse for some milliseconds what the press grants: 6 of 100 first presses, none of 1,900 later ones; the second try
 * succeeded each time. With it none of 1,000 presses is lost (counted by tests/browser/count_presses.mjs).
 */
const FURTHER_TRIES = [20, 80, 320];

/**
 * Starts the page's half. Rejects on a page that no extension may enter.
 * @param {number} tabId
 */
async function inject(tabId) {
  for (const wait of [...FURTHER_TRIES, undefined]) {
    try {
      // At once rather than when the document is idle: a page that never stops loading can be read too.
      await chrome.scripting.executeScript({ target: { tabId }, files: PAGE_SCRIPTS, injectImmediately: true });
      return;
    } catch (error) {
      if (wait === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== 'read') return;
  /** @type {string[]} */
  let pieces = [];
  port.onMessage.addListener(async (/** @type {Question} */ question) => {
    switch (question.type) {
      case 'piece':
        pieces.push(question.html);
        return;
      case 'read': {
        const snapshot = { ...question.snapshot, html: pieces.join('') };
        pieces = [];
        const outcome = await readSnapshot(snapshot, question.options);
        if (outcome.type === 'article') {
          const { textContent: _, ...article } = outcome.article;
          answer(port, { type: 'article', article, style: await viewStyle() });
        } else {
          answer(port, outcome);
        }
        return;
      }
      case 'unshowable':
        if (port.sender?.tab?.id !== undefined) await sayOnButton(port.sender.tab.id, titleOf(question.code));
        port.disconnect();
        return;
    }
  });
});

/**
 * @param {chrome.runtime.Port} port
 * @param {Answer} message
 */
function answer(port, message) {
  try {
    port.postMessage(message);
  } catch {
    // Either the page is gone, then nobody waits; or the article is beyond what a message may hold.
    try {
      port.postMessage({ type: 'failure', code: 'too-large', message: '' });
    } catch {
      // The page is gone.
    }
  }
}

/** @type {Promise<string> | undefined} */
let style;

/** The view's style sheet. It travels with the answer, so that no file of the extension is open to pages. */
function viewStyle() {
  style ??= fetch(chrome.runtime.getURL('view/view.css')).then((response) => response.text());
  return style;
}

/**
 * The name of the sentence that tells of a failure.
 * @param {Code} code
 */
function titleOf(code) {
  return 'failed' + code.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
}

/**
 * Says on the toolbar button of one tab why nothing happens in the page. The browser takes it back when the tab moves on.
 * @param {number} tabId
 * @param {string} sentence
 */
async function sayOnButton(tabId, sentence) {
  try {
    const title = chrome.i18n.getMessage(sentence) || chrome.i18n.getMessage('actionRestricted');
    await chrome.action.setTitle({ tabId, title });
    await chrome.action.setBadgeBackgroundColor({ tabId, color: '#6b6b6b' });
    await chrome.action.setBadgeText({ tabId, text: '–' });
  } catch {
    // The tab was closed meanwhile.
  }
}
