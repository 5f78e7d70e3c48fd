// @ts-check
// How many instructions reading a page takes natively, counted by callgrind: the same on every machine, but for what the
// system's own library does. `node tests/bench/instructions.mjs` prints them for the pages of tests/bench/pages and, as one
// sum, for the fixtures of tests/pages; counts.mjs holds them against pinned.json, and against a limit how much more a page
// of four times the size takes.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { madePages } from './pages/index.mjs';

const PROJECT = resolve(import.meta.dirname, '../..');
const FIXTURES = join(PROJECT, 'tests/pages');

/** Nodes of the long pages. */
const LONG = /** @type {const} */ ([10_000, 40_000]);

const SENTENCE =
  'the first cable was drawn across the gorge by a kite, as no boat could cross the water there and no crane, said one.';

/** @returns {{pages: Record<string, number>, growth: number}} by page, the fixtures as one entry; how many times as many
 * instructions a page of four times the size takes */
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
    const [quarter, whole] = LONG.map((nodes) => {
      const path = join(folder, `${nodes}.html`);
      writeFileSync(path, longMarkup(nodes));
      return counted([path]);
    });
    return { pages: found, growth: Number(whole) / Number(quarter) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A page that is one long article. @param {number} nodes */
function longMarkup(nodes) {
  const paragraphs = Array.from({ length: nodes / 2 }, (_, at) => `<p>${at} ${SENTENCE}</p>`);
  return `<!DOCTYPE html><title>A long page</title><article><h1>A long page</h1>${paragraphs.join('')}</article>`;
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
  const { pages, growth } = instructions();
  for (const [name, count] of Object.entries(pages)) {
    console.log(`  ${name.padEnd(16)} ${(count / 1e6).toFixed(2)} million instructions`);
  }
  console.log(`  four times the page: ${growth.toFixed(2)} times the instructions`);
}
