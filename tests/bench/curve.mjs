// @ts-check
// How time and memory grow from a thousand nodes to a million, for pages of one kind each, natively and as Wasm in Node.js;
// as a table and as a picture (out/bench/growth.svg).

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from '../browser/package.mjs';
import { curvePicture } from './curve_picture.mjs';
import { slope } from './growth.mjs';

/** @typedef {{ nodes: number, bytes: number, time: number, memory: number }} Point of one size: milliseconds, bytes */
/** @typedef {{ name: string, native: Point[], wasm: Point[] }} Curve of one kind of page */

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** A size is run until this much time has passed; the fastest run counts. */
const PATIENCE = 400;
/** Runs before the first that counts: until then the engine compiles. */
const WARMING = 60;

const SENTENCE = 'The ferry left the northern quay at six in the morning, as it had done every working day for years. ';

/** What is repeated, or written around it, and how many nodes it is. */
const SHAPES = /** @type {Record<string, { nodes: number, page(count: number): string }>} */ ({
  paragraphs: { nodes: 2, page: (count) => `<p>${SENTENCE}</p>`.repeat(count) },
  links: { nodes: 3, page: (count) => `<p>${each(count, (at) => `<a href="/page/${at}">Page ${at}</a> `)}</p>` },
  pictures: {
    nodes: 4,
    page: (count) =>
      each(
        count,
        (at) =>
          `<figure><img src="/p${at}.jpg" width="600" height="400">` +
          `<figcaption>Picture number ${at} of the ferry.</figcaption></figure>`,
      ),
  },
  nested: { nodes: 1, page: (count) => `${'<div>'.repeat(count)}<p>${SENTENCE}</p>${'</div>'.repeat(count)}` },
  'table cells': {
    nodes: 5,
    page: (count) => `<table><tbody>${'<tr><td>six</td><td>seven</td></tr>'.repeat(count)}</tbody></table>`,
  },
  'line breaks': { nodes: 3, page: (count) => `<div>${'The boat leaves at six.<br><br>'.repeat(count)}</div>` },
});

/**
 * Prints the curves and draws them.
 *
 * @param {string} folder a built package
 * @param {string} picture where the picture goes
 */
export async function curve(folder, picture) {
  const glue = await import(pathToFileURL(join(folder, 'recto_glue.js')).href);
  glue.initSync({ module: readFileSync(join(folder, 'recto.wasm')) });
  const cargo = ['--quiet', '--release', '--example', 'growth'];
  execFileSync('cargo', ['build', ...cargo], { cwd: PROJECT, stdio: 'inherit' });
  const pages = join(PROJECT, 'out/bench/growth');
  mkdirSync(pages, { recursive: true });
  for (let run = 0; run < WARMING; run += 1) {
    for (const shape of Object.values(SHAPES)) readInWasm(glue, whole(shape.page(200)), 0);
  }
  /** @type {Curve[]} */
  const curves = [];
  console.log('Processor time and the most memory, the snapshot included, by the number of nodes');
  for (const [name, shape] of Object.entries(SHAPES)) {
    /** @type {Curve} */
    const curve = { name, native: [], wasm: [] };
    for (const nodes of SIZES) {
      const html = whole(shape.page(Math.round(nodes / shape.nodes)));
      const file = join(pages, 'page.html');
      writeFileSync(file, html);
      const told = execFileSync('cargo', ['run', ...cargo, '--', file], { cwd: PROJECT, encoding: 'utf8' });
      const { bytes, peak, time } = JSON.parse(told);
      curve.native.push({ nodes, bytes, time, memory: peak });
      curve.wasm.push({ nodes, bytes, ...readInWasm(glue, html) });
    }
    curves.push(curve);
    for (const way of /** @type {const} */ (['native', 'wasm'])) {
      const points = curve[way].map(
        ({ bytes, time, memory }) => `${written(time)} ms ${(memory / bytes).toFixed(1)} ×`,
      );
      const rise = slope(curve[way].map(({ nodes, time }) => [nodes, time]));
      console.log(`  ${name}, ${way}: ${points.join(', ')}; slope ${rise.toFixed(3)}`);
    }
  }
  writeFileSync(picture, curvePicture(curves));
  console.log(`Picture: ${picture}`);
}

/**
 * A page as a browser serialises it.
 *
 * @param {string} inner
 */
function whole(inner) {
  const text = `<p>${SENTENCE}</p>`.repeat(12);
  return `<html><head><title>Large</title></head><body><h1>Large</h1>${text}${inner}${text}</body></html>`;
}

/**
 * @param {number} count
 * @param {(at: number) => string} write
 */
function each(count, write) {
  return Array.from({ length: count }, (_, at) => write(at)).join('');
}

/**
 * @param {any} glue started
 * @param {string} html
 * @param {number} [patience]
 * @returns {{ time: number, memory: number }}
 */
function readInWasm(glue, html, patience = PATIENCE) {
  const snapshot = {
    version: 1,
    html,
    form: 'serialised',
    scripting: true,
    shadowRoots: false,
    url: 'https://a.example/long',
    baseUrl: null,
    contentType: 'text/html',
    elementCount: null,
    hidden: [],
    pictures: [],
  };
  const read = () => {
    const before = process.cpuUsage();
    try {
      glue.extractSnapshot(snapshot, {});
    } catch {
      // A code is an answer too.
    }
    return process.cpuUsage(before).user / 1000;
  };
  // Memory that was taken is never given back: that of a fresh instance is what this page needs.
  glue.__wbg_reset_state();
  let fastest = read();
  const memory = glue.memoryPages() * 65_536;
  const start = performance.now();
  while (performance.now() - start < patience) fastest = Math.min(fastest, read());
  return { time: fastest, memory };
}

/** @param {number} time */
function written(time) {
  return time < 10 ? time.toFixed(2) : time.toFixed(0);
}
