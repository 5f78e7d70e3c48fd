// @ts-check
// How much code a first run compiles: `node tests/bench/first_run.mjs [options] [snapshot.json …]`.
//
//   --package <folder>  the package to look at (default dist/pkg)
//   --wasm <file>       its Wasm, where it has names (default out/glue/recto_glue_bg.wasm for dist/pkg)
//   --top <number>      how many functions to list (default 25)
//   --all               list for each page what no other page calls
//
// Without snapshots the pages of tests/bench/pages are read. Prints for each the bytes of the bodies of all functions that
// reading it calls in a fresh instance, how many they are, and how many locals they declare (mean, each function counting
// by its bytes, as it is the long ones that are slow with many); then the largest of those, by name, their locals, and how
// many of the pages call each.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { called, functions, instrumented } from './functions.mjs';
import { madePages } from './pages/index.mjs';

/** @typedef {import('../../src/browser/package/recto').Snapshot} Snapshot */
/** @typedef {import('./functions.mjs').WasmFunction} WasmFunction */

const PROJECT = resolve(import.meta.dirname, '../..');

/** Every instance of a package has a glue module of its own. */
let instances = 0;

/**
 * Reads pages in fresh instances of a package.
 *
 * @param {string} folder the package
 * @param {string} [wasm] its Wasm when it lies elsewhere
 */
export function firstRuns(folder, wasm = join(folder, 'recto.wasm')) {
  const bytes = readFileSync(wasm);
  const all = functions(bytes);
  const module = new WebAssembly.Module(instrumented(bytes));
  return {
    functions: all,
    /**
     * @param {Snapshot} snapshot
     * @returns {Promise<{functions: WasmFunction[], bytes: number, locals: number, error: string}>} what was called, the
     * mean of its locals by bytes, and the code of the error that the reading ended in, if any
     */
    async read(snapshot) {
      instances += 1;
      const address = pathToFileURL(join(resolve(folder), 'recto_glue.js'));
      address.search = String(instances);
      const glue = await import(address.href);
      const exports = glue.initSync({ module });
      let error = '';
      try {
        glue.extractSnapshot(snapshot, {});
      } catch (failed) {
        error = String(/** @type {any} */ (failed).code ?? failed);
      }
      const indices = called(exports);
      const run = all.filter(({ index }) => indices.has(index));
      const bytes = sum(run);
      return {
        functions: run,
        bytes,
        locals: run.reduce((total, { size, locals }) => total + size * locals, 0) / bytes,
        error,
      };
    },
  };
}

/** @param {WasmFunction[]} list */
function sum(list) {
  return list.reduce((total, { size }) => total + size, 0);
}

/** The Wasm with names that the last build of dist/pkg left, if it is of the same build. */
function namedWasm() {
  const [named, shipped] = ['out/glue/recto_glue_bg.wasm', 'dist/pkg/recto.wasm'].map((path) => join(PROJECT, path));
  if (!named || !shipped || !existsSync(named) || !existsSync(shipped)) return undefined;
  return statSync(named).mtimeMs <= statSync(shipped).mtimeMs ? named : undefined;
}

/** A Rust symbol without its hash. @param {WasmFunction} of */
function shown({ name, index }) {
  return (name || `function ${index}`).replace(/::h[0-9a-f]{16}$/, '');
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      package: { type: 'string', default: join(PROJECT, 'dist/pkg') },
      wasm: { type: 'string' },
      top: { type: 'string', default: '25' },
      all: { type: 'boolean', default: false },
    },
  });
  const isDefault = resolve(values.package) === join(PROJECT, 'dist/pkg');
  const runs = firstRuns(values.package, values.wasm ?? (isDefault ? namedWasm() : undefined));
  const pages =
    positionals.length > 0
      ? Object.fromEntries(positionals.map((path) => [basename(path, '.json'), JSON.parse(readFileSync(path, 'utf8'))]))
      : madePages();
  console.log(`${runs.functions.length} functions, ${sum(runs.functions)} bytes of bodies`);
  /** @type {Map<WasmFunction, string[]>} */
  const callers = new Map();
  for (const [name, snapshot] of Object.entries(pages)) {
    const run = await runs.read(snapshot);
    console.log(
      `  ${name.padEnd(16)} ${String(run.bytes).padStart(7)} bytes in ${run.functions.length} functions` +
        ` of ${run.locals.toFixed(1)} locals` +
        ` (page of ${snapshot.html.length} characters${run.error && `, ${run.error}`})`,
    );
    for (const one of run.functions) callers.set(one, [...(callers.get(one) ?? []), name]);
  }
  const count = Object.keys(pages).length;
  const largest = [...callers].sort(([a], [b]) => b.size - a.size);
  console.log('Largest that were called: bytes, locals, pages that call it, name');
  for (const [one, by] of largest.slice(0, Number(values.top))) {
    console.log(
      `  ${String(one.size).padStart(6)}  ${String(one.locals).padStart(3)}  ${by.length}/${count}  ${shown(one)}`,
    );
  }
  if (!values.all) return;
  console.log('Called by a single page:');
  for (const [one, [name, more]] of largest) {
    if (more === undefined) console.log(`  ${String(one.size).padStart(6)}  ${name}  ${shown(one)}`);
  }
}

if (import.meta.filename === process.argv[1]) await main();
