// @ts-check
// Every control of every panel and every tool can be used with the mouse and with the keyboard: nothing lies over it, and Tab
// comes to it. What each does is tested beside its feature.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { richPage } from './rich_page.mjs';
import { PICTURE } from './story.mjs';
import { shownArticle } from './view.mjs';

/** @typedef {import('./view.mjs').View} View */

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({
    '/': richPage(),
    '/rtl': richPage().replace('<html lang="en">', '<html lang="he" dir="rtl">'),
    '/ferry.png': PICTURE,
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/**
 * The controls within an element that can be seen, in the order of the document.
 * @param {View} view
 * @param {string} within a selector
 * @returns {Promise<{name: string, isHit: boolean, stop: string}[]>} whether the pointer finds each in its middle, and what Tab
 * is to come to there, as {@link stopsOf} calls it; empty where it is not
 */
function controlsOf(view, within) {
  return view.look((dialog, within) => {
    const root = /** @type {ShadowRoot} */ (dialog.getRootNode());
    const all = /** @type {HTMLElement[]} */ ([
      ...dialog.querySelectorAll(`${within} :is(button, input, select, textarea, a[href], summary)`),
    ]).filter((control) => control.checkVisibility() && !(/** @type {any} */ (control).disabled));
    return all.map((control, at) => {
      const input = /** @type {HTMLInputElement} */ (control);
      const shown = input.labels?.[0]?.checkVisibility() ? input.labels[0] : control;
      shown.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = shown.getBoundingClientRect();
      const hit = root.elementFromPoint(left + width / 2, top + height / 2);
      const stop = control.tabIndex < 0 ? '' : input.type === 'radio' ? `radio ${input.name}` : String(at);
      const name = control.getAttribute('aria-label') || control.textContent?.trim() || input.name || control.className;
      const isHit = !!hit && (shown.contains(hit) || control.contains(hit));
      return { name: `${control.localName} ${name}`, isHit, stop };
    });
  }, within);
}

/**
 * What Tab comes to within an element.
 * @param {import('puppeteer-core').Page} page
 * @param {View} view
 * @param {string} within
 * @param {number} most
 * @returns {Promise<Set<string>>} the number of each control, but one name for radio buttons of one group, of which Tab comes to
 * one
 */
async function stopsOf(page, view, within, most) {
  const found = new Set();
  for (let tab = 0; tab < most; tab += 1) {
    const at = await view.look((dialog, within) => {
      const root = /** @type {ShadowRoot} */ (dialog.getRootNode());
      const active = /** @type {HTMLInputElement | null} */ (root.activeElement);
      if (!active?.closest(within)) return '';
      if (active.type === 'radio') return `radio ${active.name}`;
      const all = [
        ...dialog.querySelectorAll(`${within} :is(button, input, select, textarea, a[href], summary)`),
      ].filter((control) => control.checkVisibility() && !(/** @type {any} */ (control).disabled));
      return String(all.indexOf(active));
    }, within);
    if (at) found.add(at);
    // Further on Tab leaves the page in Firefox, for the browser's own controls.
    else if (found.size > 0) break;
    await page.keyboard.press('Tab');
  }
  return found;
}

/** @param {View} view @returns {Promise<string[]>} the tools that open a panel */
function toolsOf(view) {
  return view.look((dialog) =>
    [...dialog.querySelectorAll('.toolbar .tool[aria-haspopup="dialog"]')].map(
      (tool) => /(\S+)-tool/.exec(tool.className)?.[1] ?? '',
    ),
  );
}

/**
 * Opens a tool by keys: by its button, or on a narrow screen by its item in the menu of the others.
 * @param {import('puppeteer-core').Page} page
 * @param {View} view
 * @param {string} tool
 */
async function useTool(page, view, tool) {
  const isInMenu = await view.look((dialog, tool) => {
    const button = /** @type {HTMLElement} */ (dialog.querySelector(`.${tool}-tool`));
    const isInMenu = !button.checkVisibility();
    const opener = /** @type {HTMLElement} */ (isInMenu ? dialog.querySelector('.overflow') : button);
    opener.focus();
    return isInMenu;
  }, tool);
  await page.keyboard.press('Enter');
  if (!isInMenu) return;
  const at = await until(
    () =>
      view.look((dialog, tool) => {
        const label = dialog.querySelector(`.${tool}-tool`)?.getAttribute('aria-label');
        const items = [...dialog.querySelectorAll('.menu:popover-open .item')];
        return items.findIndex((item) => item.textContent === label) + 1;
      }, tool),
    `${tool} in the menu`,
  );
  for (let down = 1; down < at; down += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

for (const [path, name, viewport] of /** @type {[string, string, import('puppeteer-core').Viewport][]} */ ([
  ['/', 'wide', { width: 1280, height: 900 }],
  ['/', 'narrow', { width: 320, height: 568 }],
  ['/rtl', 'right to left', { width: 1280, height: 900 }],
])) {
  test(`${name}: tools and panels can be used with the mouse and with the keyboard`, async () => {
    const page = await openPage(started.browser, pages.origin + path);
    await page.setViewport(viewport);
    await press(page, started.extension);
    const view = await shownArticle(page);
    const tools = await until(async () => {
      const found = await toolsOf(view);
      return found.length > 3 && found;
    }, 'the tools');
    /** @type {string[]} */
    const faults = [];
    let all = 0;
    for (const tool of tools) {
      const panel = `.${tool}-panel`;
      const isOpen = () => view.look((dialog, panel) => !!dialog.querySelector(`${panel}:popover-open > *`), panel);
      await useTool(page, view, tool);
      await until(isOpen, `the panel ${tool}`);
      const controls = await controlsOf(view, panel);
      all += controls.length;
      faults.push(...controls.filter(({ isHit }) => !isHit).map((one) => `${tool}: ${one.name} is under something`));
      const found = await stopsOf(page, view, panel, controls.length + 12);
      const missed = controls.filter(({ stop }) => stop && !found.has(stop));
      faults.push(...missed.map((one) => `${tool}: Tab does not come to ${one.name}`));
      await page.keyboard.press('Escape');
      await until(async () => !(await isOpen()), `the panel ${tool} to close`);
    }
    assert.ok(all > 40, `${all} controls were looked at`);
    assert.deepEqual(faults, []);
    await page.close();
  });
}
