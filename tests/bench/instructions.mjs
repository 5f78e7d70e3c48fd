// @ts-check
// How many instructions reading a page takes natively, counted by callgrind: the same on every machine, but for what the
// system's own library does. `node tests/bench/instructions.mjs` prints them for the pages of tests/bench/pages and, as one
// sum, for the fixtures of tests/pages; counts.mjs holds them against pinned.json.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
      .map((name) => ({ name: 'tests/pages', path: join(FIXTURES, name, 'page.html') }))
      .filter(({ path }) => existsSync(path));
    const pages = [...made, ...fixtures];
    const counts = counted(
      folder,
      pages.map(({ path }) => path),
    );
    /** @type {Record<string, number>} */
    const found = {};
    pages.forEach(({ name }, at) => (found[name] = (found[name] ?? 0) + (counts[at] ?? NaN)));
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} folder for what callgrind writes
 * @param {string[]} paths
 * @returns {number[]}
 */
function counted(folder, paths) {
  const target = process.env.CARGO_TARGET_DIR ?? join(PROJECT, 'target');
  const flags = [
    '--tool=callgrind',
    '--collect-atstart=no',
    '--toggle-collect=*read_counted*',
    '--dump-after=*read_counted*',
    `--callgrind-out-file=${folder}/counts`,
  ];
  execFileSync('valgrind', [...flags, join(target, 'release/examples/instructions'), ...paths], { stdio: 'pipe' });
  return paths.map((path, at) => {
    const total = /^(?:totals|summary): (\d+)/m.exec(readFileSync(`${folder}/counts.${at + 1}`, 'utf8'))?.[1];
    if (!total || total === '0') throw new Error(`callgrind counted nothing for ${path}`);
    return Number(total);
  });
}

if (import.meta.filename === process.argv[1]) {
  for (const [name, count] of Object.entries(instructions())) {
    console.log(`  ${name.padEnd(16)} ${(count / 1e6).toFixed(2)} million instructions`);
  }
}
