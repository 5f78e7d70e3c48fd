// @ts-check
// What is shipped stays small, and the same sources give the same archives.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { unzipSync } from 'fflate';
import { PROJECT } from './package.mjs';

/** Most bytes of the Wasm as a server sends it. No aim, as it is installed once: it shows a sudden jump. */
const MOST = 480 * 1024;

/** What must be there: each typeface with its licence. */
const NEEDED = [
  ...['manifest.json', 'page.js', 'parts/next-page.js', 'recto.wasm', 'worker.js'],
  ...['literata', 'atkinson-hyperlegible-next', 'opendyslexic'].map((name) => `fonts/${name}/LICENSE.txt`),
];

/** @param {string} path */
function sent(path) {
  return brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

test('the Wasm has not grown suddenly', () => {
  const size = sent(`${PROJECT}/dist/pkg/recto.wasm`);
  assert.ok(size <= MOST, `${size} bytes brotli, more than ${MOST}`);
});

test('the same sources give the same archives, byte for byte, in any time zone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recto-'));
  try {
    for (const zone of ['Pacific/Kiritimati', 'America/Adak']) {
      const env = { ...process.env, TZ: zone };
      const script = `${PROJECT}/extension/assemble.mjs`;
      execFileSync(process.execPath, [script, `${PROJECT}/dist/pkg`, folder], { env, stdio: 'pipe' });
      const archives = readdirSync(folder).filter((name) => name.endsWith('.zip'));
      assert.equal(archives.length, 2);
      for (const name of archives) {
        const hash = (/** @type {string} */ path) => createHash('sha256').update(readFileSync(path)).digest('hex');
        assert.equal(hash(join(folder, name)), hash(join(`${PROJECT}/dist`, name)), name);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('an archive holds what the browser loads and nothing else', () => {
  for (const browser of ['chromium', 'firefox']) {
    const name = readdirSync(`${PROJECT}/dist`).find((name) => name.startsWith(`recto-${browser}-`));
    const files = unzipSync(readFileSync(`${PROJECT}/dist/${name}`));
    const names = Object.keys(files);
    for (const needed of NEEDED) {
      assert.ok(names.includes(needed), `${name} lacks ${needed}`);
    }
    assert.deepEqual(
      names.filter((name) => /\.(d\.ts|md|mjs|map)$|^manifest\.\w+\.json$/.test(name)),
      [],
    );
    assert.deepEqual(names, [...names].sort());
  }
});

test('no registry host stands in the lock file', () => {
  const lock = readFileSync(`${PROJECT}/package-lock.json`, 'utf8');
  assert.doesNotMatch(lock, /"resolved"/);
});
