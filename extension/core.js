// @ts-check
// The one file that knows the Wasm package. Turns whatever happens in there into an outcome with a stable code.

import init, { extractSnapshot } from './recto.js';

/** @typedef {import('./recto').Article} Article */
/** @typedef {import('./recto').Snapshot} Snapshot */
/** @typedef {import('./recto').Options} Options */
/** @typedef {import('./messages').Code} Code */
/** @typedef {{type: 'article', article: Article} | {type: 'failure', code: Code, message: string}} Outcome */

/** @type {Promise<unknown> | undefined} */
let ready;

// Compiled when the worker starts, not when the first snapshot is there: the page is being captured meanwhile.
void start().catch(() => {});

function start() {
  ready ??= init().catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

/**
 * @param {Snapshot} snapshot
 * @param {Options} options
 * @returns {Promise<Outcome>}
 */
export async function readSnapshot(snapshot, options) {
  try {
    await start();
    return { type: 'article', article: extractSnapshot(snapshot, options) };
  } catch (error) {
    const { code = 'internal', message = '' } = /** @type {{code?: Code, message?: string}} */ (Object(error));
    return { type: 'failure', code: typeof code === 'string' ? code : 'internal', message: String(message) };
  }
}
