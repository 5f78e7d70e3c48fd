// @ts-check
// How time and memory grow with the page: from a thousand nodes to a million.

import { recto, startTabs } from './tabs.mjs';
import { longPage } from './sample.mjs';
import { median } from './speed.mjs';

const SIZES = [1_000, 4_000, 16_000, 64_000, 250_000, 500_000, 1_000_000];
const STAGES = /** @type {const} */ (['capture', 'read', 'judge', 'render', 'handover']);
/** A size is run until this much time has passed or so many runs were made; the median of the later half counts. */
const PATIENCE = 4_000;
const RUNS = 60;

/**
 * Prints time and memory by size, and how steeply the time rises.
 *
 * @param {string} folder a built package
 */
export async function growth(folder) {
  const lab = await startTabs(Object.fromEntries(SIZES.map((nodes) => [`/long/${nodes}`, longPage(nodes)])), [
    recto(folder, 'recto'),
  ]);
  /** @type {[number, number][]} */
  const points = [];
  console.log('Long pages: time once warm, Wasm memory of a fresh instance');
  try {
    for (const nodes of SIZES) {
      const taken = await lab.within(`/long/${nodes}`, recto(folder, 'recto'), (page) =>
        page.evaluate(measure, `${lab.origin}/package/recto/recto_glue.js`, PATIENCE, RUNS),
      );
      const later = taken.runs.slice(taken.runs.length >> 1);
      const split = STAGES.map((stage) => [stage, median(later.map((run) => run[stage] ?? 0))]);
      const total = median(later.map((run) => STAGES.reduce((sum, stage) => sum + (run[stage] ?? 0), 0)));
      points.push([nodes, total]);
      const stages = split.map(([stage, took]) => `${stage} ${Number(took).toFixed(1)}`).join(', ');
      const memory = taken.pages * 65_536;
      console.log(
        `  ${nodes} nodes: ${total.toFixed(1)} ms (${stages}; ${taken.runs.length} runs), snapshot ` +
          `${mebi(taken.bytes)} MiB, Wasm ${mebi(memory)} MiB, ${(memory / taken.bytes).toFixed(1)} ×`,
      );
    }
  } finally {
    await lab.close();
  }
  console.log(`  slope of log time over log nodes: ${slope(points).toFixed(3)}`);
}

/**
 * Runs in the page.
 *
 * @param {string} glue
 * @param {number} patience
 * @param {number} most
 */
async function measure(glue, patience, most) {
  // Past the wrapper, which gives memory back after a page like this.
  const { extract, capture, memoryPages } = await import(glue);
  /** @type {Record<string, number>[]} */
  const runs = [extract(document, { timings: true }).timings];
  const pages = memoryPages();
  const start = performance.now();
  while (runs.length < most && performance.now() - start < patience) {
    runs.push(extract(document, { timings: true }).timings);
  }
  const { html } = capture(document, false);
  return { runs, pages, bytes: new TextEncoder().encode(html).length };
}

/**
 * Of the straight line that lies nearest to the points, by least squares, both axes logarithmic.
 *
 * @param {[number, number][]} points
 */
export function slope(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (/** @type {number} */ axis) => logs.reduce((sum, point) => sum + Number(point[axis]), 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, point) => sum + (Number(point[0]) - x) * (Number(point[1]) - y), 0);
  return over / logs.reduce((sum, point) => sum + (Number(point[0]) - x) ** 2, 0);
}

/** @param {number} bytes */
function mebi(bytes) {
  return (bytes / 1024 / 1024).toFixed(1);
}
