// @ts-check
// The same pages in WebKit and in Chromium: what is captured and read there is the same article.
//
// Runs alone: its window is real.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launchChromium } from './launch.mjs';
import { PACKAGE, PROJECT } from './package.mjs';
import { servePages } from './pages.mjs';
import { findWebkitDriver, startWebkit } from './webkit.mjs';

const skip = !findWebkitDriver() && 'no driver of WebKit is installed';
/** Every so many of the fixtures. */
const STEP = 4;
const PAGES = readdirSync(`${PROJECT}/tests/pages`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()
  .filter((_, at) => at % STEP === 0);

/** What a page with the package on its side is asked. */
const READ = `
  const recto = await import(args[0]);
  await recto.default();
  try { return JSON.stringify(recto.extract(document, { markdown: true })); }
  catch (error) { return error.code ?? String(error); }`;

/** @type {Awaited<ReturnType<typeof startWebkit>>} */
let webkit;
/** @type {Awaited<ReturnType<typeof launchChromium>>} */
let chromium;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let server;

before(async () => {
  if (skip) return;
  server = await servePages({}, PROJECT);
  webkit = await startWebkit();
  // Nothing is asked of the network in either.
  chromium = await launchChromium({ args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] });
});
after(async () => {
  await webkit?.close();
  await chromium?.close();
  await server?.close();
});

for (const name of PAGES) {
  test(`${name} is the same article in WebKit`, { skip }, async () => {
    const address = `${server.origin}/tests/pages/${name}/page.html`;
    await webkit.open(address);
    const there = await webkit.evaluate(READ, server.origin + PACKAGE);
    const page = await chromium.newPage();
    await page.goto(address);
    const here = await page.evaluate(
      (body, ...args) => new /** @type {any} */ ((async () => {}).constructor)('...args', body)(...args),
      READ,
      server.origin + PACKAGE,
    );
    await page.close();
    // An article, or the code of the error that is expected.
    const { code } = JSON.parse(readFileSync(`${PROJECT}/tests/pages/${name}/expected.json`, 'utf8'));
    if (code) assert.equal(here, code);
    else assert.match(String(here), /^\{"/);
    assert.deepEqual(parsed(there), parsed(here));
  });
}

/** @param {string} said */
function parsed(said) {
  return said.startsWith('{') ? JSON.parse(said) : said;
}
