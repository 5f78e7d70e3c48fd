// @ts-check
// How fast and how big, in a real Chromium: `./build.sh bench [rounds] [speed|memory]`.
//
// Speed: `extract(document)` beside `new Readability(document.cloneNode(true)).parse()` in the same tab, in turns, the
// order changing every round; the median of the rounds is the page's time. The page is laid out before either begins, as
// a page that somebody sees is. Both are run until the browser has compiled them well; the first run of each, which is
// most of all compiling, is told apart. Memory: what Wasm has taken after pages of up to a million nodes.

import { readFileSync } from 'node:fs';
import { PROJECT, startLab } from '../browser/package.mjs';
import { longPage, sample } from './sample.mjs';

const ROUNDS = Number(process.argv[2] ?? 9);
/** Rounds before the measured ones. Recto's times on one page halve over the first thirty, then they stay. */
const WARM_UP = 30;
const WHAT = process.argv[3] ?? 'speed and memory';
const SYSTEMS = /** @type {const} */ (['recto', 'readability']);
const STAGES = /** @type {const} */ (['capture', 'read', 'judge', 'render', 'handover']);
const SIZES = [250_000, 500_000, 1_000_000];
const READABILITY = readFileSync(`${PROJECT}/node_modules/@mozilla/readability/Readability.js`, 'utf8');

const pages = sample();
const long = Object.fromEntries(SIZES.map((nodes) => [`/long/${nodes}`, longPage(nodes)]));
// Stored pages point at the net; nothing of it is loaded.
const lab = await startLab({ ...pages, ...long }, ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1']);
try {
  if (WHAT.includes('speed')) {
    if (pages) await speed(Object.keys(pages));
    else console.log('Speed: skipped, as the corpora are not there (RECTO_CORPORA)');
  }
  if (WHAT.includes('memory')) await memory();
} finally {
  await lab.close();
}

/** @param {string[]} paths */
async function speed(paths) {
  const rows = [];
  for (const path of paths) {
    const page = await lab.open(path);
    // What the script ends in is not wanted here.
    await page.evaluate(`${READABILITY}\n;0`);
    rows.push({ path, ...(await page.evaluate(measure, SYSTEMS, ROUNDS, WARM_UP)) });
    await page.close();
  }
  const kept = rows.filter(({ failed }) => !failed);
  console.log(`Speed: ${kept.length} pages of ${rows.length} (the others hold no article for Recto), ${ROUNDS} rounds`);
  const middle = Object.fromEntries(SYSTEMS.map((system) => [system, median(kept.map((row) => row.times[system]))]));
  for (const system of SYSTEMS) {
    const ratio = Number(middle[system]) / Number(middle.recto);
    console.log(`  ${system.padEnd(12)} median ${middle[system]?.toFixed(2)} ms, ${ratio.toFixed(1)} × Recto`);
  }
  const first = SYSTEMS.map((system) => `${system} ${median(kept.map((row) => row.first[system])).toFixed(1)}`);
  console.log(`  first run in a tab, medians in ms: ${first.join(', ')}`);
  const per = kept.map((row) => row.times.readability / row.times.recto);
  console.log(
    `  Readability / Recto page by page: median ${median(per).toFixed(1)}, least ${Math.min(...per).toFixed(1)}`,
  );
  const split = STAGES.map((stage) => `${stage} ${median(kept.map((row) => row.stages[stage])).toFixed(2)}`);
  console.log(`  Recto's stages, medians in ms: ${split.join(', ')}`);
  const slow = [...kept].sort((a, b) => a.times.readability / a.times.recto - b.times.readability / b.times.recto);
  for (const { path, elements, times, stages } of slow.slice(0, 5)) {
    const split = STAGES.map((stage) => `${stage} ${stages[stage].toFixed(2)}`).join(', ');
    console.log(`  least gain: ${path}, ${elements} elements, ${times.recto.toFixed(2)} ms (${split})`);
  }
}

/**
 * Runs in the page.
 *
 * @param {readonly string[]} systems
 * @param {number} rounds
 * @param {number} warmUp
 */
function measure(systems, rounds, warmUp) {
  const { recto, Readability } = /** @type {any} */ (globalThis);
  /** @type {Record<string, () => any>} */
  const run = {
    recto: () => recto.extract(document),
    readability: () => new Readability(/** @type {Document} */ (document.cloneNode(true))).parse(),
  };
  const middle = (/** @type {number[]} */ values) => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(systems.map((system) => [system, []]));
  /** @type {Record<string, number>} */
  const first = {};
  /** @type {Record<string, number[]>} */
  const stages = {};
  let failed = false;
  // Asking for a size has the page laid out.
  document.documentElement.getBoundingClientRect();
  for (let round = -warmUp; round < rounds && !failed; round += 1) {
    for (let turn = 0; turn < systems.length; turn += 1) {
      const system = String(systems[Math.abs(turn + round) % systems.length]);
      const start = performance.now();
      try {
        run[system]?.();
      } catch {
        failed ||= system === 'recto';
      }
      const took = performance.now() - start;
      first[system] ??= took;
      if (round >= 0) times[system]?.push(took);
    }
    if (failed || round < 0) continue;
    const { timings } = recto.extract(document, { timings: true });
    for (const [stage, took] of Object.entries(timings)) (stages[stage] ??= []).push(took);
  }
  const middles = (/** @type {Record<string, number[]>} */ all) =>
    Object.fromEntries(Object.entries(all).map(([name, values]) => [name, middle(values)]));
  const elements = document.getElementsByTagName('*').length;
  return { failed, elements, first, times: middles(times), stages: middles(stages) };
}

async function memory() {
  console.log('Long pages: time and Wasm memory, a fresh instance each');
  for (const nodes of SIZES) {
    const page = await lab.open(`/long/${nodes}`, { patience: 300_000 });
    const taken = await page.evaluate(async (glue) => {
      // Past the wrapper, which gives memory back after a page like this.
      const { extract, memoryPages } = await import(glue);
      const { timings } = extract(document, { timings: true });
      const pages = memoryPages();
      const { html } = /** @type {any} */ (globalThis).rectoCapture(document);
      return { timings, pages, bytes: new TextEncoder().encode(html).length };
    }, `${lab.origin}/dist/pkg/recto_glue.js`);
    const memory = taken.pages * 65536;
    const split = STAGES.map((stage) => `${stage} ${taken.timings[stage].toFixed(0)}`).join(', ');
    const total = STAGES.reduce((sum, stage) => sum + taken.timings[stage], 0);
    console.log(
      `  ${nodes} nodes: ${total.toFixed(0)} ms (${split}), snapshot ${mebi(taken.bytes)} MiB, Wasm ${mebi(memory)} MiB, ` +
        `${(memory / taken.bytes).toFixed(1)} ×`,
    );
    await page.close();
  }
}

/** @param {number} bytes */
function mebi(bytes) {
  return (bytes / 1024 / 1024).toFixed(1);
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
