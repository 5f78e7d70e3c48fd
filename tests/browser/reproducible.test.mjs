// @ts-check
// What is shipped can be rebuilt from its sources by anyone, byte for byte, as the extension stores ask: the whole build
// runs once more, from the sources alone, in another folder, home, time zone and locale.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { PROJECT } from './package.mjs';

/** What building and testing leave in the project's folder, and its history. */
const NOT_SOURCES = ['.git', 'dist', 'node_modules', 'out', 'target'];

const CARGO_HOME = process.env.CARGO_HOME ?? join(homedir(), '.cargo');

/**
 * @param {string} folder
 * @returns {string[]} the files below it, as paths from it, sorted
 */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

test('the same sources give the same files, byte for byte, in another folder', { timeout: 1_800_000 }, () => {
  const read = (/** @type {string} */ name) => readFileSync(join(PROJECT, name), 'utf8');
  assert.equal(read('node_modules/.package-lock.copy'), read('package-lock.json'), 'run ./build.sh first');
  // Deeper and longer than the project's own path, which must not matter.
  const root = mkdtempSync(join(tmpdir(), 'recto-rebuilt-'));
  const folder = join(root, 'a folder', 'recto');
  try {
    cpSync(PROJECT, folder, {
      recursive: true,
      filter: (path) => !NOT_SOURCES.includes(relative(PROJECT, path)),
    });
    symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
    // The tools are the same, reached by another path; all that they leave behind is not.
    const home = join(root, 'home');
    mkdirSync(home);
    symlinkSync(CARGO_HOME, join(home, '.cargo'));
    const { CARGO_TARGET_DIR: _, ...inherited } = process.env;
    const env = {
      ...inherited,
      HOME: home,
      CARGO_HOME: join(home, '.cargo'),
      RUSTUP_HOME: process.env.RUSTUP_HOME ?? join(homedir(), '.rustup'),
      TZ: 'Pacific/Kiritimati',
      LANG: 'C',
      LC_ALL: 'C',
    };
    execFileSync('./build.sh', { cwd: folder, env, stdio: 'pipe' });

    const names = filesOf(join(PROJECT, 'dist'));
    assert.ok(
      names.includes('pkg/recto.wasm') && names.filter((name) => name.endsWith('.zip')).length === 2,
      `${names}`,
    );
    assert.deepEqual(filesOf(join(folder, 'dist')), names);
    for (const name of names) {
      const shipped = readFileSync(join(PROJECT, 'dist', name));
      assert.ok(shipped.equals(readFileSync(join(folder, 'dist', name))), `${name} differs; is dist of these sources?`);
    }
  } finally {
    rmSync(root, { recursive: true });
  }
});
