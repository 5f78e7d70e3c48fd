// @ts-check
// Puts the extension together: `node assemble.mjs <npm package> <dist>` makes `<dist>/<browser>`, ready to be loaded
// unpacked, and `<dist>/recto-<browser>-<version>.zip`, ready for its store. The same sources give the same bytes: files
// stand in the archive by name, all with one date.
//
// `manifest.json` is Chromium's. `manifest.<browser>.json` says what another browser wants otherwise, key by key; null
// takes a key away.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

const [pkg, dist] = process.argv.slice(2);
if (!pkg || !dist) throw new Error('usage: node assemble.mjs <npm package> <dist>');
const here = import.meta.dirname;

/** What of this folder is not shipped. */
const KEPT_BACK = [/^manifest\.\w+\.json$/, /^assemble\.mjs$/, /\.d\.ts$/, /\.md$/, /^tools$/, /\.svg$/];
/** What of the package the extension needs. */
const CORE = ['recto.js', 'recto_capture.js', 'recto_glue.js', 'recto.wasm'];
/** The earliest date an archive can hold. Months count from 0. */
const DATE = new Date(1980, 0, 1);

const { version } = JSON.parse(readFileSync(join(pkg, 'package.json'), 'utf8'));

for (const browser of ['chromium', 'firefox']) {
  const out = join(dist, browser);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  cpSync(here, out, { recursive: true, filter: (path) => !keptBack(relative(here, path)) });
  for (const name of CORE) cpSync(join(pkg, name), join(out, name));
  writeFileSync(join(out, 'capture.js'), classic(readFileSync(join(pkg, 'recto_capture.js'), 'utf8')));
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest(browser), null, 2)}\n`);
  const archive = join(dist, `recto-${browser}-${version}.zip`);
  writeFileSync(archive, zip(out));
  console.log(`${out}, ${archive}`);
}

/**
 * The package's capture as a script that a page can be given: modules would have to be open to the page.
 * @param {string} module
 */
function classic(module) {
  const script = module.replace(/^export /gm, '');
  if (/^(import|export)\b/m.test(script)) throw new Error('the capture stands in one file and exports only functions');
  const give = 'globalThis.rectoCapture = (document, options) => capture(document, options?.packed === true);';
  return `(() => {\n${script}\n${give}\n})();\n`;
}

/** @param {string} path */
function keptBack(path) {
  const name = path.split(sep).at(-1) ?? '';
  return KEPT_BACK.some((pattern) => pattern.test(name));
}

/** @param {string} browser */
function manifest(browser) {
  const base = JSON.parse(readFileSync(join(here, 'manifest.json'), 'utf8'));
  const own = browser === 'chromium' ? {} : JSON.parse(readFileSync(join(here, `manifest.${browser}.json`), 'utf8'));
  const entries = Object.entries({ ...base, ...own, version }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries);
}

/** @param {string} folder */
function zip(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  return zipSync(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))])), {
    level: 9,
    mtime: DATE,
  });
}
