// @ts-check
// What the measured pages say, as text.

import { median, quantile } from './speed.mjs';

/** @typedef {import('./speed.mjs').Row} Row */

export const RUNS = /** @type {const} */ (['first', 'fifth', 'steady']);

/** Classes of pages by their elements: the name, and how many elements at most. */
export const CLASSES = /** @type {const} */ ([
  ['small', 'under 500 elements', 500],
  ['middling', '500 to 1,500 elements', 1_500],
  ['large', 'over 1,500 elements', Infinity],
]);

/** @param {Row[]} rows */
export function byClass(rows) {
  return CLASSES.map(([name, told, most], at) => {
    const least = CLASSES[at - 1]?.[2] ?? 0;
    return { name, told, rows: rows.filter(({ elements }) => elements >= least && elements < most) };
  }).filter(({ rows }) => rows.length > 0);
}

/**
 * @param {Row[]} rows
 * @param {string[]} systems the first is the one that is compared
 * @param {string} slowOf what is listed by page: the extractor that is compared with
 */
export function report(rows, systems, slowOf) {
  const lines = [];
  const runs = RUNS.filter((run) =>
    rows.some((row) => Object.values(row.times).some((times) => !Number.isNaN(times[run]))),
  );
  const own = systems[0] ?? '';
  for (const { told, rows: some } of [{ told: 'all pages', rows }, ...byClass(rows)]) {
    lines.push(`${told} (${some.length}): medians in ms`);
    for (const system of systems) {
      const times = runs.map((run) => `${run} ${median(some.map((row) => at(row, system, run))).toFixed(1)}`);
      lines.push(`  ${system.padEnd(12)} ${times.join('   ')}`);
    }
  }
  for (const other of systems.slice(1)) {
    lines.push(`${own} ÷ ${other}, page by page (under 1: ${own} is faster)`);
    for (const run of runs) {
      const ratios = rows.map((row) => at(row, own, run) / at(row, other, run));
      const [p50, p90, p99] = [0.5, 0.9, 0.99].map((part) => quantile(ratios, part).toFixed(3));
      lines.push(`  ${run.padEnd(7)} p50 ${p50}   p90 ${p90}   p99 ${p99}`);
    }
  }
  for (const run of slowOf ? runs : []) {
    const ratio = (/** @type {Row} */ row) => at(row, own, run) / at(row, slowOf, run);
    const worst = [...rows].sort((a, b) => ratio(b) - ratio(a)).slice(0, 5);
    lines.push(`worst five of the ${run} run against ${slowOf}`);
    for (const row of worst) {
      const [mine, theirs] = [own, slowOf].map((system) => at(row, system, run).toFixed(1));
      lines.push(`  ${ratio(row).toFixed(2)}  ${row.path}, ${row.elements} elements: ${mine} ms, ${theirs} ms`);
    }
  }
  lines.push('bytes of function bodies that a first run compiles');
  for (const system of Object.keys(rows[0]?.compiled ?? {})) {
    const bytes = rows.map((row) => row.compiled[system] ?? NaN);
    lines.push(
      `  ${system.padEnd(12)} p50 ${median(bytes)}   least ${Math.min(...bytes)}   most ${Math.max(...bytes)}`,
    );
  }
  return lines.join('\n');
}

/**
 * @param {Row} row
 * @param {string} system
 * @param {'first' | 'fifth' | 'steady'} run
 */
function at(row, system, run) {
  return row.times[system]?.[run] ?? NaN;
}
