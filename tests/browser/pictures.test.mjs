// @ts-check
// Pictures: large on wish, in rows, on and off, and what is left of one that cannot be had.
//
// Runs alone: gestures take their time.
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PAGE, ROUTES } from './article_parts.mjs';
import { inChromiumOnly, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { pageLinks, pageOf, story } from './story.mjs';
import { shownArticle } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./view.mjs').View} View */

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

/** The second picture leads to another site, the third to a place on the page. */
const LINKED = [
  ['second', 'https://lamp.example/barn'],
  ['third', '#top'],
].reduce(
  (html, [name, href]) =>
    html.replace(new RegExp(`<img src="/${name}[^>]*>`), (image) => `<a href="${href}">${image}</a>`),
  PAGE,
);

before(async () => {
  started = await startBrowser();
  pages = await servePages({
    ...ROUTES,
    '/linked': LINKED,
    '/towpath': pageOf(1, pageLinks('/towpath')),
    '/towpath/page/2': pageOf(2, pageLinks('/towpath')).replace(
      '</h2>',
      `</h2><figure><a href="lock"><img src="/third.svg" width="600" height="900" alt="The lock"></a></figure>`,
    ),
    '/long': LONG,
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** A long article, at whose end a loader has not brought its picture yet. */
const LONG = story({
  paragraphs: [
    ...Array.from(
      { length: 600 },
      (_, day) => `On day ${day} the ferry crossed as often as on any other, and nobody said so.`,
    ),
    '</p><figure><a href="/lamp"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/second.svg" width="900" height="600" alt="The lamp"></a></figure><p>The lamp was out.',
  ],
});

async function open(path = '') {
  const page = await openPage(started.browser, pages.origin + path);
  await press(page, started.extension);
  return { page, view: await shownArticle(page) };
}

/** @param {View} view */
const lightbox = (view) =>
  view.look((dialog) => {
    const box = dialog.querySelector('.lightbox');
    const image = box?.querySelector('img');
    if (!box || !image?.naturalWidth) return undefined;
    const { width, height } = image.getBoundingClientRect();
    return {
      file: image.src.replace(/.*\//, ''),
      words: box.querySelector('.words')?.textContent,
      position: box.querySelector('.position')?.textContent,
      width,
      height,
      room: [box.clientWidth, box.clientHeight],
      ratio: image.naturalWidth / image.naturalHeight,
    };
  });

/** @param {View} view @param {string} file */
const shows = (view, file) => until(async () => (await lightbox(view))?.file === file, `${file} to be shown large`);

/** @param {View} view */
const focusedPicture = (view) =>
  view.look((dialog) => {
    const { activeElement } = /** @type {ShadowRoot} */ (dialog.getRootNode());
    return activeElement instanceof HTMLImageElement ? activeElement.alt : activeElement?.className;
  });

/** @param {View} view @param {number} index */
const middleOf = (view, index) =>
  view.look((dialog, index) => {
    const image = dialog.querySelectorAll('.content img')[index];
    image.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = image.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, index);

test('by keyboard: a picture is a button, arrows go from one to the next, Escape leads back', async () => {
  const { page, view } = await open();
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.content img')).focus());
  await page.keyboard.press('Enter');
  await shows(view, 'first.svg');
  const first = await lightbox(view);
  assert.equal(first?.words, 'The ferry on its way. Ada Roos');
  assert.equal(first?.position, '1 of 5');
  assert.ok(Math.abs(first.width / first.height - first.ratio) < 0.02, 'nothing is cut or stretched');
  assert.ok(first.width > 800 && first.width <= first.room[0] && first.height <= first.room[1]);
  await page.keyboard.press('ArrowLeft');
  assert.equal((await lightbox(view))?.file, 'first.svg', 'nothing comes before');
  await page.keyboard.press('ArrowRight');
  await shows(view, 'second.svg');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await shows(view, 'fourth.svg');
  await page.keyboard.press('o');
  assert.equal(
    await view.look((dialog) => !!dialog.querySelector('.panel:popover-open')),
    false,
    'keys of the view rest',
  );
  await page.keyboard.press('Escape');
  await until(() => view.look((dialog) => !dialog.querySelector('.lightbox')), 'the picture to close');
  assert.equal(await view.look((dialog) => dialog.open), true, 'the article is still there');
  assert.equal(await focusedPicture(view), 'Alt of fourth');
  await page.close();
});

test('by mouse: click, arrows, double click and drag, wheel, a click beside it', async () => {
  const { page, view } = await open();
  const { x, y } = await middleOf(view, 0);
  await page.mouse.click(x, y);
  await shows(view, 'first.svg');
  const before = Number((await lightbox(view))?.width);
  const click = (/** @type {string} */ name) =>
    view.look((dialog, name) => /** @type {HTMLElement} */ (dialog.querySelector(`.lightbox > ${name}`)).click(), name);
  await click('.right');
  await shows(view, 'second.svg');
  await click('.left');
  await shows(view, 'first.svg');
  await page.mouse.click(600, 350, { count: 2 });
  await until(async () => Number((await lightbox(view))?.width) > before * 2, 'it to be zoomed');
  const left = () => view.look((dialog) => dialog.querySelector('.lightbox img')?.getBoundingClientRect().left ?? 0);
  const start = await left();
  await page.mouse.move(600, 350);
  await page.mouse.down();
  await page.mouse.move(700, 350, { steps: 4 });
  await page.mouse.up();
  assert.ok(Math.abs((await left()) - start - 100) < 2, 'it follows the pointer');
  assert.equal((await lightbox(view))?.position, '1 of 5', 'a drag of what is zoomed is no swipe');
  await page.mouse.wheel({ deltaY: 4000 });
  await until(async () => Math.abs(Number((await lightbox(view))?.width) - before) < 2, 'the wheel to undo it');
  await page.mouse.move(700, 350);
  await page.mouse.down();
  await page.mouse.move(560, 352, { steps: 4 });
  await page.mouse.up();
  await shows(view, 'second.svg');
  await page.keyboard.press('ArrowRight');
  await shows(view, 'third.svg');
  await page.mouse.click(150, 350);
  await until(() => view.look((dialog) => !dialog.querySelector('.lightbox')), 'the picture to close');
  await page.close();
});

test('two fingers zoom', inChromiumOnly('it has touches of several fingers'), async () => {
  const { page, view } = await open();
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.content img')).click());
  await shows(view, 'first.svg');
  const before = Number((await lightbox(view))?.width);
  const cdp = await page.createCDPSession();
  const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, /** @type {number[]} */ ...xs) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x, id) => ({ x, y: 350, id })) });
  await touch('touchStart', 550);
  await touch('touchStart', 550, 650);
  await touch('touchMove', 500, 700);
  await touch('touchMove', 450, 750);
  await touch('touchEnd');
  await until(async () => Number((await lightbox(view))?.width) > before * 2, 'it to be zoomed');
  assert.equal((await lightbox(view))?.position, '1 of 5');
  await page.close();
});

test('the largest file that the page names is loaded when one zooms, and not before', async () => {
  pages.asked.length = 0;
  const { page, view } = await open();
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.content img')).click());
  await shows(view, 'first.svg');
  assert.ok(!pages.asked.includes('/first-large.svg'));
  await page.keyboard.press('+');
  await shows(view, 'first-large.svg');
  await page.keyboard.press('0');
  await page.close();
});

test('pictures that follow each other stand in rows of one height, whole', async () => {
  const { page, view } = await open();
  await middleOf(view, 1);
  const seen = await view.look((dialog) =>
    [...dialog.querySelectorAll('.gallery img')].map((image) => {
      const { top, width, height } = image.getBoundingClientRect();
      return { top: Math.round(top), ratio: width / height };
    }),
  );
  assert.equal(seen.length, 3);
  assert.equal(seen[0].top, seen[1].top);
  for (const [at, ratio] of [1.5, 0.667, 2.286].entries()) assert.ok(Math.abs(seen[at].ratio - ratio) < 0.05);
  await page.close();
});

test('of a picture that cannot be had a line is left', async () => {
  const { page, view } = await open();
  const look = () =>
    view.look((dialog) => {
      const figure = dialog.querySelector('figure.missing');
      if (!figure) return undefined;
      const line = getComputedStyle(figure, '::before');
      const image = /** @type {HTMLElement} */ (figure.firstElementChild);
      return [line.content, image.checkVisibility(), image.tabIndex, figure.textContent];
    });
  await middleOf(view, 4);
  const [words, ...others] = await until(look, 'the line');
  // Chromium puts the words in, Firefox says where they come from.
  assert.match(String(words), /^("Alt of gone"|attr\(data-alt\))$/);
  assert.deepEqual(others, [false, -1, 'It is gone.']);
  await page.close();
});

test('pictures are switched off and on by a key, and are not loaded while they are off', async () => {
  const { page, view } = await open();
  const shown = () =>
    view.look(
      (dialog) => [...dialog.querySelectorAll('figure > img')].filter((image) => image.checkVisibility()).length,
    );
  assert.ok((await shown()) > 0);
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.content img')).focus());
  await page.keyboard.press('i');
  assert.equal(await shown(), 0);
  const heard = () => view.look((dialog) => dialog.querySelector('.announcer')?.textContent);
  await until(async () => (await heard()) === 'Pictures off', 'what is heard');
  await page.close();

  pages.asked.length = 0;
  const second = await openPage(started.browser, pages.origin);
  const byPage = pages.asked.length;
  await press(second, started.extension);
  const again = await shownArticle(second);
  await again.look((dialog) => dialog.scrollTo(0, dialog.scrollHeight));
  await pause(500);
  assert.deepEqual(pages.asked.slice(byPage), []);
  await second.keyboard.press('i');
  await until(() => again.look((dialog) => !!dialog.querySelector('figure > img')?.checkVisibility()), 'the pictures');
  await second.close();
});

test('a picture that is a link on its page has the link below it', async () => {
  const { page, view } = await open('/linked');
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.content img')).click());
  const link = () =>
    view.look((dialog) => {
      const link = /** @type {HTMLAnchorElement | null} */ (dialog.querySelector('.lightbox .follow'));
      return link && [link.textContent, link.href, link.target, link.checkVisibility()];
    });
  await shows(view, 'first.svg');
  assert.equal(await link(), null);
  await page.keyboard.press('ArrowRight');
  await shows(view, 'second.svg');
  assert.deepEqual(await link(), ['Open the picture’s link', 'https://lamp.example/barn', '_top', true]);
  const names = [];
  for (let press = 0; press < 6; press += 1) {
    await page.keyboard.press('Tab');
    names.push(await focusedPicture(view));
  }
  assert.ok(names.includes('follow'), `by keyboard: ${names}`);
  await page.keyboard.press('ArrowRight');
  await shows(view, 'third.svg');
  assert.equal(await link(), null, 'a place on its page is none');
  await page.close();
});

/** The link under the picture that is shown large. @param {View} view */
const followed = (view) =>
  view.look((dialog) => /** @type {HTMLAnchorElement | null} */ (dialog.querySelector('.lightbox .follow'))?.href);

test('so has one on a page that was joined, and one that the page itself would load later', async () => {
  const { page, view } = await open('/towpath');
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.next button')).click());
  await until(() => view.look((dialog) => dialog.querySelector('.content img') !== null), 'the second page');
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.content img')).click());
  await shows(view, 'third.svg');
  assert.equal(await followed(view), `${pages.origin}/towpath/page/lock`);
  await page.close();

  const long = await open('/long');
  await until(
    () => long.view.look((dialog) => !!dialog.querySelector('.content img[src$="second.svg"]')),
    'the picture',
  );
  await long.view.look((dialog) => {
    const image = /** @type {HTMLElement} */ (dialog.querySelector('.content img[src$="second.svg"]'));
    image.scrollIntoView();
    image.click();
  });
  await shows(long.view, 'second.svg');
  assert.equal(await followed(long.view), `${pages.origin}/lamp`);
  await long.page.close();
});
