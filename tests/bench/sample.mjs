// @ts-check
// The pages that speed is measured on: every 20th of wcxb and every 9th of aeb, by name. Fixed, so that figures of
// different days compare; of all kinds, so that no kind is flattered.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PROJECT } from '../browser/package.mjs';

const CORPORA = resolve(PROJECT, process.env.RECTO_CORPORA ?? '../shared/corpora');

/** @returns {Record<string, import('../browser/pages.mjs').Served> | null} null when the corpora are not there */
export function sample() {
  if (!existsSync(CORPORA)) return null;
  return Object.fromEntries(
    [
      ['wcxb', 20],
      ['aeb', 9],
    ].flatMap(([corpus, step]) => {
      const folder = join(CORPORA, String(corpus), 'html');
      const names = readdirSync(folder).sort();
      return names
        .filter((_, index) => index % Number(step) === 0)
        .map((name) => [`/${corpus}/${name.split('.')[0]}`, page(join(folder, name))]);
    }),
  );
}

/** @param {string} path */
function page(path) {
  return {
    body: gunzipSync(readFileSync(path)),
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
