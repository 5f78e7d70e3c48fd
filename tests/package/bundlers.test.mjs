// @ts-check
// One small application, in a page and in a worker, by each of the usual ways to put one together.

import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as esbuild from 'esbuild';
import * as vite from 'vite';
import webpack from 'webpack';
import { launchChromium } from '../browser/launch.mjs';
import { servePages } from '../browser/pages.mjs';
import { PROJECT, project } from './installed.mjs';

const APP = join(PROJECT, 'tests/package/app');
const TITLE = 'The kite and the cable';

/** @type {Awaited<ReturnType<typeof launchChromium>>} */
let browser;
before(async () => void (browser = await launchChromium()));
after(() => browser?.close());

/**
 * Opens the application and waits for what it read.
 *
 * @param {string} address
 */
async function holds(address) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('requestfailed', (request) => faults.push(`${request.url()} failed`));
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.url().endsWith('/favicon.ico')) faults.push(`no ${response.url()}`);
  });
  await page.goto(address);
  const read = page.waitForFunction(() => 'titles' in globalThis, { timeout: 20_000 });
  await read.catch((error) => faults.push(String(error)));
  assert.deepEqual(faults, []);
  const { titles, readable } = await page.evaluate(() => {
    const { titles, readable } = /** @type {any} */ (globalThis);
    return { titles, readable };
  });
  assert.deepEqual({ titles, readable }, { titles: [TITLE, TITLE, TITLE], readable: true });
  await page.close();
}

/** @param {string} folder */
async function holdsServed(folder) {
  const server = await servePages({}, folder);
  try {
    await holds(`${server.origin}/index.html`);
  } finally {
    await server.close();
  }
}

test('Vite, built', async () => {
  const root = project(APP);
  await vite.build({ root, logLevel: 'error', build: { target: 'esnext' }, worker: { format: 'es' } });
  await holdsServed(join(root, 'dist'));
});

test('Vite, while developing', async () => {
  const root = project(APP);
  const server = await vite.createServer({
    root,
    logLevel: 'error',
    // Vite puts dependencies together in another folder, where the Wasm does not lie beside them.
    optimizeDeps: { exclude: ['recto'] },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  try {
    await server.listen();
    await holds(server.resolvedUrls?.local[0] ?? '');
  } finally {
    await server.close();
  }
});

test('webpack', async () => {
  const root = project(APP);
  /** @type {import('webpack').Stats | undefined} */
  const stats = await new Promise((resolve, reject) =>
    webpack(
      {
        mode: 'production',
        context: root,
        entry: './main.js',
        output: { path: join(root, 'out'), filename: 'main.js' },
      },
      (error, stats) => (error ? reject(error) : resolve(stats)),
    ),
  );
  // The Wasm is larger than webpack would like any file to be.
  assert.deepEqual(stats?.toJson({ errors: true }).errors, []);
  // What webpack writes is a classic script.
  const html = readFileSync(join(root, 'index.html'), 'utf8');
  writeFileSync(join(root, 'out/index.html'), html.replace('type="module"', 'defer'));
  await holdsServed(join(root, 'out'));
});

test('esbuild, with the Wasm copied beside the bundle', async () => {
  const root = project(APP);
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['main.js', 'worker.js'],
    bundle: true,
    format: 'esm',
    outdir: 'out',
    logLevel: 'warning',
  });
  copyFileSync(join(root, 'node_modules/recto/recto.wasm'), join(root, 'out/recto.wasm'));
  copyFileSync(join(root, 'index.html'), join(root, 'out/index.html'));
  await holdsServed(join(root, 'out'));
});

test('no bundler at all: a module script, with an import map', async () => {
  const root = project(APP);
  const map = { imports: { recto: './node_modules/recto/recto.js', 'recto/': './node_modules/recto/' } };
  // Import maps hold in pages, not in workers.
  const html = readFileSync(join(root, 'index.html'), 'utf8');
  const exact = { ...map.imports, 'recto/readability': './node_modules/recto/readability.js' };
  writeFileSync(
    join(root, 'index.html'),
    html.replace('<script', `<script type="importmap">${JSON.stringify({ imports: exact })}</script>\n    <script`),
  );
  const worker = readFileSync(join(root, 'worker.js'), 'utf8');
  writeFileSync(join(root, 'worker.js'), worker.replace("'recto'", "'./node_modules/recto/recto.js'"));
  await holdsServed(root);
});
