// @ts-check
// The one module that imports the Wasm package. Whatever happens in there becomes a result with a stable code.

import init, { extractSnapshot, isReadableSnapshot } from 'recto';

/** @typedef {import('recto').Article} Article */
/** @typedef {import('../messages').FailureCode} FailureCode */

/** @type {Promise<unknown> | undefined} */
let ready;

// Compiled when the worker starts, not when the first snapshot arrives: the page is being captured meanwhile.
void start().catch(() => {});

function start() {
  ready ??= init().catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

/**
 * Extracts the article of a snapshot. Never rejects.
 * @param {import('recto').Snapshot} snapshot
 * @param {import('../messages').ReadOptions} readOptions
 * @returns {Promise<{type: 'article', article: Article} | {type: 'failure', code: FailureCode, message: string}>}
 */
export async function extractArticle(snapshot, { onlyReadable, ...options }) {
  try {
    await start();
    if (onlyReadable && !isReadableSnapshot(snapshot)) return { type: 'failure', code: 'no-article', message: '' };
    return { type: 'article', article: extractSnapshot(snapshot, options) };
  } catch (error) {
    const { code, message = '' } = /** @type {{code?: FailureCode, message?: string}} */ (Object(error));
    return { type: 'failure', code: typeof code === 'string' ? code : 'internal', message: String(message) };
  }
}
