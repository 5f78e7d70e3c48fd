// @ts-check
// The package's face: starts the Wasm, passes calls on, and makes sure that whatever happens in there, the caller gets
// an Error with a code and the next call works.
//
// Wasm that has trapped (a panic, a stack that ran over, memory that ran out) must not be called again: its memory is as
// the trap left it. So a fresh instance of the same compiled module takes its place, which takes about a millisecond.

import startGlue, {
  __wbg_reset_state as renew,
  capture as captureDocument,
  extract as extractDocument,
  extractSnapshot as extractFromSnapshot,
  initSync as startGlueSync,
  isReadable as isReadableDocument,
  isReadableSnapshot as isSnapshotReadable,
  lastPanic,
  memoryPages,
} from './recto_glue.js';
import { captureLibraryDocument, isLibraryDocument } from './recto_dom.js';

/**
 * Memory that Wasm has taken it never gives back, except by a new instance. 64 MiB is more than any of 1,500 stored
 * pages needed; after a page that took more, the instance is renewed. In pages of 64 KiB.
 */
const PAGES_KEPT = 1024;

let started = false;

/**
 * Fetches and starts the Wasm that lies beside this file, or the one given. Call it once; further calls do nothing.
 *
 * @param {import('./recto').WasmSource | Promise<import('./recto').WasmSource>} [source]
 * @returns {Promise<void>}
 */
export default async function init(source) {
  const wasm = (await source) ?? new URL('recto.wasm', import.meta.url);
  await startGlue({ module_or_path: fromFile(wasm) ?? wasm });
  started = true;
}

/**
 * The bytes of a `file:` address in Node.js, which does not fetch it. Node's modules are asked for without an import, so
 * that bundlers and other engines need not know them.
 *
 * @param {import('./recto').WasmSource} source
 */
function fromFile(source) {
  if (!(source instanceof URL) || source.protocol !== 'file:') return undefined;
  const { process } = /** @type {{process?: {getBuiltinModule?: (name: string) => any}}} */ (globalThis);
  return process?.getBuiltinModule?.('node:fs').readFileSync(source);
}

/**
 * Starts the Wasm from bytes or a module that are already there.
 *
 * @param {BufferSource | WebAssembly.Module} source
 * @returns {void}
 */
export function initSync(source) {
  startGlueSync({ module: source });
  started = true;
}

/**
 * @param {Document} document
 * @param {import('./recto').Options} [options]
 * @returns {import('./recto').Article}
 */
export function extract(document, options) {
  return guarded(() =>
    isLibraryDocument(document)
      ? extractFromSnapshot(captureLibraryDocument(document), options)
      : extractDocument(document, options),
  );
}

/**
 * @param {import('./recto').Snapshot} snapshot
 * @param {import('./recto').Options} [options]
 * @returns {import('./recto').Article}
 */
export function extractSnapshot(snapshot, options) {
  return guarded(() => extractFromSnapshot(snapshot, options));
}

/**
 * @param {Document} document
 * @returns {boolean}
 */
export function isReadable(document) {
  return guarded(() =>
    isLibraryDocument(document) ? isSnapshotReadable(captureLibraryDocument(document)) : isReadableDocument(document),
  );
}

/**
 * @param {import('./recto').Snapshot} snapshot
 * @returns {boolean}
 */
export function isReadableSnapshot(snapshot) {
  return guarded(() => isSnapshotReadable(snapshot));
}

/**
 * @param {Document} document
 * @param {import('./recto').CaptureOptions} [options]
 * @returns {import('./recto').Snapshot}
 */
export function capture(document, options) {
  return guarded(() =>
    isLibraryDocument(document)
      ? captureLibraryDocument(document)
      : captureDocument(document, options?.packed === true),
  );
}

/**
 * @template T
 * @param {() => T} call
 * @returns {T}
 */
function guarded(call) {
  if (!started) throw failure('not-ready', 'Recto has not started; await init() first');
  try {
    const result = call();
    if (memoryPages() > PAGES_KEPT) renew();
    return result;
  } catch (error) {
    if (error instanceof Error && error.name === 'RectoError') throw error;
    let reason = String(error);
    try {
      reason = lastPanic() || reason;
    } catch {
      // An instance that cannot even say why is about to be replaced all the same.
    }
    renew();
    throw failure('internal', `Recto failed: ${reason}`, error);
  }
}

/**
 * @param {import('./recto').ErrorCode} code
 * @param {string} message
 * @param {unknown} [cause]
 */
function failure(code, message, cause) {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = 'RectoError';
  return Object.assign(error, { code });
}
