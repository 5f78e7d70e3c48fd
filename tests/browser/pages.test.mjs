// @ts-check
// The pages of tests/pages in a real Chromium: what `extract(document)` reads from the live page must be what a careful
// reader wants, just as what is read from the file (tests/pages.rs holds that, line by line).

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './launch.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = readdirSync(`${ROOT}tests/pages`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** The address the fixtures have in their expectations. Nothing is asked of the network: every answer is given here. */
const ORIGIN = 'https://pages.example';

/** Fields of `expected.json` that are no fields of the article. */
const DIRECTIVES = ['absent', 'anyOf', 'code', 'figures'];

/** @type {import('puppeteer-core').Browser} */
let browser;

before(async () => {
  browser = await launchChromium({
    // So sharp a screen asks for the largest picture of a set, which is what is wanted where nothing is known of it.
    defaultViewport: { width: 1200, height: 800, deviceScaleFactor: 3 },
  });
});

after(() => browser?.close());

/**
 * Opens a fixture at its address and reads it there.
 *
 * @param {string} slug
 * @returns {Promise<{ article?: any, code?: string }>}
 */
async function readLive(slug) {
  const page = await browser.newPage();
  try {
    await page.setRequestInterception(true);
    page.on('request', (request) => void request.respond(answer(request.url(), slug)));
    await page.goto(`${ORIGIN}/${slug}/`);
    return await page.evaluate(async (core) => {
      const { default: init, extract } = await import(core);
      await init();
      try {
        return { article: extract(document, { markdown: true }) };
      } catch (error) {
        return { code: /** @type {{ code?: string }} */ (error).code ?? String(error) };
      }
    }, `${ORIGIN}/.core/recto.js`);
  } finally {
    await page.close();
  }
}

/**
 * @param {string} url
 * @param {string} slug
 * @returns {Partial<import('puppeteer-core').ResponseForRequest>}
 */
function answer(url, slug) {
  const { origin, pathname } = new URL(url);
  if (origin !== ORIGIN) return { status: 404 };
  if (pathname === `/${slug}/`) return file(`tests/pages/${slug}/page.html`, 'text/html; charset=utf-8');
  if (pathname.startsWith('/.core/')) {
    const type = pathname.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
    return file(`dist/pkg/${pathname.slice('/.core/'.length)}`, type);
  }
  if (!/\.(gif|jpg|svg|webp)$/.test(pathname)) return { status: 404 };
  // A folder may say how wide the pictures in it are: "/60/boats.jpg".
  const width = Number(/\/(\d+)\//.exec(pathname)?.[1] ?? 1200);
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${(width * 2) / 3}"/>`;
  return { status: 200, contentType: 'image/svg+xml', body: picture };
}

/**
 * @param {string} path
 * @param {string} contentType
 */
function file(path, contentType) {
  return { status: 200, contentType, body: readFileSync(ROOT + path) };
}

/**
 * The words of article HTML: each block with its name, its words and its pictures, in order.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} html
 * @returns {Promise<{ words: string, optional: boolean }[]>}
 */
function blocksOf(page, html) {
  return page.evaluate((html) => {
    const names = 'blockquote|caption|dd|dt|figcaption|figure|h[1-6]|li|p|pre|td|th';
    const isBlock = new RegExp(`^(${names})$`);
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const walker = parsed.createTreeWalker(parsed.body);
    /** @type {{ words: string, optional: boolean }[]} */
    const blocks = [];
    /** @type {Element | undefined} */
    let open;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let words = '';
      if (node.nodeType === Node.TEXT_NODE) words = node.nodeValue ?? '';
      if (node instanceof Element && /^(img|video)$/.test(node.localName)) words = `<${node.getAttribute('src')}>`;
      if (words.trim() === '' && !(open && open.contains(node))) continue;
      let block = node.parentElement ?? parsed.body;
      while (!isBlock.test(block.localName) && block !== parsed.body) block = block.parentElement ?? parsed.body;
      if (block !== open) {
        if (words.trim() === '') continue;
        blocks.push({ words: `${block.localName}: `, optional: block.closest('[data-optional]') !== null });
        open = block;
      }
      blocks[blocks.length - 1].words += words;
    }
    return blocks.map(({ words, optional }) => ({ words: words.replace(/\s+/g, ' ').trim(), optional }));
  }, html);
}

/**
 * Leaves out of what is wanted the optional blocks that did not come.
 *
 * @param {{ words: string, optional: boolean }[]} wanted
 * @param {string[]} got
 */
function settled(wanted, got) {
  /** @type {string[]} */
  const all = [];
  for (const { words, optional } of wanted) {
    if (!optional || got[all.length] === words) all.push(words);
  }
  return all;
}

for (const slug of FOLDERS) {
  test(slug, async () => {
    const expected = JSON.parse(readFileSync(`${ROOT}tests/pages/${slug}/expected.json`, 'utf8'));
    const { article, code } = await readLive(slug);
    assert.equal(code, expected.code);
    if (!article) return;
    const page = await browser.newPage();
    const html = readFileSync(`${ROOT}tests/pages/${slug}/expected.html`, 'utf8');
    const got = (await blocksOf(page, article.content)).map(({ words }) => words);
    const wanted = settled(await blocksOf(page, html), got);
    await page.close();
    assert.deepEqual(got, wanted);
    for (const [name, value] of Object.entries(expected)) {
      if (!DIRECTIVES.includes(name)) assert.deepEqual(article[name], value, name);
    }
    for (const [at, figure] of (expected.figures ?? []).entries()) {
      for (const [key, value] of Object.entries(figure)) {
        assert.deepEqual(article.figures[at]?.[key], value, `${key} of figure ${at + 1}`);
      }
    }
    // Words that are absent may stand in the digits of a probability.
    const all = JSON.stringify(article, (_, value) => (typeof value === 'number' ? undefined : value));
    for (const absent of expected.absent) assert.ok(!all.includes(JSON.stringify(absent).slice(1, -1)), absent);
  });
}
