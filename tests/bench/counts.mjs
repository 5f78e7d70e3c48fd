// @ts-check
// Holds what a reading costs, as counts that no machine changes: `./build.sh counts` compares with pinned.json, and
// `./build.sh counts --pin` writes what is counted there.
//
// For each page of tests/bench/pages: the bytes of the function bodies that a first run of dist/pkg compiles, the locals
// they declare (mean by bytes; long functions with many are slow to compile), and the instructions of the native build; for
// the fixtures of tests/pages together, the instructions. A count that differs from
// the pinned one by more than TOLERANCE fails, upwards as costs have grown, downwards as the pinned figure would let them
// grow back unseen. And a page of four times the size takes at most GROWTH times the instructions.

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { firstRuns } from './first_run.mjs';
import { instructions } from './instructions.mjs';
import { madePages } from './pages/index.mjs';

const PINNED = join(import.meta.dirname, 'pinned.json');
const TOLERANCE = 0.03;
/** Linear is 4. */
const GROWTH = 4.2;

/** @typedef {Record<'compiledBytes' | 'compiledLocals' | 'instructions', Record<string, number>>} Counts */

/** @returns {Promise<{counts: Counts, growth: number}>} */
async function counted() {
  const runs = firstRuns(resolve(import.meta.dirname, '../../dist/pkg'));
  /** @type {Record<string, number>} */
  const compiledBytes = {};
  /** @type {Record<string, number>} */
  const compiledLocals = {};
  for (const [name, snapshot] of Object.entries(madePages())) {
    const { bytes, locals } = await runs.read(snapshot);
    compiledBytes[name] = bytes;
    compiledLocals[name] = Number(locals.toFixed(2));
  }
  const { pages, growth } = instructions();
  return { counts: { compiledBytes, compiledLocals, instructions: pages }, growth };
}

const { counts: now, growth } = await counted();
if (process.argv.includes('--pin')) {
  writeFileSync(PINNED, `${JSON.stringify(now, null, 2)}\n`);
} else {
  /** @type {Counts} */
  const pinned = JSON.parse(readFileSync(PINNED, 'utf8'));
  let failed = false;
  for (const what of /** @type {const} */ (['compiledBytes', 'compiledLocals', 'instructions'])) {
    for (const name of new Set([...Object.keys(now[what]), ...Object.keys(pinned[what])])) {
      const [is, was] = [now[what][name] ?? NaN, pinned[what][name] ?? NaN];
      const holds = Math.abs(is / was - 1) <= TOLERANCE;
      failed ||= !holds;
      const change = `${is >= was ? '+' : ''}${((is / was - 1) * 100).toFixed(1)} %`;
      console.log(`  ${holds ? 'holds' : 'FAILS'}  ${what} ${name}: ${is}, pinned ${was} (${change})`);
    }
  }
  const isLinear = growth <= GROWTH;
  console.log(
    `  ${isLinear ? 'holds' : 'FAILS'}  a page of four times the size: ${growth.toFixed(2)} times the instructions`,
  );
  if (!isLinear) {
    console.error(`more than ${GROWTH} times the instructions for four times the page: something grows faster than it`);
    process.exitCode = 1;
  }
  if (failed) {
    console.error(`more than ${TOLERANCE * 100} % from tests/bench/pinned.json: see why, then ./build.sh counts --pin`);
    process.exitCode = 1;
  }
}
