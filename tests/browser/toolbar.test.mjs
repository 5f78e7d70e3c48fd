// @ts-check
// The toolbar on wide, narrow and low screens, its menu, the sheet of keys, and focus: guide, links, full screen.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ROUTES } from './article_parts.mjs';
import { openPage, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { shownArticle } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./view.mjs').View} View */

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages(ROUTES);
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

async function open(width = 1400, height = 900) {
  const page = await openPage(started.browser, pages.origin);
  await page.setViewport({ width, height });
  await press(page, started.extension);
  return { page, view: await shownArticle(page) };
}

/** @param {View} view */
const controls = (view) =>
  view.look((dialog) =>
    [...dialog.querySelectorAll('.toolbar > button')]
      .filter((button) => button.checkVisibility())
      .map((button) => {
        const { left, right, top, width, height } = button.getBoundingClientRect();
        return { name: button.getAttribute('aria-label'), left, right, top, width, height };
      }),
  );

/** @param {View} view */
const focused = (view) =>
  view.look((dialog) => /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement?.className);

/** @param {View} view @param {string} panel */
const isOpen = (view, panel) =>
  view.look((dialog, panel) => !!dialog.querySelector(`.${panel}-panel:popover-open`), panel);

test('a column on wide screens, a row with a menu on narrow and on low ones', async () => {
  for (const [width, height] of [
    [1400, 900],
    [320, 640],
    [768, 1024],
    [320, 256],
    [1280, 400],
  ]) {
    const { page, view } = await open(width, height);
    const all = await controls(view);
    const isRow = width <= 1000 || height <= 560;
    assert.equal(new Set(all.map(({ top }) => top)).size, isRow ? 1 : all.length, `${width} x ${height}`);
    assert.equal(all.at(-1)?.name === 'More', isRow);
    assert.equal(all[0].name, 'Close (Esc)');
    for (const { left, right, top, width: w, height: h } of all) {
      assert.ok(w >= 44 && h >= 44 && left >= 0 && right <= width && top >= 0, `a control at ${width} x ${height}`);
    }
    assert.equal(await view.look((dialog) => dialog.scrollWidth > dialog.clientWidth), false);
    await page.close();
  }
});

test('the menu names the tools that have no room, by keyboard and mouse', async () => {
  const { page, view } = await open(320, 640);
  const items = () =>
    view.look((dialog) => [...dialog.querySelectorAll('.menu:popover-open .item')].map((item) => item.textContent));
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.overflow')).focus());
  await page.keyboard.press('ArrowDown');
  await until(async () => (await items()).length > 0, 'the menu');
  const names = await items();
  assert.ok(names.includes('Focus') && names.includes('Keyboard') && !names.includes('Outline'), names.join());
  assert.equal(await focused(view), 'item');
  await page.keyboard.press('Escape');
  await until(async () => (await focused(view)) === 'overflow', 'the focus to come back');
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await until(() => isOpen(view, 'shortcuts'), 'the last tool');
  assert.equal((await items()).length, 0);
  await page.keyboard.press('Escape');
  await until(async () => (await focused(view)) === 'overflow', 'the focus to come back');
  const bar = await controls(view);
  const { left, top } = bar[bar.length - 1];
  await page.mouse.click(left + 20, top + 20);
  assert.ok((await items()).length > 1);
  await page.mouse.click(left + 20, top + 20);
  assert.equal((await items()).length, 0, 'a second click closes it');
  await page.close();
});

test('a panel has the focus, and who had it before has it again', async () => {
  const { page, view } = await open();
  for (const [key, panel] of [
    ['o', 'outline'],
    ['?', 'shortcuts'],
    ['f', 'focus'],
  ]) {
    await page.keyboard.press(/** @type {'o'} */ (key));
    await until(() => isOpen(view, panel), panel);
    assert.equal(await focused(view), `panel ${panel}-panel`);
  }
  await page.keyboard.press('Escape');
  await until(async () => (await focused(view)) === 'view', 'the article to have the focus');
  await page.keyboard.press('f');
  await until(() => isOpen(view, 'focus'), 'a key after that');
  await page.close();
});

test('the sheet of keys names them all and switches them off', async () => {
  const { page, view } = await open();
  await page.keyboard.press('?');
  await until(() => isOpen(view, 'shortcuts'), 'the sheet');
  const rows = await view.look((dialog) =>
    [...dialog.querySelectorAll('.shortcuts-panel .keys > div')].map((row) => row.textContent),
  );
  const named = await view.look((dialog) =>
    [...dialog.querySelectorAll('.tool')].map(
      (tool) => `${tool.getAttribute('aria-keyshortcuts')?.toUpperCase()}${tool.getAttribute('aria-label')}`,
    ),
  );
  assert.deepEqual(
    named.filter((name) => !rows.includes(name)),
    [],
  );
  assert.ok(rows.includes('IPictures'));
  const flip = () =>
    view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.shortcuts-panel input')).click());
  await flip();
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await page.keyboard.press('i');
  assert.equal(await isOpen(view, 'outline'), false);
  assert.equal(await view.look((dialog) => dialog.dataset.pictures), 'true');
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.shortcuts-tool')).click());
  await flip();
  await page.close();
});

/** @param {Page} page @param {View} view @param {string} value */
async function chooseGuide(page, view, value) {
  await page.keyboard.press('f');
  await until(() => view.look((dialog) => !!dialog.querySelector('.focus-panel:popover-open input')), 'the panel');
  await view.look(
    (dialog, value) => /** @type {HTMLElement} */ (dialog.querySelector(`[name=guide][value=${value}]`)).click(),
    value,
  );
  await page.keyboard.press('Escape');
  await until(async () => (await focused(view)) === 'view', 'the panel to close');
}

/** What stands out. @param {View} view */
const hole = (view) =>
  view.look((dialog) => {
    const shades = [...dialog.querySelectorAll('.shade')];
    if (shades.length === 0) return undefined;
    const top = shades[0].getBoundingClientRect().bottom;
    const bottom = shades[1].getBoundingClientRect().top;
    const p = [...dialog.querySelectorAll('.content p')].find((one) => one.getBoundingClientRect().bottom > top + 4);
    const line = p ? parseFloat(getComputedStyle(p).lineHeight) : 0;
    // Browsers differ in the parts of a pixel.
    const inArticle = (/** @type {number} */ y) => Math.round(y + dialog.scrollTop);
    return {
      top: inArticle(top),
      bottom: inArticle(bottom),
      lines: Math.round((bottom - top) / line),
      text: p?.textContent?.slice(0, 20),
    };
  });

test('the guide shows some lines, and goes with the pointer and the arrow keys', async () => {
  const { page, view } = await open();
  await view.look((dialog) => dialog.querySelectorAll('.content p')[0].scrollIntoView());
  assert.equal(await hole(view), undefined);
  await chooseGuide(page, view, 'three');
  await page.mouse.move(700, 60);
  await until(async () => (await hole(view))?.lines === 3, 'three lines');
  const first = await hole(view);
  await page.keyboard.press('ArrowDown');
  const second = await hole(view);
  assert.ok(first && second && second.top > first.top && second.top < first.top + 60);
  await page.keyboard.press('ArrowUp');
  assert.deepEqual(await hole(view), first);
  const tops = new Set();
  for (let press = 0; press < 30; press += 1) {
    await page.keyboard.press('ArrowDown');
    const { scroll, at } = await view.look((dialog) => ({
      scroll: dialog.scrollTop,
      at: dialog.querySelectorAll('.shade')[1].getBoundingClientRect().top,
    }));
    tops.add(Math.round(scroll + at));
    assert.ok(at > 0 && at < 900, 'it stays in the window');
  }
  assert.ok(tops.size > 24, `it goes on through ${tops.size} lines, past headings and code`);
  await chooseGuide(page, view, 'one');
  await page.mouse.move(700, 200);
  await until(async () => (await hole(view))?.lines === 1, 'one line');
  await chooseGuide(page, view, 'off');
  assert.equal(await hole(view), undefined);
  await page.close();
});

test('the guide for paragraphs goes from one to the next, and is kept', async () => {
  const { page, view } = await open();
  await chooseGuide(page, view, 'paragraph');
  await view.look((dialog) => dialog.querySelectorAll('.content p')[0].scrollIntoView());
  await page.mouse.move(700, 30);
  await until(async () => (await hole(view))?.text?.startsWith('The ferry was'), 'the paragraph');
  await page.keyboard.press('ArrowDown');
  assert.match(String((await hole(view))?.text), /^They had come/);
  await page.close();
  const next = await open();
  await until(() => hole(next.view), 'the guide on the next page');
  await chooseGuide(next.page, next.view, 'off');
  await next.page.close();
});

test('links that are not wanted look like words and are not followed; jumps are', async () => {
  const { page, view } = await open();
  await page.keyboard.press('f');
  await until(() => view.look((dialog) => !!dialog.querySelector('.focus-panel:popover-open input')), 'the panel');
  const flip = () =>
    view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.focus-panel [name=links]')).click());
  await flip();
  await page.keyboard.press('Escape');
  const { x, y, colours } = await view.look((dialog) => {
    const link = /** @type {HTMLElement} */ (dialog.querySelector('.content p a[href^=http]'));
    link.scrollIntoView({ block: 'center' });
    const { left, top } = link.getBoundingClientRect();
    const colours = [link, link.parentElement].map((one) => one && getComputedStyle(one).color);
    return { x: left + 10, y: top + 8, colours };
  });
  assert.equal(colours[0], colours[1]);
  await page.mouse.click(x, y);
  assert.equal(page.url(), `${pages.origin}/`);
  assert.equal(await view.look((dialog) => dialog.open), true);
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.content sup a')).click());
  await until(() => view.look((dialog) => !!dialog.querySelector('.note:popover-open')), 'the note');
  await page.keyboard.press('Escape');
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.focus-tool')).click());
  await flip();
  await page.close();
});

test('full screen is a state of the window, and ends with the view', async () => {
  const { page, view } = await open();
  const state = async () => (await started.browser.getWindowBounds(await page.windowId())).windowState;
  const before = await state();
  await page.keyboard.press('f');
  await until(() => view.look((dialog) => !!dialog.querySelector('.focus-panel:popover-open .wide')), 'the panel');
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.focus-panel .wide')).click());
  await until(async () => (await state()) === 'fullscreen', 'full screen');
  assert.equal(await page.evaluate(() => document.fullscreenElement), null, 'the page knows nothing of it');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await until(async () => (await state()) === before, 'the window as it was');
  await page.close();
});
