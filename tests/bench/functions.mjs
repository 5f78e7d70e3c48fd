// @ts-check
// The functions of a Wasm file: how long their bodies are, what they are called, and which of them a run calls.
//
// An engine compiles a function when it is first called (Chromium since 2023), so the bodies of the functions that a run
// calls are what it has to compile. Which those are depends on nothing but the file and the page: every function is given
// one instruction more that sets a global of its own, and afterwards the globals are looked at. The engine's own trace
// (`node --trace-wasm-compilation-times`) names the same functions.

import { Reader, sections } from '../../src/browser/package/wasm_sections.mjs';

/** Ids of sections and kinds of imports and exports. */
const IMPORT = 2;
const GLOBAL = 6;
const EXPORT = 7;
const CODE = 10;
const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };

/** Prefix of the names of the exported globals. */
const CALLED = 'called:';

/**
 * @typedef {object} WasmFunction
 * @property {number} index among all functions, imported ones first
 * @property {number} size bytes of the body as engines count it: locals and instructions
 * @property {number} locals how many it declares, without its parameters
 * @property {string} name empty where the file has no names
 */

/**
 * @param {Uint8Array} bytes
 * @returns {WasmFunction[]} those that have a body
 */
export function functions(bytes) {
  const names = functionNames(bytes);
  const first = imported(bytes).functions;
  return bodies(bytes).map(({ start, end }, at) => ({
    index: first + at,
    size: end - start,
    locals: locals(bytes, start),
    name: names.get(first + at) ?? '',
  }));
}

/**
 * The same file, telling which functions were called.
 *
 * @param {Uint8Array} bytes
 */
export function instrumented(bytes) {
  const found = bodies(bytes);
  const before = imported(bytes);
  const globals = section(bytes, GLOBAL);
  const firstGlobal = before.globals + (globals ? new Reader(bytes, globals.content).number() : 0);
  const parts = [bytes.subarray(0, 8)];
  for (const { id, start, content, end } of sections(bytes)) {
    const reader = new Reader(bytes, content);
    if (id === GLOBAL || id === EXPORT || id === CODE) {
      const count = reader.number();
      const old = bytes.subarray(reader.at, end);
      if (id === CODE)
        parts.push(
          written(
            id,
            count,
            found.map((body, at) => marked(bytes, body, firstGlobal + at)),
          ),
        );
      // A mutable i32 that begins as 0.
      if (id === GLOBAL)
        parts.push(written(id, count + found.length, [old, ...found.map(() => [0x7f, 1, 0x41, 0, 0x0b])]));
      if (id === EXPORT) {
        const added = found.map((_, at) => {
          const name = Buffer.from(CALLED + (before.functions + at));
          return [...leb(name.length), ...name, KIND.global, ...leb(firstGlobal + at)];
        });
        parts.push(written(id, count + found.length, [old, ...added]));
      }
    } else {
      parts.push(bytes.subarray(start, end));
    }
  }
  return Buffer.concat(parts);
}

/**
 * The indices of the functions that were called.
 *
 * @param {object} exports of an instance of an instrumented file
 * @returns {Set<number>}
 */
export function called(exports) {
  const marks = Object.entries(exports).filter(([name, value]) => name.startsWith(CALLED) && value.value !== 0);
  return new Set(marks.map(([name]) => Number(name.slice(CALLED.length))));
}

/**
 * @param {Uint8Array} bytes
 * @param {number} id
 */
function section(bytes, id) {
  return sections(bytes).find((one) => one.id === id);
}

/**
 * @param {Uint8Array} bytes
 * @returns {{start: number, end: number}[]} where the bodies lie, without their sizes
 */
function bodies(bytes) {
  const code = section(bytes, CODE);
  if (!code) return [];
  const reader = new Reader(bytes, code.content);
  return Array.from({ length: reader.number() }, () => {
    const size = reader.number();
    const start = reader.at;
    reader.at += size;
    return { start, end: reader.at };
  });
}

/**
 * How many locals a body declares.
 *
 * @param {Uint8Array} bytes
 * @param {number} start of the body
 */
function locals(bytes, start) {
  const reader = new Reader(bytes, start);
  let count = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    count += reader.number();
    reader.at += 1;
  }
  return count;
}

/**
 * How many functions and globals are imported.
 *
 * @param {Uint8Array} bytes
 */
function imported(bytes) {
  const counts = { functions: 0, globals: 0 };
  const imports = section(bytes, IMPORT);
  if (!imports) return counts;
  const reader = new Reader(bytes, imports.content);
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.name();
    reader.name();
    const kind = reader.byte();
    if (kind === KIND.function) {
      reader.number();
      counts.functions += 1;
    } else if (kind === KIND.global) {
      reader.at += 2;
      counts.globals += 1;
    } else if (kind === KIND.tag) {
      reader.at += 1;
      reader.number();
    } else {
      if (kind === KIND.table) reader.at += 1;
      const hasMost = reader.byte() & 1;
      reader.number();
      if (hasMost) reader.number();
    }
  }
  return counts;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Map<number, string>}
 */
function functionNames(bytes) {
  const names = new Map();
  const custom = sections(bytes).find((one) => one.name === 'name');
  if (!custom) return names;
  const reader = new Reader(bytes, custom.content);
  while (reader.at < custom.end) {
    const kind = reader.byte();
    const size = reader.number();
    const end = reader.at + size;
    // The names of functions.
    if (kind === 1) for (let left = reader.number(); left > 0; left -= 1) names.set(reader.number(), reader.name());
    reader.at = end;
  }
  return names;
}

/**
 * A body that first sets its global to 1.
 *
 * @param {Uint8Array} bytes
 * @param {{start: number, end: number}} body
 * @param {number} global
 */
function marked(bytes, { start, end }, global) {
  const reader = new Reader(bytes, start);
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.number();
    reader.at += 1;
  }
  const mark = [0x41, 1, 0x24, ...leb(global)];
  const body = Buffer.concat([bytes.subarray(start, reader.at), Uint8Array.from(mark), bytes.subarray(reader.at, end)]);
  return Buffer.concat([Uint8Array.from(leb(body.length)), body]);
}

/**
 * @param {number} id
 * @param {number} count
 * @param {(Uint8Array | number[])[]} entries
 */
function written(id, count, entries) {
  const content = Buffer.concat([Uint8Array.from(leb(count)), ...entries.map((entry) => Uint8Array.from(entry))]);
  return Buffer.concat([Uint8Array.from([id, ...leb(content.length)]), content]);
}

/**
 * An unsigned LEB128 number.
 *
 * @param {number} value
 * @returns {number[]}
 */
function leb(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)];
}
