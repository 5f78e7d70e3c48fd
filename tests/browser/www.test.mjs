// @ts-check
// The playground as files, on a host that knows nothing of it: a plain file server, in Chromium and in Firefox.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { until } from './chromium.mjs';
import { startFirefox } from './marionette.mjs';
import { findFirefox, launchChromium } from './launch.mjs';
import { PROJECT } from './package.mjs';
import { servePages } from './pages.mjs';

const SITE = join(PROJECT, 'dist/www');
const executable = findFirefox();

/** @type {Awaited<ReturnType<typeof servePages>>} */
let host;
before(async () => {
  if (!existsSync(join(SITE, 'index.html'))) throw new Error('dist/www is missing: run ./build.sh first');
  // Any host may put the site into a folder.
  host = await servePages({}, join(PROJECT, 'dist'));
});
after(() => host?.close());

/** What the page says, once it has read its sample. Evaluated in the page. */
function status() {
  const words = document.querySelector('#status')?.textContent ?? '';
  return / read in /.test(words) && words;
}

test('it brings its own policy, and no script stands in the page', () => {
  const html = readFileSync(join(SITE, 'index.html'), 'utf8');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.ok(!/<script(?![^>]*\ssrc=)/.test(html) && !/\son\w+=/.test(html));
  assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<link'), 'it comes before what it speaks of');
});

test('in Chromium it reads a sample, with its pictures, and nothing is missing', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
    });
    const pictures = page.waitForResponse(
      (response) => response.request().resourceType() === 'image' && response.url().includes('/samples/'),
    );
    await page.goto(`${host.origin}/www/index.html#gallery`);
    await until(() => page.evaluate(status), 'the sample to be read');
    assert.ok((await (await pictures).buffer()).subarray(1, 4).equals(Buffer.from('PNG')));
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
});

test(
  'in Firefox it reads a sample',
  { skip: !executable && 'no Firefox is installed; name one in FIREFOX' },
  async () => {
    const firefox = await startFirefox(executable ?? '');
    try {
      await firefox.open(`${host.origin}/www/index.html#gallery`);
      await until(() => firefox.inPage(status), 'the sample to be read');
      const blocks = await firefox.inPage(() => document.querySelectorAll('#blocks li').length);
      assert.ok(blocks > 5, `${blocks} blocks`);
    } finally {
      await firefox.close();
    }
  },
);
