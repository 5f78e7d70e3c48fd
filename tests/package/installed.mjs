// @ts-check
// The built package, installed in a project of its own: in a folder that goes when the process ends.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** The built package. */
export const PACKAGE = join(PROJECT, 'dist/pkg');

/**
 * A project with the package and what else it uses; the sources of a folder are copied into it.
 *
 * @param {string} sources
 * @param {string[]} [dependencies] packages of this project that it has too
 */
export function project(sources, dependencies = []) {
  if (!existsSync(join(PACKAGE, 'recto.wasm'))) throw new Error('dist/pkg is missing: run ./build.sh first');
  const folder = mkdtempSync(join(tmpdir(), 'recto-project-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'node_modules'));
  // A copy, as npm makes one: bundlers treat links in another way.
  cpSync(PACKAGE, join(folder, 'node_modules/recto'), { recursive: true });
  for (const name of dependencies) {
    symlinkSync(join(PROJECT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  for (const name of readdirSync(sources)) cpSync(join(sources, name), join(folder, name), { recursive: true });
  return folder;
}
