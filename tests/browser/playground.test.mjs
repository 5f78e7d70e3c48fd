// @ts-check
// The playground in a real Chromium: a sample, a pasted page, a page without an article. And what its server gives out.

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '../../www/serve.mjs';
import { launchChromium } from './launch.mjs';

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** What the console said that it should not have. @type {string[]} */
let complaints = [];

before(async () => {
  server = await serve();
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  await page?.close();
  page = await browser.newPage();
  complaints = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (failed) => complaints.push(`${failed.url()} failed`));
});

/** @param {string} [hash] */
async function open(hash = '') {
  await page.goto(server.url + hash);
  await waitForStatus(/^(Ready|No article|.* read in )/);
}

/** @param {RegExp} wanted */
async function waitForStatus(wanted) {
  // What is shown now may be of the page before: let the change begin.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
  for (let waited = 0; waited < 10_000; waited += 20) {
    const words = await page.$eval('#status', (status) => status.textContent ?? '');
    if (wanted.test(words)) return words;
    await pause(20);
  }
  throw new Error(`the status never said ${wanted}: ${await page.$eval('#status', (status) => status.textContent)}`);
}

/** The words that a person using a screen reader finds in the article: the closed root is open to them. */
async function articleWords() {
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  /** @type {string[]} */
  const words = [];
  const waiting = tree ? [tree] : [];
  for (let node = waiting.shift(); node; node = waiting.shift()) {
    if (node.role === 'StaticText' && node.name) words.push(node.name);
    waiting.unshift(...(node.children ?? []));
  }
  return words.join('\n');
}

/** @param {string} selector */
const textsOf = (selector) => page.$$eval(selector, (found) => found.map((one) => one.textContent ?? ''));

const STORY = `<!DOCTYPE html><html lang="en"><head><title>A Boat for the School</title></head><body>
<nav><a href="/">Start</a> <a href="/boats">Boats</a> <a href="/shop">Shop</a></nav>
<article><h1>A Boat for the School</h1>
<p>The school on the small island has been given a boat of its own, so that the four pupils who live across the sound no
longer have to wait for the mail. It was built over two winters in the gymnasium, and it left the gymnasium by the window.</p>
<p>The carpenter who led the work says that nothing about it was easy, least of all the window, which had to be taken out
and put back by the same glazier who had put it in forty years before. He remembered every pane.</p>
<p>On Monday the boat made its first crossing in a light wind from the west. The pupils rowed, the teacher steered, and the
postman, who had come to see it with his own eyes, took off his cap.</p>
<script>window.ranPastedScript = true</script><img src="/x.png" onerror="window.ranPastedScript = true"></article>
<footer><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></footer></body></html>`;

