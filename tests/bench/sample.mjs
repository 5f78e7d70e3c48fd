// @ts-check
// The pages that speed is measured on. Without a folder: every 20th of wcxb and every 9th of aeb, by name, where those
// corpora are there, else the pages of tests/bench/pages. Fixed, so that figures of different days compare; of all kinds,
// so that no kind is flattered.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PROJECT } from '../browser/package.mjs';
import { madePages } from './pages/index.mjs';

/** @typedef {import('../browser/pages.mjs').Served} Served */

const CORPORA = resolve(PROJECT, process.env.RECTO_CORPORA ?? '../shared/corpora');

/**
 * @param {string} [folder] with pages as `.html` or `.html.gz`, at any depth
 * @param {number} [most] so many of them at most, spread evenly over their sorted names
 * @returns {Record<string, Served>} by path
 */
export function sample(folder, most = Infinity) {
  if (folder) return spread(stored(resolve(folder), 'page', 1), most);
  if (!existsSync(CORPORA)) {
    const made = Object.entries(madePages());
    return Object.fromEntries(made.map(([name, { html }]) => [`/made/${name}`, served(`<!DOCTYPE html>${html}`)]));
  }
  const corpora = /** @type {[string, number][]} */ ([
    ['wcxb', 20],
    ['aeb', 9],
  ]);
  return spread(
    corpora.flatMap(([corpus, step]) => stored(join(CORPORA, corpus, 'html'), corpus, step)),
    most,
  );
}

/**
 * @param {string} folder
 * @param {string} prefix
 * @param {number} step every how many
 * @returns {[string, string][]} paths and files
 */
function stored(folder, prefix, step) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.html?(\.gz)?$/.test(name),
  );
  return names
    .sort()
    .filter((_, index) => index % step === 0)
    .map((name) => [`/${prefix}/${name.replace(/(\/source|\/page)?\.html?(\.gz)?$/, '')}`, join(folder, name)]);
}

/**
 * @param {[string, string][]} pages
 * @param {number} most
 */
function spread(pages, most) {
  const step = Math.max(1, pages.length / most);
  const kept = Array.from({ length: Math.min(pages.length, most) }, (_, at) => pages[Math.floor(at * step)]);
  return Object.fromEntries(kept.flatMap((page) => (page ? [[page[0], read(page[1])]] : [])));
}

/** @param {string} path */
function read(path) {
  const bytes = readFileSync(path);
  return served(basename(path).endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

/** @param {string | Buffer} body */
function served(body) {
  return {
    body,
    headers: {
      // The clock of an isolated page ticks every 5 µs, else every 100.
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      // The page as it was stored: without what they load, its scripts fail half-way, run on timers between the
      // measurements, and one of them stops everything with a dialog.
      'content-security-policy': "script-src 'self' 'wasm-unsafe-eval'",
    },
  };
}

/**
 * A page with that many nodes below its body, half of them elements: paragraphs of 25 words, as a long book has.
 *
 * @param {number} nodes
 */
export function longPage(nodes) {
  const words =
    'the first cable was drawn across the gorge by a kite as no boat could cross the water there and no crane';
  return `<!DOCTYPE html><title>A long page</title><main><article><h1>A long page</h1></article></main><script>
    { const parts = []; for (let at = 0; at < ${nodes / 2}; at += 1) parts.push('<p>' + at + ' ${words}, said one.</p>');
      document.querySelector('article').insertAdjacentHTML('beforeend', parts.join('')); document.currentScript.remove(); }
  </script>`;
}
