// @ts-check
// Captures a document and has the worker extract its article.

import { capture } from '../../src/browser/capture/live.js';
import { documentElement, isLoading, whenParsed } from './dom.js';
import { sendSnapshot } from './worker-port.js';

/** @typedef {import('../messages').FailureCode} FailureCode */
/** @typedef {import('../messages').ReadResult} ReadResult */

/** How long to wait, in ms, for a page that is still being parsed. Then what is there is read. */
const PARSE_TIMEOUT = 3000;

/** How the core rejects a tree that HTML cannot express: elements are missing, or no browser would have written it. */
const INEXPRESSIBLE = new Set(['capture-mismatch', 'bad-snapshot']);

/**
 * Reads the page of this document. Never rejects: errors are results too.
 * @param {object} how
 * @param {boolean} how.force
 * @param {boolean} [how.onlyReadable] whether to fail unless the page is readable
 * @param {AbortSignal} how.signal once aborted, no further work is begun; the result means nothing then
 * @param {() => void} how.onStarting called while a worker that has just started reads
 * @returns {Promise<ReadResult>}
 */
export async function readPage({ force, onlyReadable = false, signal, onStarting }) {
  try {
    if (isLoading()) await parsed();
    if (signal.aborted) return failure('internal');
    if (!documentElement()) return failure('empty-document');
    const result = await sendSnapshot(snapshotOf(document, false), { force, onlyReadable }, onStarting);
    if (result.type !== 'failure' || !INEXPRESSIBLE.has(result.code) || signal.aborted) return result;
    return await sendSnapshot(snapshotOf(document, true), { force, onlyReadable });
  } catch (error) {
    return failure('internal', String(error));
  }
}

/**
 * Reads a document that was parsed from a fetched page.
 * @param {{document: Document, url: string, baseUrl: string}} page with the address it was fetched from
 * @returns {Promise<ReadResult>}
 */
export function readDocument({ document, url, baseUrl }) {
  return sendSnapshot({ ...snapshotOf(document, false), url, baseUrl }, { force: false });
}

/**
 * @param {FailureCode} code
 * @param {string} message
 * @returns {ReadResult}
 */
export function failure(code, message = '') {
  return { type: 'failure', code, message };
}

/**
 * @param {Document} document
 * @param {boolean} packed see `CaptureOptions` of the package
 */
function snapshotOf(document, packed) {
  const snapshot = capture(document, packed);
  if (!snapshot) throw new Error('not a document');
  return snapshot;
}

/** @returns {Promise<void>} when the page has been parsed, or `PARSE_TIMEOUT` has passed */
function parsed() {
  return new Promise((resolve) => {
    whenParsed(resolve);
    setTimeout(resolve, PARSE_TIMEOUT);
  });
}
