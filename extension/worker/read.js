// @ts-check
// The worker's side of the port `read`: collects a snapshot, has the core extract the article, sends the result.

import { extractArticle } from './extraction.js';
import { hasTexts, textsOf, warmUpTexts } from './texts.js';

/** @typedef {import('../messages').ReadAnswer} ReadAnswer */
/** @typedef {import('../messages').ReadMessage} ReadMessage */
/** @typedef {import('../messages').ReadResult} ReadResult */

/**
 * Answers each `read` on a port with one `ReadResult`, after a sign that it takes a while where the worker has just started.
 * @param {chrome.runtime.Port} port
 */
export function serveRead(port) {
  if (!hasTexts()) send(port, { type: 'starting' });
  /** @type {string[]} */
  let chunks = [];
  port.onMessage.addListener(async (/** @type {ReadMessage} */ message) => {
    switch (message.type) {
      case 'html-chunk':
        chunks.push(message.html);
        return;
      case 'read': {
        const snapshot = { ...message.snapshot, html: chunks.join('') };
        chunks = [];
        send(port, await read(snapshot, message.options));
        // When the result is on its way.
        setTimeout(warmUpTexts);
      }
    }
  });
}

/**
 * @param {import('recto').Snapshot} snapshot
 * @param {import('../messages').ReadOptions} options
 * @returns {Promise<ReadResult>}
 */
async function read(snapshot, options) {
  const result = await extractArticle(snapshot, options);
  if (result.type === 'failure') return result;
  const { textContent: _, ...article } = result.article;
  return { type: 'article', article, texts: textsOf(article) };
}

/**
 * @param {chrome.runtime.Port} port
 * @param {ReadAnswer} answer
 */
function send(port, answer) {
  try {
    port.postMessage(answer);
  } catch {
    // Either the page has gone, or the article is larger than a message may be.
    try {
      port.postMessage({ type: 'failure', code: 'too-large', message: '' });
    } catch {
      // The page has gone.
    }
  }
}