/** @param {string} html */
async function paste(html) {
  await page.click('#paste');
  await page.$eval(
    '#html',
    (field, text) => {
      /** @type {HTMLTextAreaElement} */ (field).value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    html,
  );
}

test('shows a sample with its article, the reasons, the facts and the figures', async () => {
  await open();
  await page.select('#sample', 'seed-semantic-figure');
  await waitForStatus(/read in/);
  const words = await articleWords();
  assert.match(words, /Vareth has turned down a joint statement/);
  assert.match(words, /showing Varethi crane crews at work in Port Lissa/);
  const dropped = await textsOf('.block.dropped .words');
  assert.ok(
    dropped.some((text) => text.includes('Lantern Week')),
    dropped.join('\n'),
  );
  for (const because of await textsOf('.block.dropped .because')) assert.notEqual(because, '');
  for (const reason of await textsOf('.block .chip')) assert.match(reason, /^[a-z-]+$/);
  assert.ok((await textsOf('#about dd')).includes('Mira Solano'));
  const figure = (await textsOf('#figures dd')).join('\n');
  assert.match(figure, /Harbour Minister Oden Kray/);
  assert.match(figure, /^Kray’s Telegram channel$/m);
  assert.match(await page.$eval('#markdown', (pane) => pane.textContent ?? ''), /^!\[/m);
  assert.equal(JSON.parse(await page.$eval('#json', (pane) => pane.textContent ?? '')).lang, 'en');
  assert.ok((await textsOf('#timings .took')).every((took) => / ms$/.test(took)));
  assert.deepEqual(complaints, []);
});

test('reads a pasted page without running or loading anything of it', async () => {
  /** @type {string[]} */
  const asked = [];
  await open();
  page.on('request', (request) => asked.push(request.url()));
  await paste(STORY);
  await waitForStatus(/read in/);
  assert.match(await articleWords(), /it left the gymnasium by the window/);
  assert.ok((await textsOf('.block.dropped .words')).some((text) => text.includes('Imprint')));
  assert.equal(await page.evaluate(() => 'ranPastedScript' in window), false);
  assert.deepEqual(asked, []);
  // That the browser says it refused the page's handler is the policy at work.
  complaints = complaints.filter((complaint) => !complaint.startsWith('Executing inline event handler violates'));
  assert.deepEqual(complaints, []);
});

test('says why a page has no article, and reads it anyway when asked', async () => {
  await open('#no-article');
  assert.equal(await waitForStatus(/No article/), 'No article (no-article).');
  assert.match(await articleWords(), /No article on this page/);
  assert.ok((await textsOf('.block .words')).length > 0);
  await page.click('#force');
  await waitForStatus(/read in/);
  assert.deepEqual(complaints, []);
});

test('shows every sample without a complaint', async () => {
  await open();
  const slugs = await page.$$eval('#sample option', (options) => options.map((option) => option.value).filter(Boolean));
  assert.ok(slugs.length > 30);
  for (const slug of slugs) {
    // The samples' films do not exist; a player without its film is no fault of ours.
    if (slug === 'video-and-embed') continue;
    await page.select('#sample', slug);
    await waitForStatus(/read in|No article/);
  }
  // A sample brings styles, handlers and a base of its own; that the policy keeps them from working is as it should be.
  const own =
    /^(Applying inline style|Executing inline event handler|Setting the document's base URI to '.*') violates/;
  assert.deepEqual(
    complaints.filter((complaint) => !own.test(complaint)),
    [],
  );
});

test('keeps to arrow keys in its tabs', async () => {
  await open('#gallery');
  await page.focus('#tab-article');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.$eval('#tab-about', (tab) => tab.getAttribute('aria-selected')), 'true');
  assert.equal(await page.$eval('#pane-article', (pane) => /** @type {HTMLElement} */ (pane).hidden), true);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'tab-about');
});

/**
 * @param {string} path sent as it is
 * @param {import('node:http').RequestOptions} [wishes]
 * @returns {Promise<{ status: number | undefined, type: string | undefined, policy: string }>}
 */
function ask(path, wishes = {}) {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path, ...wishes }, (response) => {
      response.resume();
      const policy = String(response.headers['content-security-policy']);
      done({ status: response.statusCode, type: response.headers['content-type'], policy });
    })
      .on('error', failed)
      .end();
  });
}

test('serves its own files, each with its type and the policy', async () => {
  const wanted = {
    '/': 'text/html; charset=utf-8',
    '/playground.js': 'text/javascript; charset=utf-8',
    '/article.css': 'text/css; charset=utf-8',
    '/recto.wasm': 'application/wasm',
    '/samples/gallery/page.txt': 'text/plain; charset=utf-8',
  };
  for (const [path, type] of Object.entries(wanted)) {
    const answer = await ask(path);
    assert.deepEqual([path, answer.status, answer.type], [path, 200, type]);
    assert.match(answer.policy, /default-src 'none'/);
    assert.doesNotMatch(answer.policy, /script-src[^;]*'unsafe-(inline|eval)'/);
  }
});

test('serves nothing else', async () => {
  const paths = [
    '/../Cargo.toml',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/..%5cpackage.json',
    '//etc/passwd',
    '/serve.mjs',
    '/playground.js%00.html',
    '/samples/..%2f..%2fpackage.json/page.txt',
    '/samples/gallery/page.html',
    '/samples/gallery/expected.json',
    '/samples/gallery/../../modules.rs',
    '/samples/none/page.txt',
  ];
  for (const path of paths) assert.equal((await ask(path)).status, 404, path);
  assert.equal((await ask('/%E0%A4%A')).status, 400);
  assert.equal((await ask('/', { method: 'POST' })).status, 405);
  assert.equal((await ask('/', { headers: { host: 'elsewhere.example' } })).status, 403);
});
