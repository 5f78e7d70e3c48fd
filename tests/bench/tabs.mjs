// @ts-check
// A Chromium in which every tab is fresh: a browser context of its own, and so a process in which nothing is compiled.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchChromium } from '../browser/launch.mjs';
import { PROJECT } from '../browser/package.mjs';
import { servePages } from '../browser/pages.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

// Stored pages point at the net; nothing of it is loaded.
const FLAGS = ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'];

const library = (/** @type {string} */ path) => readFileSync(join(PROJECT, 'node_modules', path), 'utf8');

/**
 * An extractor: how a tab gets it, and what is then measured there. Both run in the page.
 *
 * @typedef {object} System
 * @property {string} name
 * @property {string} [folder] of a package of Recto
 * @property {(page: Page, origin: string) => Promise<unknown>} load leaves `globalThis.run`
 */

/** @type {Record<string, System>} */
export const OTHERS = {
  readability: {
    name: 'readability',
    load: (page) =>
      page.evaluate(`${library('@mozilla/readability/Readability.js')}
        globalThis.run = () => new Readability(document.cloneNode(true)).parse(); 0`),
  },
  defuddle: {
    name: 'defuddle',
    // The bundle for browsers; it clones what it changes.
    load: (page) =>
      page.evaluate(`${library('defuddle/dist/index.js')}
        { const Extractor = Defuddle.default ?? Defuddle; globalThis.run = () => new Extractor(document).parse(); } 0`),
  },
};

/**
 * @param {string} folder a built package
 * @param {string} name
 * @returns {System}
 */
export function recto(folder, name) {
  return {
    name,
    folder: resolve(folder),
    load: (page, origin) =>
      page.evaluate(async (address) => {
        const recto = await import(address);
        await recto.default();
        Object.assign(globalThis, { recto, run: () => recto.extract(document) });
      }, `${origin}/package/${name}/recto.js`),
  };
}

/**
 * @param {Record<string, import('../browser/pages.mjs').Served | string>} pages
 * @param {System[]} systems
 */
export async function startTabs(pages, systems) {
  const packages = systems.flatMap(({ name, folder }) => (folder ? packageRoutes(folder, name) : []));
  const server = await servePages({ ...Object.fromEntries(packages), ...pages }, PROJECT);
  const browser = await launchChromium({ args: FLAGS, protocolTimeout: 600_000 });
  return {
    origin: server.origin,
    /**
     * Opens a page in a fresh tab, gives it an extractor and does something with it.
     *
     * @template T
     * @param {string} path
     * @param {System} system
     * @param {(page: Page) => Promise<T>} work
     */
    async within(path, system, work) {
      const context = await browser.createBrowserContext();
      try {
        const page = await context.newPage();
        await page.goto(server.origin + path, { waitUntil: 'load', timeout: 300_000 });
        await system.load(page, server.origin);
        return await work(page);
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {[string, import('../browser/pages.mjs').Served][]}
 */
function packageRoutes(folder, name) {
  if (!existsSync(join(folder, 'recto.wasm'))) throw new Error(`${folder} holds no package: run ./build.sh first`);
  return readdirSync(folder)
    .filter((file) => /\.(js|wasm)$/.test(file))
    .map((file) => [
      `/package/${name}/${file}`,
      {
        body: readFileSync(join(folder, file)),
        type: file.endsWith('.js') ? 'text/javascript' : 'application/wasm',
        headers: { 'cross-origin-resource-policy': 'same-origin' },
      },
    ]);
}
