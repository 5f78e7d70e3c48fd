// @ts-check
// A long article comes in slices, the first screens first: whoever needs all of it gets all of it.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { bundleForTest } from '../../extension/bundle.mjs';
import { DOUBLE_CLICK, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { openWithWorld } from './isolated_world.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story } from './story.mjs';
import { gone, paragraphsOf, shownArticle } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./view.mjs').View} View */

const LAST = 'The last line of the logbook says that the ferry will sail tomorrow.';
const DAYS = Array.from(
  { length: 900 },
  (_, day) => `On day ${day} the ferry crossed <em>${day % 7} times</em>, and the <b>baker</b> sold out before noon.`,
);
const LOGBOOK = [`${PARAGRAPHS[0]} <a href="#end">To the end</a>`, ...PARAGRAPHS.slice(1), ...DAYS];
const plain = (/** @type {string} */ html) => html.replace(/<[^>]*>/g, '');
const TEXTS = [...LOGBOOK.map(plain), LAST];

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  const html = story({ paragraphs: LOGBOOK }).replace(
    '</article>',
    `<h2 id="end">The end</h2><p>${LAST}</p></article>`,
  );
  pages = await servePages({ '/': html, '/ferry.png': PICTURE });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/**
 * Opens the view on a page whose browser never is idle, so that only the first screens are in it.
 * @returns {Promise<{page: Page, view: View, idle: () => Promise<void>}>} `idle` runs what waits for idle time
 */
async function openBusy() {
  const { page, run } = await openWithWorld(started, pages.origin);
  await run('globalThis.requestIdleCallback = (callback) => { globalThis.waiting = callback; return 0; };');
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  const view = await shownArticle(page);
  return { page, view, idle: () => run('waiting({ didTimeout: false, timeRemaining: () => 0 })') };
}

/** @param {View} view */
const count = (view) => view.look((dialog) => dialog.querySelectorAll('.content p').length);

test('the whole article is in it soon after, in order', async () => {
  const page = await openPage(started.browser, pages.origin);
  await press(page, started.extension);
  const view = await shownArticle(page);
  await until(async () => (await count(view)) === TEXTS.length, 'the rest', 3000);
  assert.deepEqual(await paragraphsOf(view), TEXTS);
  await page.close();
});

test('a scroll in the middle stays where it is while the rest comes in', async () => {
  const page = await openPage(started.browser, pages.origin);
  await press(page, started.extension);
  const view = await shownArticle(page);
  await view.look((dialog) => dialog.scrollTo(0, 900));
  const top = () =>
    view.look((dialog) => [dialog.scrollTop, dialog.querySelectorAll('.content p')[4].getBoundingClientRect().top]);
  const start = await top();
  await until(async () => (await count(view)) === TEXTS.length, 'the rest', 3000);
  await pause(200);
  assert.deepEqual(await top(), start);
  await page.close();
});

test('two screens are filled before anything waits', async () => {
  const { page, view } = await openBusy();
  const height = await view.look((dialog) => (dialog.querySelector('.content')?.clientHeight ?? 0) / innerHeight);
  const paragraphs = await paragraphsOf(view);
  assert.ok(height >= 2 && height < 12, `${height} screens`);
  assert.ok(paragraphs.length < TEXTS.length / 2, `${paragraphs.length} paragraphs`);
  assert.deepEqual(paragraphs, TEXTS.slice(0, paragraphs.length));
  await page.close();
});

/** What needs the whole article. @type {Record<string, (page: Page, view: View) => Promise<void>>} */
const NEEDS = {
  'select all': (page) => chord(page, 'Control', 'a'),
  find: (page) => chord(page, 'Control', 'f'),
  'the key End': (page) => page.keyboard.press('End'),
  'the context menu': (page) => page.mouse.click(600, 400, { button: 'right' }),
  'a selection': async (page, view) => {
    const { x, y } = await view.look((dialog) => {
      dialog.scrollTo(0, 300);
      const { left, top } = dialog.querySelectorAll('.content p')[1].getBoundingClientRect();
      return { x: left + 40, y: top + 10 };
    });
    await page.mouse.click(x, y, { clickCount: 2 });
  },
  print: async (page) => void (await page.pdf()),
  'going to another tab': async (page) => {
    const other = await started.browser.newPage();
    await other.bringToFront();
    await until(() => page.evaluate(() => document.visibilityState === 'hidden'), 'the tab to be hidden');
    await other.close();
  },
};

/** @param {Page} page @param {'Control'} modifier @param {'a' | 'f'} key */
async function chord(page, modifier, key) {
  await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  await page.keyboard.up(modifier);
}

for (const [name, act] of Object.entries(NEEDS)) {
  test(`all of it is there for ${name}`, async () => {
    const { page, view } = await openBusy();
    assert.ok((await count(view)) < TEXTS.length);
    await act(page, view);
    assert.deepEqual(await paragraphsOf(view), TEXTS);
    await page.close();
  });
}

test('print right after the press has all sheets', async () => {
  const sheets = async (/** @type {Page} */ page) =>
    Buffer.from(await page.pdf())
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length;
  const busy = await openBusy();
  const early = await sheets(busy.page);
  assert.equal(early, await sheets(busy.page), 'as many as when all was there before');
  assert.ok(Number(early) > 20, `${early} sheets`);
  await busy.page.close();
});

test('a link to the end leads there right after the press', async () => {
  const { page, view } = await openBusy();
  const seen = await view.look(async (dialog) => {
    /** @type {HTMLElement | null} */ (dialog.querySelector('.content a[href^="#"]'))?.click();
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let wait = 0; wait < 3; wait += 1) await frame();
    const heading = [...dialog.querySelectorAll('h2')].at(-1);
    const { top = NaN, bottom = NaN } = heading?.getBoundingClientRect() ?? {};
    return { open: dialog.open, text: heading?.textContent, visible: top >= 0 && bottom <= innerHeight };
  });
  assert.deepEqual(seen, { open: true, text: 'The end', visible: true });
  await page.close();
});

