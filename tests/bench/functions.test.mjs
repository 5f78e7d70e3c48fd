// @ts-check
// The counting of what a run calls, on a file small enough to know the answer.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sections, withoutNames } from '../../src/browser/package/wasm_sections.mjs';
import { PROJECT } from '../browser/package.mjs';
import { called, functions, instrumented } from './functions.mjs';

const folder = mkdtempSync(join(tmpdir(), 'recto-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} text in the WebAssembly text format */
function assembled(text) {
  writeFileSync(join(folder, 'file.wat'), text);
  const [from, to] = ['file.wat', 'file.wasm'].map((name) => join(folder, name));
  execFileSync(join(PROJECT, 'node_modules/.bin/wasm-as'), [String(from), '-g', '-o', String(to)]);
  return readFileSync(String(to));
}

/** One function is called always, one when asked with other than 0, one never. */
const FILE = assembled(`(module
  (import "outside" "function" (func $outside))
  (import "outside" "number" (global $number i32))
  (import "outside" "table" (table 1 10 funcref))
  (global $own i32 (i32.const 7))
  (memory 1)
  (func $always (export "run") (param i32) (local i64 f32)
    (call $outside)
    (if (local.get 0) (then (call $asked))))
  (func $asked)
  (func $never (export "never") (result i32) (i32.add (global.get $own) (global.get $number))))`);

function instance() {
  let outside = 0;
  const imports = {
    function: () => (outside += 1),
    number: 5,
    table: new WebAssembly.Table({ element: 'anyfunc', initial: 1, maximum: 10 }),
  };
  const module = new WebAssembly.Module(instrumented(FILE));
  const exports = /** @type {any} */ (new WebAssembly.Instance(module, { outside: imports }).exports);
  return { exports, asked: () => outside };
}

test('a function has as many locals as it declares, of whatever types', () => {
  assert.deepEqual(Object.fromEntries(functions(FILE).map(({ name, locals }) => [name, locals])), {
    always: 2,
    asked: 0,
    never: 0,
  });
});

test('a run tells which functions it called, and only those', () => {
  const names = new Map(functions(FILE).map(({ index, name }) => [index, name]));
  const run = (/** @type {number} */ argument) => {
    const { exports, asked } = instance();
    exports.run(argument);
    assert.equal(asked(), 1);
    return [...called(exports)].map((index) => names.get(index));
  };
  assert.deepEqual([...names.values()], ['always', 'asked', 'never']);
  assert.deepEqual(run(0), ['always']);
  assert.deepEqual(run(1), ['always', 'asked']);
});

test('an instrumented file does what it did', () => {
  assert.equal(instance().exports.never(), 12);
});

test('a body is as long as the engine sees it', () => {
  // No locals, and what binaryen writes for an empty body: nothing but its end.
  assert.equal(functions(FILE).find(({ name }) => name === 'asked')?.size, 2);
});

test('without names a file is otherwise the same', () => {
  const bare = withoutNames(FILE);
  const [all, left] = [FILE, bare].map((bytes) => sections(bytes).map(({ id, name }) => `${id} ${name}`));
  assert.deepEqual(
    left,
    all?.filter((section) => section !== '0 name'),
  );
  assert.ok(all && left && left.length === all.length - 1);
  assert.ok(WebAssembly.validate(bare));
  assert.deepEqual(
    functions(bare).map(({ size }) => size),
    functions(FILE).map(({ size }) => size),
  );
});

test('a file that ends too early is an error', () => {
  assert.throws(() => functions(FILE.subarray(0, 60)), /ends too early/);
});
