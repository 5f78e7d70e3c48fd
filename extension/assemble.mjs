// @ts-check
// Builds the extension: `node assemble.mjs <npm package> <dist>` makes `<dist>/<browser>`, ready to be loaded unpacked, and
// `<dist>/recto-<browser>-<version>.zip`, ready for its store. The same sources give the same bytes: files stand in the
// archive by name, all with one date.
//
// `manifest.json` is Chromium's. `manifest.<browser>.json` overrides it key by key for another browser; null removes a key.

import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { zipSync } from 'fflate';
import { bundleOptions, bundlePage, bundleWorker } from './bundle.mjs';

const [pkg, dist] = process.argv.slice(2).map((path) => resolve(path));
if (!pkg || !dist) throw new Error('usage: node assemble.mjs <npm package> <dist>');
const here = import.meta.dirname;

/** What is shipped as it is, and where. */
const COPIED = [
  ['_locales', '_locales'],
  ['options/options.html', 'options/options.html'],
  ...['16', '32', '48', '128'].map((size) => [`icons/${size}.png`, `icons/${size}.png`]),
];
/** The typefaces: the folder of each in `fonts/`, the package it comes from, and the files that are taken. */
const FONTS = /** @type {[folder: string, from: string, files: RegExp][]} */ ([
  ['literata', '@fontsource-variable/literata', /-wght-(normal|italic)\.woff2$/],
  ['atkinson-hyperlegible-next', '@fontsource-variable/atkinson-hyperlegible-next', /-wght-(normal|italic)\.woff2$/],
  ['opendyslexic', '@fontsource/opendyslexic', /\.woff2$/],
]);
/** The earliest date an archive can hold. Months count from 0. */
const DATE = new Date(1980, 0, 1);

const { version } = JSON.parse(readFileSync(join(pkg, 'package.json'), 'utf8'));

for (const browser of ['chromium', 'firefox']) {
  const out = join(dist, browser);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [from, to] of COPIED) cpSync(join(here, from), join(out, to), { recursive: true });
  for (const [folder, from, files] of FONTS)
    copyFont(join(here, '../node_modules', from), join(out, 'fonts', folder), files);
  await bundlePage(out);
  await bundleOptions(out);
  await bundleWorker(out, pkg);
  cpSync(join(pkg, 'recto.wasm'), join(out, 'recto.wasm'));
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest(browser), null, 2)}\n`);
  const archive = join(dist, `recto-${browser}-${version}.zip`);
  writeFileSync(archive, zip(out));
  console.log(`${out}, ${archive}`);
}

/**
 * Copies the files of a typeface with its licence.
 * @param {string} from
 * @param {string} to
 * @param {RegExp} files
 */
function copyFont(from, to, files) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(join(from, 'files')).filter((name) => files.test(name))) {
    copyFileSync(join(from, 'files', name), join(to, name));
  }
  copyFileSync(join(from, 'LICENSE'), join(to, 'LICENSE.txt'));
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
