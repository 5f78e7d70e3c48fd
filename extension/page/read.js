// @ts-check
// Captures a document and has the worker extract its article.

import { capture } from '../../src/browser/capture/live.js';
import { NO_CORRECTIONS } from '../corrections.js';
import { documentElement, isLoading, placedElements, whenParsed } from './dom.js';
import { sendSnapshot } from './worker-port.js';

/** @typedef {import('../corrections.js').Corrections} Corrections */
/** @typedef {import('./reading-view').PageParts} PageParts */
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
 * @param {Corrections | Promise<Corrections>} [how.corrections] awaited while the page is on its way
 * @param {AbortSignal} how.signal once aborted, no further work is begun; the result means nothing then
 * @param {() => void} [how.onSent] called while the worker reads
 * @param {() => void} [how.onStarting] called while a worker that has just started reads
 * @param {boolean} [how.markdown] whether to write it as Markdown too
 * @returns {Promise<ReadResult>}
 */
export async function readPage({
  force,
  onlyReadable = false,
  corrections,
  signal,
  onSent,
  onStarting,
  markdown = false,
}) {
  try {
    if (isLoading()) await parsed();
    if (signal.aborted) return failure('internal');
    if (!documentElement()) return failure('empty-document');
    const snapshot = snapshotOf(document, false);
    const options = Promise.resolve(corrections).then((given) => ({
      force,
      onlyReadable,
      markdown,
      ...optionsOf(given),
    }));
    const reading = sendSnapshot(snapshot, options, onStarting);
    onSent?.();
    const result = await reading;
    if (result.type !== 'failure' || !INEXPRESSIBLE.has(result.code) || signal.aborted) return result;
    return await sendSnapshot(snapshotOf(document, true), options);
  } catch (error) {
    return failure('internal', String(error));
  }
}

/**
 * Reads a document that was parsed from a fetched page.
 * @param {{document: Document, url: string, baseUrl: string}} page with the address it was fetched from
 * @param {Corrections} [corrections]
 * @param {boolean} [markdown] whether to write it as Markdown too
 * @returns {Promise<ReadResult>}
 */
export function readDocument({ document, url, baseUrl }, corrections, markdown = false) {
  const options = { force: false, markdown, ...optionsOf(corrections) };
  return sendSnapshot({ ...snapshotOf(document, false), url, baseUrl }, options);
}

/**
 * The parts of the page of this document, as it is now, and its elements in the order in which the parts count them.
 * @param {Corrections} corrections
 * @param {{document: Document, url: string, baseUrl: string}} [page] a fetched one in place of that, whose elements are none
 * to be seen
 * @returns {Promise<PageParts | undefined>} undefined where the page cannot be read
 */
export async function readParts(corrections, page) {
  try {
    const elements = page ? [] : placedElements();
    const options = { force: true, names: true, ...optionsOf(corrections) };
    const { url, baseUrl } = page ?? {};
    const result = await sendSnapshot(
      { ...snapshotOf(page?.document ?? document, false), ...(url && { url, baseUrl }) },
      options,
    );
    return result.type === 'article' ? { parts: result.article.parts ?? [], elements } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Leaves out what changes nothing, so that most pages are read with fewer options.
 * @param {Corrections} [corrections]
 * @returns {Partial<import('recto').Options>}
 */
function optionsOf({ breadth, keep, drop } = NO_CORRECTIONS) {
  return {
    ...(breadth !== 'normal' && { breadth }),
    ...(keep.length > 0 && { keep }),
    ...(drop.length > 0 && { drop }),
  };
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
