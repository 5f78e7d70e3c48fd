// @ts-check
// A page that is written from top to bottom is so in the view: lines run down, the text goes on to the left, wheel and keys go
// on in it, and the reader may switch it off.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { richPage } from './rich_page.mjs';
import { PICTURE } from './story.mjs';
import { shownArticle } from './view.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({
    '/': richPage({ head: '<style>body { writing-mode: vertical-rl }</style>' }),
    // One vertical line on a page is no vertical page.
    '/look-alike': richPage({ head: '<style>nav { writing-mode: vertical-rl }</style>' }),
    '/ferry.png': PICTURE,
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** @param {string} path */
async function opened(path) {
  const page = await openPage(started.browser, pages.origin + path);
  await press(page, started.extension);
  return { page, view: await shownArticle(page) };
}

test('a vertical page is vertical in the view, and wheel and keys go on in it', async () => {
  const { page, view } = await opened('/');
  const seen = await view.look((dialog) => ({
    mode: getComputedStyle(/** @type {Element} */ (dialog.querySelector('.content p'))).writingMode,
    code: getComputedStyle(/** @type {Element} */ (dialog.querySelector('pre'))).writingMode,
    tools: getComputedStyle(/** @type {Element} */ (dialog.querySelector('.toolbar'))).writingMode,
    wide: dialog.scrollWidth > 2 * dialog.clientWidth,
    high: dialog.scrollHeight > dialog.clientHeight,
    start: dialog.scrollLeft,
  }));
  assert.deepEqual(seen, {
    mode: 'vertical-rl',
    code: 'horizontal-tb',
    tools: 'horizontal-tb',
    wide: true,
    high: false,
    start: 0,
  });
  await page.mouse.move(600, 400);
  await page.mouse.wheel({ deltaY: 300 });
  await until(() => view.look((dialog) => dialog.scrollLeft === -300), 'the wheel');
  await page.keyboard.press('PageDown');
  await until(() => view.look((dialog) => dialog.scrollLeft < -900), 'the key');
  await page.close();
});

test('a caption stands beside its picture, not on the text, and the outline begins at its beginning', async () => {
  const { page, view } = await opened('/');
  const [picture, caption, text] = await until(
    () =>
      view.look((dialog) => {
        const image = /** @type {HTMLImageElement} */ (dialog.querySelector('figure > img'));
        if (!image.complete) return undefined;
        return ['figure > img', 'figcaption', '.content > p'].map((selector) => {
          const { left, right } = /** @type {Element} */ (dialog.querySelector(selector)).getBoundingClientRect();
          return { left, right };
        });
      }),
    'the picture',
  );
  assert.ok(caption.right <= picture.left && text.right <= caption.left, JSON.stringify([picture, caption, text]));
  await page.keyboard.press('o');
  const current = () =>
    view.look((dialog) => [...dialog.querySelectorAll('.outline a')].map((link) => link.hasAttribute('aria-current')));
  await until(async () => (await current()).includes(true), 'the outline');
  assert.deepEqual(await current(), [true, false, false, false]);
  await view.look((dialog) => void (dialog.scrollLeft = -dialog.scrollWidth));
  await until(async () => (await current()).indexOf(true) > 0, 'a later heading');
  await page.close();
});

test('neither tools nor an open panel lie over the text, however far one has gone on in it', async () => {
  const { page, view } = await opened('/');
  const edges = () =>
    view.look((dialog) => {
      const right = (/** @type {string} */ name) => dialog.querySelector(name)?.getBoundingClientRect().right ?? 0;
      return [dialog.getBoundingClientRect().left, right('.toolbar'), right('.panel:popover-open')];
    });
  const [text, tools] = await edges();
  assert.ok(text >= tools && tools > 0, `${text} ${tools}`);
  await page.keyboard.press('a');
  await until(async () => (await edges())[2] > 0, 'the panel');
  const [besidePanel, , panel] = await edges();
  assert.ok(besidePanel >= panel, `${besidePanel} ${panel}`);
  await page.keyboard.press('Escape');
  await until(async () => (await edges())[0] === text, 'the room back');
  await page.close();
});

test('other pages are not', async () => {
  const { page, view } = await opened('/look-alike');
  const mode = await view.look(
    (dialog) => getComputedStyle(/** @type {Element} */ (dialog.querySelector('p'))).writingMode,
  );
  assert.equal(mode, 'horizontal-tb');
  await page.close();
});

test('the reader may switch it off', async () => {
  await started.extension.inWorker(() => chrome.storage.local.set({ 'setting:vertical': false }));
  const { page, view } = await opened('/');
  assert.equal(await view.look((dialog) => getComputedStyle(dialog).writingMode), 'horizontal-tb');
  await page.close();
});
