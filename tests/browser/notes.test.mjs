// @ts-check
// Notes in their place, code that is coloured and copied, tables whose head stays.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CODE, ROUTES } from './article_parts.mjs';
import { openPage, press, readClipboard, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { shownArticle } from './view.mjs';

/** @typedef {import('./view.mjs').View} View */

/** A site without https that is not this machine to the browser. */
const PLAIN = 'plain.example';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser({ hosts: [PLAIN] });
  pages = await servePages(ROUTES);
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

async function open() {
  const page = await openPage(started.browser, pages.origin);
  await press(page, started.extension);
  return { page, view: await shownArticle(page) };
}

/** @param {View} view */
const note = (view) => view.look((dialog) => dialog.querySelector('.note:popover-open .content')?.textContent?.trim());

/** @param {View} view */
const focused = (view) =>
  view.look((dialog) => {
    const { activeElement } = /** @type {ShadowRoot} */ (dialog.getRootNode());
    return `${activeElement?.localName} ${activeElement?.textContent?.trim().slice(0, 20)}`;
  });

/** @param {View} view @param {number} [index] */
const focusCall = (view, index = 0) =>
  view.look((dialog, index) => {
    const call = /** @type {HTMLElement} */ (dialog.querySelectorAll('.content sup a')[index]);
    call.scrollIntoView({ block: 'center' });
    call.focus();
  }, index);

test('by keyboard: a note opens at its call, has the focus and gives it back', async () => {
  const { page, view } = await open();
  await focusCall(view);
  const top = await view.look((dialog) => dialog.scrollTop);
  await page.keyboard.press('Enter');
  assert.equal(await until(() => note(view), 'the note'), 'The council’s own count gave one hundred; see its minutes.');
  assert.match(await focused(view), /^div The council/);
  const away = await view.look((dialog) => {
    const call = dialog.querySelector('.content sup a')?.getBoundingClientRect();
    const box = dialog.querySelector('.note')?.getBoundingClientRect();
    return box && call ? Math.min(Math.abs(box.top - call.bottom), Math.abs(call.top - box.bottom)) : Infinity;
  });
  assert.ok(away < 30, `${away} px from its call`);
  await page.keyboard.press('Escape');
  await until(async () => !(await note(view)), 'the note to go');
  await until(async () => (await focused(view)) === 'a 1', 'the focus to come back');
  assert.deepEqual(await view.look((dialog) => [dialog.open, dialog.scrollTop]), [true, top]);
  await page.close();
});

test('by mouse: a note leads to its place at the end, and from there back to the text', async () => {
  const { page, view } = await open();
  await focusCall(view, 1);
  const { x, y, top } = await view.look((dialog) => {
    const { left, top } = dialog.querySelectorAll('.content sup a')[1].getBoundingClientRect();
    return { x: left + 3, y: top + 6, top: dialog.scrollTop };
  });
  await page.mouse.click(x, y);
  assert.equal(await until(() => note(view), 'the note'), 'By the baker.');
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.to-note')).click());
  assert.match(await focused(view), /^li By the baker/);
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.offer button')).click());
  assert.deepEqual([await focused(view), await view.look((dialog) => dialog.scrollTop)], ['a 2', top]);
  await page.close();
});

test('the mark of a note itself leads back to its call, without a popover', async () => {
  const { page, view } = await open();
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.content li a[href^="#"]')).click());
  assert.equal(await note(view), undefined);
  const top = await view.look((dialog) => dialog.querySelector('.content sup a')?.getBoundingClientRect().top ?? -1);
  // A scroll ends on a whole pixel of the screen.
  assert.ok(top > -1 && top < 400, `${top} px`);
  await page.close();
});

test('where the part cannot be loaded a call leads to its note', async () => {
  const { page, view } = await open();
  await started.extension.inWorker(() => {
    chrome.scripting.executeScript = () => Promise.reject(new Error('gone'));
  });
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.content sup a')).click());
  await until(
    async () => (await focused(view)).includes('council') || (await focused(view)).startsWith('span'),
    'the note',
  );
  assert.equal(await note(view), undefined);
  await page.close();
  await started.browser.close();
  started = await startBrowser({ hosts: [PLAIN] });
});

test('code is coloured by its label, never changed, and copied as it is', async () => {
  const { page, view } = await open();
  const code = () =>
    view.look((dialog) => {
      const [labelled, plain] = dialog.querySelectorAll('pre');
      return {
        text: labelled.textContent,
        parts: labelled.querySelectorAll('[class^=code-]').length,
        others: plain.querySelectorAll('[class^=code-]').length,
        buttons: dialog.querySelectorAll('pre button.copy').length,
      };
    });
  await until(async () => (await code()).parts > 3 && (await code()).buttons === 2, 'the colours');
  assert.deepEqual([(await code()).text, (await code()).others], [CODE, 0]);
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('pre .copy')).focus());
  await page.keyboard.press('Enter');
  const heard = () => view.look((dialog) => dialog.querySelector('.announcer')?.textContent);
  await until(async () => (await heard()) === 'Copied', 'what is heard');
  assert.equal(await readClipboard(page), CODE);
  await page.close();
});

test('code is copied where the page has no clipboard of its own', async () => {
  const page = await openPage(started.browser, pages.origin.replace('127.0.0.1', 'plain.example'));
  assert.equal(await page.evaluate(() => navigator.clipboard), undefined);
  await press(page, started.extension);
  const view = await shownArticle(page);
  await until(() => view.look((dialog) => !!dialog.querySelector('pre .copy')), 'the button');
  const { x, y } = await view.look((dialog) => {
    const button = /** @type {HTMLElement} */ (dialog.querySelector('pre .copy'));
    button.scrollIntoView({ block: 'center' });
    const { left, top } = button.getBoundingClientRect();
    return { x: left + 22, y: top + 22 };
  });
  await page.mouse.click(x, y);
  const heard = () => view.look((dialog) => dialog.querySelector('.announcer')?.textContent);
  await until(async () => (await heard()) === 'Copied', 'what is heard');
  await page.close();
});

test('the head of a table stays in sight, in its frame or as the article scrolls', async () => {
  const { page, view } = await open();
  await until(() => view.look((dialog) => dialog.querySelectorAll('.table-box.wide').length === 1), 'the frame');
  const wide = await view.look((dialog) => {
    const box = /** @type {HTMLElement} */ (dialog.querySelector('.table-box.wide'));
    box.scrollIntoView();
    box.scrollTo(300, 500);
    const { left, top } = box.getBoundingClientRect();
    const at = (/** @type {string} */ selector) => {
      const cell = /** @type {Element} */ (box.querySelector(selector)).getBoundingClientRect();
      return [Math.round(cell.left - left), Math.round(cell.top - top)];
    };
    return { corner: at('thead th'), head: at('thead th:nth-child(3)')[1], first: at('tbody tr:nth-child(20) th')[0] };
  });
  assert.deepEqual(wide, { corner: [0, 0], head: 0, first: 0 });
  const fits = await view.look((dialog) => {
    const box = /** @type {HTMLElement} */ (dialog.querySelector('.table-box.fits'));
    box.scrollIntoView();
    dialog.scrollBy(0, 400);
    const head = /** @type {Element} */ (box.querySelector('th'));
    return [Math.round(head.getBoundingClientRect().top), box.tabIndex, box.scrollTop];
  });
  assert.deepEqual(fits, [0, -1, 0]);
  await page.close();
});
