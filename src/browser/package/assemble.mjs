// @ts-check
// Puts the npm package together: `node assemble.mjs <glue folder> <package folder>`, where the glue folder is what
// wasm-bindgen and wasm-opt made. Prints the size of the Wasm, raw and as a server would send it.

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildSync } from 'esbuild';
import { withoutNames } from './wasm_sections.mjs';

const [glue, out] = process.argv.slice(2);
if (!glue || !out) throw new Error('usage: node assemble.mjs <glue folder> <package folder>');
const here = import.meta.dirname;

/** @param {string} key */
function fromCargo(key) {
  const manifest = readFileSync(join(here, '../../../Cargo.toml'), 'utf8');
  const value = new RegExp(`^${key} = "(.*)"$`, 'm').exec(manifest)?.[1];
  if (!value) throw new Error(`Cargo.toml has no ${key}`);
  return value;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
/** What is copied as it is. */
const MODULES = ['recto.js', 'recto_dom.js', 'recto.d.ts', 'readability.js', 'readability.d.ts'];
for (const name of [...MODULES, 'README.md']) copyFileSync(join(here, name), join(out, name));
copyFileSync(join(here, '../../../LICENSE'), join(out, 'LICENSE'));
// The capture stands beside the glue, in one file, not in the deep folder that wasm-bindgen made for its modules.
buildSync({
  absWorkingDir: join(here, '../../..'),
  entryPoints: ['src/browser/capture/live.js'],
  bundle: true,
  charset: 'utf8',
  format: 'esm',
  target: 'es2024',
  outfile: resolve(out, 'recto_capture.js'),
  logLevel: 'warning',
});
const calls = readFileSync(join(glue, 'recto_glue.js'), 'utf8');
const moved = calls.replace(/'\.\/snippets\/[^']*\/live\.js'|"\.\/snippets\/[^"]*\/live\.js"/, "'./recto_capture.js'");
if (moved === calls || moved.includes('/snippets/'))
  throw new Error('the glue does not import the capture as expected');
writeFileSync(join(out, 'recto_glue.js'), moved);
writeFileSync(join(out, 'recto.wasm'), withoutNames(readFileSync(join(glue, 'recto_glue_bg.wasm'))));

const manifest = {
  name: 'recto',
  version: fromCargo('version'),
  description: fromCargo('description'),
  license: fromCargo('license'),
  keywords: ['reader-mode', 'readability', 'article', 'extraction', 'wasm'],
  type: 'module',
  main: './recto.js',
  types: './recto.d.ts',
  exports: {
    '.': { types: './recto.d.ts', default: './recto.js' },
    './readability': { types: './readability.d.ts', default: './readability.js' },
    './recto.wasm': './recto.wasm',
    './package.json': './package.json',
  },
  files: [...MODULES, 'recto_capture.js', 'recto_glue.js', 'recto.wasm'],
  // Bundlers must not drop the start of the Wasm.
  sideEffects: ['./recto_glue.js', './readability.js'],
  // The first with `process.getBuiltinModule`, by which the Wasm is read from a file; other engines fetch it.
  engines: { node: '>=20.16' },
};
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const wasm = readFileSync(join(out, 'recto.wasm'));
const brotli = brotliCompressSync(wasm, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
console.log(`recto.wasm: ${wasm.length} bytes raw, ${brotli} bytes brotli`);
