// @ts-check
// How long the first run in a fresh tab takes, the fifth, and a steady one, page by page and extractor by extractor.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstRuns } from './first_run.mjs';
import { startTabs } from './tabs.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./tabs.mjs').System} System */
/** @typedef {{first: number, fifth: number, steady: number}} Times milliseconds */

/**
 * @typedef {object} Row a page
 * @property {string} path
 * @property {number} elements
 * @property {Record<string, Times>} times by extractor
 * @property {Record<string, number>} compiled bytes of function bodies that a first run compiles, by package of Recto
 */

/** Runs before the steady ones. Recto's times on one page halve over the first thirty, then they stay. */
const WARM_UP = 30;

/**
 * @param {Record<string, import('../browser/pages.mjs').Served>} pages
 * @param {System[]} systems
 * @param {object} wishes
 * @param {number} wishes.tabs fresh tabs for each page and extractor; the medians count
 * @param {number} wishes.rounds steady runs, of which the median counts; none measured when 0
 * @param {boolean} wishes.cpu whether the processor time of the page's thread is taken instead of the time that passes:
 * on a machine that others use
 * @param {string} [wishes.snapshots] folder in which each page's snapshot is left for first_run.mjs
 * @returns {Promise<{rows: Row[], left: string[]}>} pages, and those on which Recto finds no article
 */
export async function speed(pages, systems, { tabs, rounds, cpu, snapshots }) {
  const lab = await startTabs(pages, systems);
  const counts = Object.fromEntries(systems.flatMap(({ name, folder }) => (folder ? [[name, firstRuns(folder)]] : [])));
  /** @type {Row[]} */
  const rows = [];
  /** @type {string[]} */
  const left = [];
  try {
    for (const [at, path] of Object.keys(pages).entries()) {
      /** @type {Record<string, Measured[]>} */
      const found = Object.fromEntries(systems.map(({ name }) => [name, []]));
      /** @type {import('../../src/browser/package/recto').Snapshot | undefined} */
      let snapshot;
      let failed = false;
      for (let tab = 0; tab < tabs && !failed; tab += 1) {
        for (let turn = 0; turn < systems.length && !failed; turn += 1) {
          // Who goes first changes with every page and every tab.
          const system = /** @type {System} */ (
            systems[(turn * (tab % 2 === 0 ? 1 : -1) + at + systems.length * 2) % systems.length]
          );
          const wanted = system.folder !== undefined && snapshot === undefined;
          const result = await lab.within(path, system, async (page) => {
            const times = await (cpu ? processorTimes : passedTimes)(page, tab === 0 ? rounds : 0);
            const taken = wanted
              ? await page.evaluate(() => Reflect.get(globalThis, 'recto').capture(document))
              : undefined;
            return { times, taken };
          });
          failed = system.folder !== undefined && result.times.failed;
          snapshot ??= result.taken;
          found[system.name]?.push(result.times);
        }
      }
      if (failed || !snapshot) {
        left.push(path);
        continue;
      }
      const times = Object.fromEntries(
        Object.entries(found).map(([name, all]) => [
          name,
          {
            first: median(all.map(({ runs }) => runs[0] ?? NaN)),
            fifth: median(all.map(({ runs }) => runs[4] ?? NaN)),
            steady: all[0]?.steady ?? NaN,
          },
        ]),
      );
      /** @type {Record<string, number>} */
      const compiled = {};
      for (const [name, runs] of Object.entries(counts)) compiled[name] = (await runs.read(snapshot)).bytes;
      rows.push({ path, elements: snapshot.elementCount ?? 0, times, compiled });
      if (snapshots) {
        mkdirSync(snapshots, { recursive: true });
        writeFileSync(join(snapshots, `${path.slice(1).replaceAll('/', '-')}.json`), JSON.stringify(snapshot));
      }
    }
  } finally {
    await lab.close();
  }
  return { rows, left };
}

/**
 * @typedef {object} Measured
 * @property {boolean} failed
 * @property {number[]} runs the first ones
 * @property {number} steady
 */

/**
 * @param {Page} page
 * @param {number} rounds
 * @returns {Promise<Measured>}
 */
function passedTimes(page, rounds) {
  return page.evaluate(
    (warmUp, rounds) => {
      const { run } = /** @type {any} */ (globalThis);
      let failed = false;
      const once = () => {
        const start = performance.now();
        try {
          run();
        } catch {
          failed = true;
        }
        return performance.now() - start;
      };
      // Asking for a size has the page laid out, as one is that somebody sees.
      document.documentElement.getBoundingClientRect();
      const runs = [];
      while (runs.length < 5) runs.push(once());
      if (failed || rounds === 0) return { failed, runs, steady: NaN };
      for (let left = warmUp - runs.length; left > 0; left -= 1) once();
      const steady = Array.from({ length: rounds }, once).sort((a, b) => a - b)[rounds >> 1] ?? NaN;
      return { failed, runs, steady };
    },
    WARM_UP,
    rounds,
  );
}

/**
 * The same in processor time, each run called by itself; what an empty call takes is taken off.
 *
 * @param {Page} page
 * @param {number} rounds
 * @returns {Promise<Measured>}
 */
async function processorTimes(page, rounds) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN) * 1000;
  };
  const during = async (/** @type {(name: string) => boolean} */ call, /** @type {string} */ name) => {
    const start = await spent();
    const worked = await page.evaluate(call, name);
    return { took: (await spent()) - start, worked };
  };
  const once = (/** @type {string} */ name) =>
    during((name) => {
      try {
        Reflect.get(globalThis, name)?.();
        return true;
      } catch {
        return false;
      }
    }, name);
  await page.evaluate(() => document.documentElement.getBoundingClientRect().width);
  const empty = [];
  while (empty.length < 5) empty.push((await once('')).took);
  const overhead = median(empty);
  const all = [];
  const wanted = rounds === 0 ? 5 : WARM_UP + rounds;
  while (all.length < wanted) all.push(await once('run'));
  const times = all.map(({ took }) => Math.max(0, took - overhead));
  return {
    failed: all.some(({ worked }) => !worked),
    runs: times.slice(0, 5),
    steady: rounds === 0 ? NaN : median(times.slice(WARM_UP)),
  };
}

/** @param {number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/**
 * @param {number[]} values
 * @param {number} part 0 to 1; the value that so much of them does not exceed
 */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}
