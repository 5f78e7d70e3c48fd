// @ts-check
// How many instructions reading a page takes natively, counted by callgrind: the same on every machine, but for what the
// system's own library does. `node tests/bench/instructions.mjs` prints them for the pages of tests/bench/pages and, as one
// sum, for the fixtures of tests/pages; counts.mjs holds them against pinned.json.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { madePages } from './pages/index.mjs';

const PROJECT = resolve(import.meta.dirname, '../..');
const FIXTURES = join(PROJECT, 'tests/pages');

/** @returns {Record<string, number>} by page; the fixtures are one entry */
export function instructions() {
  const build = ['build', '--quiet', '--release', '--features', 'cli', '--example', 'instructions'];
  execFileSync('cargo', build, { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'] });
  const folder = mkdtempSync(join(tmpdir(), 'recto-'));
  try {
    const made = Object.entries(madePages()).map(([name, page]) => {
      const path = join(folder, `${name}.json`);
      writeFileSync(path, JSON.stringify(page));
      return { name, path };
    });
    const fixtures = readdirSync(FIXTURES)
      .sort()
      .map((name) => join(FIXTURES, name, 'page.html'))
      .filter((path) => existsSync(path));
    /** @type {Record<string, number>} */
    const found = {};
    for (const { name, path } of made) found[name] = counted([path]);
    found['tests/pages'] = counted(fixtures);
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string[]} paths of pages
 * @returns {number} instructions in all calls of `read_counted`
 */
function counted(paths) {
  const target = process.env.CARGO_TARGET_DIR ?? join(PROJECT, 'target');
  const flags = ['--tool=callgrind', '--collect-atstart=no', '--toggle-collect=*read_counted*'];
  const run = [...flags, '--callgrind-out-file=/dev/null', join(target, 'release/examples/instructions'), ...paths];
  const { stderr, status } = spawnSync('valgrind', run, { encoding: 'utf8' });
  const total = Number(/Collected : (\d+)/.exec(stderr)?.[1]);
  if (status !== 0 || !(total > 0)) throw new Error(`callgrind counted nothing: ${stderr}`);
  return total;
}

if (import.meta.filename === process.argv[1]) {
  for (const [name, count] of Object.entries(instructions())) {
    console.log(`  ${name.padEnd(16)} ${(count / 1e6).toFixed(2)} million instructions`);
  }
}