test('leaving in the middle ends it', async () => {
  const { page, view, idle } = await openBusy();
  const start = await count(view);
  await idle();
  const middle = await count(view);
  assert.ok(middle > start && middle < TEXTS.length, `${start}, then ${middle}`);
  await page.keyboard.press('Escape');
  await gone(page);
  await idle();
  assert.equal(await count(view), middle);
  await page.close();
});

test('a press in the middle closes the view, and the next opens it anew', async () => {
  const { page, view, idle } = await openBusy();
  await idle();
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  await gone(page);
  const middle = await count(view);
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  const again = await shownArticle(page);
  await page.keyboard.press('End');
  assert.deepEqual(await paragraphsOf(again), TEXTS);
  assert.equal(await count(view), middle);
  await page.close();
});

test('slices of an article make the elements that the whole makes', async () => {
  const folder = new URL('../pages/', import.meta.url);
  const articles = readdirSync(folder)
    .map((name) => new URL(`${name}/expected.html`, folder))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
  assert.ok(articles.length > 50);
  const made = [
    '<p>a</p><hr><figure><img src="https://a.example/a.png"></figure><ul><li>b<br>c<ul><li>d</li></ul></li></ul><p>e</p>',
    '<p>x &lt;/p&gt; <a href="https://a.example/?a=&gt;&lt;p&gt;" title="1 &gt; 0">y</a></p><p>z</p>',
    '<figure><svg viewBox="0 0 9 9"><clipPath id="recto-d1"><rect></rect></clipPath><path d="M0 0"></path></svg></figure><p>a</p>',
    'text <em>before</em> and <b>after</b><p>a paragraph</p>',
    'no element at all',
    '',
  ];
  const page = await started.browser.newPage();
  await page.goto(pages.origin);
  await page.evaluate(await bundleForTest('extension/page/view/sanitizer.js', 'sanitizer'));
  await page.evaluate(await bundleForTest('extension/page/view/html-slices.js', 'slices'));
  const wrong = await page.evaluate(
    (all) => {
      const { sanitizer, slices } = /** @type {any} */ (globalThis);
      const differing = [];
      for (const html of all) {
        for (const length of [1, 300, 5000, Infinity]) {
          const whole = document.createElement('div');
          sanitizer.insertHtml(whole, html);
          const target = document.createElement('div');
          const slicer = slices.createSlicer(html);
          let taken = '';
          while (!slicer.isEmpty()) {
            const slice = document.createElement('div');
            const piece = slicer.take(length);
            taken += piece;
            sanitizer.insertHtml(slice, piece);
            target.append(...slice.childNodes);
          }
          if (taken !== html || target.innerHTML !== whole.innerHTML) differing.push([length, html.slice(0, 200)]);
        }
      }
      return differing;
    },
    [...articles, ...made],
  );
  assert.deepEqual(wrong, []);
  await page.close();
});
