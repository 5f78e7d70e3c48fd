// @ts-check
// Finding one's way: the outline, progress, the place that is kept, find in page.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PAGE, ROUTES, TITLE } from './article_parts.mjs';
import { DOUBLE_CLICK, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { openWithWorld } from './isolated_world.mjs';
import { servePages } from './pages.mjs';
import { story } from './story.mjs';
import { gone, shownArticle } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./view.mjs').View} View */

const SECTIONS = Array.from(
  { length: 150 },
  (_, at) => `</p><h2>Section ${at}</h2><p>In section ${at} the ferry sailed ${at} times and the baker sold out.`,
);
const LONG = story({ paragraphs: SECTIONS.map((section) => section.repeat(1).padEnd(900, ' The log goes on.')) });

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  const other = PAGE.replace('<h3>By hand</h3>', '').replace(/<h2>.*?<\/h2>/g, '');
  pages = await servePages({ ...ROUTES, '/long': LONG, '/kept': PAGE, '/private': PAGE, '/plain': other });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** @param {string} path */
async function open(path) {
  const page = await openPage(started.browser, pages.origin + path);
  await press(page, started.extension);
  return { page, view: await shownArticle(page) };
}

/** @param {View} view */
const outlineIsOpen = (view) => view.look((dialog) => !!dialog.querySelector('.outline-panel:popover-open nav a'));

/** @param {View} view */
const current = (view) =>
  view.look((dialog) => [...dialog.querySelectorAll('.outline [aria-current]')].map((link) => link.textContent));

/** @param {View} view */
const focused = (view) =>
  view.look((dialog) => /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement?.textContent);

test('the outline nests the headings, marks the current one and leads to each', async () => {
  const { page, view } = await open('/');
  await page.keyboard.press('o');
  await until(() => outlineIsOpen(view), 'the outline');
  const links = await view.look((dialog) =>
    [...dialog.querySelectorAll('.outline a')].map((link) => {
      let depth = 0;
      for (let at = link.closest('ol'); at; at = at.parentElement?.closest('ol') ?? null) depth += 1;
      return `${depth} ${link.textContent}`;
    }),
  );
  const expected = [`1 ${TITLE}`, '1 How it is counted', '2 By hand', '1 Tables', '1 Pictures', '1 What remains'];
  assert.deepEqual(links, expected);
  assert.deepEqual(await current(view), [TITLE]);
  await page.keyboard.press('Tab');
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await focused(view), 'Tables');
  await until(async () => (await current(view)).join() === 'Tables', 'the mark');
  const top = await view.look((dialog) => dialog.querySelectorAll('.content h2')[1].getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 120, `${top} px`);
  await view.look((dialog) => dialog.scrollTo(0, dialog.scrollHeight));
  await until(async () => (await current(view)).join() === 'What remains', 'the last to be marked');
  await page.close();
});

test('by mouse, on a narrow screen, the outline goes away as it leads somewhere', async () => {
  const page = await openPage(started.browser, pages.origin);
  await page.setViewport({ width: 400, height: 700 });
  await press(page, started.extension);
  const view = await shownArticle(page);
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.outline-tool')).click());
  await until(() => outlineIsOpen(view), 'the outline');
  const { x, y } = await view.look((dialog) => {
    const { left, top } = dialog.querySelectorAll('.outline a')[3].getBoundingClientRect();
    return { x: left + 20, y: top + 20 };
  });
  await page.mouse.click(x, y);
  await until(async () => !(await outlineIsOpen(view)), 'the sheet to go');
  assert.equal(await focused(view), 'Tables');
  await page.close();
});

test('an article without sections has no outline', async () => {
  const { page, view } = await open('/plain');
  assert.equal(await view.look((dialog) => dialog.querySelector('.outline-tool')?.checkVisibility()), false);
  await page.close();
  const with_ = await open('/');
  assert.equal(await with_.view.look((dialog) => dialog.querySelector('.outline-tool')?.checkVisibility()), true);
  await with_.page.close();
});

test('the outline of an article that is still coming in is whole', async () => {
  const { page, run } = await openWithWorld(started, `${pages.origin}/long`);
  await run('globalThis.requestIdleCallback = () => 0;');
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  const view = await shownArticle(page);
  const headings = () => view.look((dialog) => dialog.querySelectorAll('.content h2').length);
  assert.ok((await headings()) < SECTIONS.length, 'not all of it is there');
  await page.keyboard.press('o');
  await until(() => outlineIsOpen(view), 'the outline');
  assert.equal(await view.look((dialog) => dialog.querySelectorAll('.outline a').length), SECTIONS.length + 1);
  await page.close();
});

