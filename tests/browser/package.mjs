// @ts-check
// A Chromium without the extension, and a server that gives out the built package: what a caller of the library has.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './launch.mjs';
import { servePages } from './pages.mjs';

/** @typedef {typeof import('../../src/browser/package/recto.js')} Recto */

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Where the package stands for a page of the server. */
export const PACKAGE = '/dist/pkg/recto.js';

/** The same package with faults to order. */
export const FAULTY_PACKAGE = '/out/pkg-faults/recto.js';

/**
 * @param {Record<string, import('./pages.mjs').Served | string>} routes
 * @param {string[]} [flags]
 */
export async function startLab(routes = {}, flags = []) {
  if (!existsSync(PROJECT + PACKAGE)) throw new Error('dist/pkg is missing: run ./build.sh first');
  const server = await servePages({ '/blank.html': '<!DOCTYPE html><title>Blank</title><p>', ...routes }, PROJECT);
  const browser = await launchChromium({ args: flags, protocolTimeout: 600_000 });
  return {
    browser,
    origin: server.origin,
    /**
     * Opens a page with the package started as `globalThis.recto` and the plain capture as `globalThis.rectoCapture`.
     * Neither adds anything to the document.
     *
     * @param {string} path
     * @param {{pkg?: string, patience?: number}} [wishes] patience: milliseconds until it has loaded
     */
    async open(path, { pkg = PACKAGE, patience = 30_000 } = {}) {
      const page = await browser.newPage();
      await page.goto(path.includes(':') ? path : server.origin + path, { waitUntil: 'load', timeout: patience });
      await page.evaluate(async (address) => {
        const recto = await import(address);
        await recto.default();
        const { capture } = await import(new URL('recto_capture.js', address).href);
        const rectoCapture = (/** @type {Document} */ document, /** @type {{packed: boolean}=} */ options) =>
          capture(document, options?.packed === true);
        Object.assign(globalThis, { recto, rectoCapture });
      }, server.origin + pkg);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