test('the line at the top is as long as what has been read', async () => {
  const { page, view } = await open('/');
  const share = () =>
    view.look((dialog) => {
      const line = dialog.querySelector('.progress-sign.as-line');
      return line && parseFloat(getComputedStyle(line).scale);
    });
  await until(async () => (await share()) !== null, 'the line');
  // Until the whole article is there the half becomes longer.
  const goToHalf = () => view.look((dialog) => dialog.scrollTo(0, (dialog.scrollHeight - dialog.clientHeight) / 2));
  await until(async () => {
    await goToHalf();
    return Math.abs(Number(await share()) - 0.5) < 0.02;
  }, 'half of it');
  await page.close();
});

test('share and time left show while one scrolls, where that is wished', async () => {
  const { page, view } = await open('/');
  await page.keyboard.press('f');
  await until(() => view.look((dialog) => !!dialog.querySelector('.focus-panel:popover-open input')), 'the panel');
  const choose = (/** @type {string} */ value) =>
    view.look(
      (dialog, value) => /** @type {HTMLElement} */ (dialog.querySelector(`[name=progress][value=${value}]`)).click(),
      value,
    );
  await choose('text');
  await page.keyboard.press('Escape');
  await view.look((dialog) => dialog.scrollTo(0, (dialog.scrollHeight - dialog.clientHeight) / 2));
  const text = () =>
    view.look((dialog) => {
      const sign = /** @type {HTMLElement | null} */ (dialog.querySelector('.progress-sign.shown'));
      return sign?.dataset.text;
    });
  assert.match(String(await until(text, 'the text')), /^(49|50)% · \d min left$/);
  await until(async () => !(await text()), 'the text to go');
  await choose('line');
  await page.close();
});

/** @param {View} view */
const topParagraph = (view) =>
  view.look((dialog) => {
    const paragraphs = [...dialog.querySelectorAll('.content > *')];
    return paragraphs.findIndex((one) => one.getBoundingClientRect().bottom > 0);
  });

/** @param {View} view */
const offer = (view) => view.look((dialog) => dialog.querySelector('.offer button')?.getAttribute('aria-label'));

test('the place is kept, and offered on return', async () => {
  const first = await open('/kept#top');
  await first.view.look((dialog) => dialog.querySelectorAll('.content h2')[2].scrollIntoView());
  const place = await topParagraph(first.view);
  await pause(400);
  await first.page.keyboard.press('Escape');
  await gone(first.page);
  await first.page.close();

  const { page, view } = await open('/kept');
  assert.equal(await until(() => offer(view), 'the offer'), 'Go on where you left off');
  assert.equal(await view.look((dialog) => dialog.scrollTop), 0, 'nothing moves by itself');
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.offer button')).focus());
  await page.keyboard.press('Enter');
  assert.equal(await topParagraph(view), place);
  assert.equal(await offer(view), undefined);
  // At the end there is nothing to come back to.
  await view.look((dialog) => dialog.scrollTo(0, dialog.scrollHeight));
  await pause(400);
  await page.keyboard.press('Escape');
  await gone(page);
  await page.close();

  const last = await open('/kept');
  await until(() => last.view.look((dialog) => !!dialog.querySelector('.progress-sign')), 'the parts');
  await pause(300);
  assert.equal(await offer(last.view), undefined);
  await last.page.close();
});

test('who reads on by themselves is not asked any longer', async () => {
  const first = await open('/private');
  await first.view.look((dialog) => dialog.scrollTo(0, 2500));
  await pause(400);
  await first.page.keyboard.press('Escape');
  await gone(first.page);
  await pause(DOUBLE_CLICK);
  await press(first.page, started.extension);
  const view = await shownArticle(first.page);
  await until(() => offer(view), 'the offer');
  assert.equal(await view.look((dialog) => dialog.scrollTop), 0, 'a view begins at its beginning');
  await view.look((dialog) => dialog.scrollTo(0, 1500));
  await until(async () => !(await offer(view)), 'the offer to go');
  await first.page.close();
});

test('find in page finds words of the article and none of the controls', async () => {
  const { page, view } = await open('/');
  await page.keyboard.press('o');
  await until(() => outlineIsOpen(view), 'the outline');
  await page.keyboard.press('Escape');
  await pause(200);
  const finds = (/** @type {string} */ words) =>
    view.look((_, words) => {
      getSelection()?.removeAllRanges();
      // @ts-expect-error The library does not know it.
      return window.find(words, false, false, true);
    }, words);
  assert.equal(await finds('not one of them, as the captain'), true);
  assert.equal(await finds('The lamp leaves the barn'), true, 'captions are words of the article');
  for (const words of ['Type and colours', 'Focus', 'Outline', 'Alt of first', 'Keyboard']) {
    assert.equal(await finds(words), false, words);
  }
  await page.close();
});
