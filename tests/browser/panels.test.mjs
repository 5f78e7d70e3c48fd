// @ts-check
// Panels and what the system wishes: where a panel lies, forced colours, more contrast, less motion.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DARK_THEMES, LIGHT_THEMES } from '../../extension/settings.js';
import { emulateMedia, openPage, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { richPage } from './rich_page.mjs';
import { PICTURE } from './story.mjs';
import { shownArticle } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./view.mjs').View} View */

/** Share of the window's height that a sheet from below takes at most. */
const MOST_OF_SHEET = 0.7;
/** The contrast of text for those who want more: WCAG 2.2, 1.4.6. */
const MORE_CONTRAST = 7;

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({ '/': richPage(), '/ferry.png': PICTURE });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** @param {Record<string, string>} [features] media features, as the system's settings make them */
async function open(features = {}) {
  const page = await openPage(started.browser, pages.origin);
  await emulateMedia(page, features);
  await press(page, started.extension);
  return { page, view: await shownArticle(page) };
}

/** The tools that have a panel. @param {View} view */
const toolsOf = (view) =>
  view.look((dialog) =>
    [...dialog.querySelectorAll('.toolbar .tool[aria-haspopup=dialog]')].map(
      (tool) => /(\S+)-tool/.exec(tool.className)?.[1] ?? '',
    ),
  );

/** @param {View} view @param {string} tool */
async function openPanel(view, tool) {
  await view.look((dialog, tool) => /** @type {HTMLElement} */ (dialog.querySelector(`.${tool}-tool`)).click(), tool);
  const isOpen = () =>
    view.look((dialog, tool) => !!dialog.querySelector(`.${tool}-panel:popover-open > *`), /** @type {any} */ (tool));
  await until(isOpen, tool);
}

/** @param {View} view */
const closePanel = (view) =>
  view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.panel:popover-open')).hidePopover());

/** Where the open panel lies, and the text. Evaluated in the page. @param {HTMLDialogElement} dialog */
function places(dialog) {
  const box = (/** @type {Element} */ one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  const lines = [...dialog.querySelectorAll('.head > *, .content > *')].filter((line) => line.checkVisibility());
  return {
    panel: box(/** @type {Element} */ (dialog.querySelector('.panel:popover-open'))),
    text: lines.map(box),
    tools: box(/** @type {Element} */ (dialog.querySelector('.toolbar'))),
    isWide: dialog.scrollWidth > dialog.clientWidth,
  };
}

for (const direction of ['ltr', 'rtl']) {
  test(`a panel lies beside the text where there is room, ${direction}`, async () => {
    const { page, view } = await open();
    await view.look((dialog, direction) => void (dialog.dir = direction), direction);
    for (const [width, height] of [
      [1920, 1080],
      [1440, 900],
      [1101, 600],
    ]) {
      await page.setViewport({ width, height });
      for (const tool of await toolsOf(view)) {
        await openPanel(view, tool);
        const { panel, text, tools, isWide } = await view.look(places);
        const name = `${tool} at ${width} px`;
        for (const line of text) {
          assert.ok(
            line.left >= panel.right || line.right <= panel.left,
            `${name}: ${JSON.stringify({ panel, line })}`,
          );
        }
        const isBeside = direction === 'ltr' ? panel.left >= tools.right : panel.right <= tools.left;
        assert.ok(isBeside || height <= 560, `${name}: not on the tools`);
        assert.ok(panel.top >= 0 && panel.bottom <= height && !isWide, name);
        await closePanel(view);
      }
    }
    await page.close();
  });

  test(`a panel is a sheet from below where there is none, ${direction}`, async () => {
    const { page, view } = await open();
    await view.look((dialog, direction) => void (dialog.dir = direction), direction);
    for (const [width, height] of [
      [1100, 800],
      [768, 1024],
      [320, 640],
    ]) {
      await page.setViewport({ width, height });
      for (const tool of await toolsOf(view)) {
        await openPanel(view, tool);
        const { panel, isWide } = await view.look(places);
        assert.ok(Math.abs(panel.bottom - height) < 0.01, `${tool} at ${width} px ends at ${panel.bottom}`);
        assert.ok(panel.top >= (1 - MOST_OF_SHEET) * height - 1, `${tool} at ${width} px begins at ${panel.top}`);
        assert.ok(panel.left >= 0 && panel.right <= width && !isWide, `${tool} at ${width} px`);
        assert.ok(Math.abs(panel.left + panel.right - width) <= 1, `${tool} at ${width} px is in the middle`);
        await closePanel(view);
      }
    }
    await page.close();
  });
}

/** What of the controls cannot be told where all colours are the system's. Evaluated in the page. @param {HTMLDialogElement} dialog */
function untold(dialog) {
  const found = [];
  const edge = (/** @type {Element} */ one) => {
    const { outlineStyle, outlineWidth, outlineColor, borderStyle, borderWidth, borderColor } = getComputedStyle(one);
    return [outlineStyle, outlineWidth, outlineColor, borderStyle, borderWidth, borderColor].join(' ');
  };
  for (const button of dialog.querySelectorAll('.panel:popover-open button')) {
    if (!button.checkVisibility()) continue;
    const { borderStyle, borderWidth } = getComputedStyle(button);
    if (borderStyle === 'none' || borderWidth === '0px') found.push(`${button.className} has no edge`);
  }
  for (const chosen of dialog.querySelectorAll('.panel:popover-open .option:has(:checked)')) {
    const other = chosen.parentElement?.querySelector('.option:not(:has(:checked))');
    if (other && edge(other) === edge(chosen)) found.push(`${chosen.textContent} looks like ${other.textContent}`);
  }
  return found;
}

test('where colours are the system’s, controls have edges, what is chosen is told apart, and the focus is seen', async () => {
  const { page, view } = await open({ 'forced-colors': 'active' });
  assert.equal(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
  for (const tool of await toolsOf(view)) {
    await openPanel(view, tool);
    assert.deepEqual(await view.look(untold), [], tool);
    await page.keyboard.press('Tab');
    const outline = await view.look((dialog) => {
      const { activeElement } = /** @type {ShadowRoot} */ (dialog.getRootNode());
      if (!activeElement?.closest('.panel')) return 'elsewhere';
      // A radio button lies invisible on its option.
      const drawn = activeElement.closest('.option, .switch, .control, .colour') ?? activeElement;
      const styles = [activeElement, drawn].map((one) => getComputedStyle(one));
      return styles.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
    });
    assert.notEqual(outline, false, `${tool}: the focus is seen`);
    await closePanel(view);
  }
  await page.close();
});

for (const [scheme, themes] of /** @type {const} */ ([
  ['light', LIGHT_THEMES],
  ['dark', DARK_THEMES],
])) {
  test(`where more contrast is wished, every text of ${scheme} themes has 7 : 1, but for one’s own colours`, async () => {
    const { page, view } = await open({ 'prefers-contrast': 'more', 'prefers-color-scheme': scheme });
    assert.equal(await page.evaluate(() => matchMedia('(prefers-contrast: more)').matches), true);
    for (const theme of themes.filter((one) => !one.startsWith('own-'))) {
      await view.look((dialog, [side, theme]) => void (dialog.dataset[side] = theme), [scheme, theme]);
      const faint = await view.look((dialog, least) => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        if (!canvas) throw new Error('no canvas');
        const luminance = (/** @type {string} */ colour) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((c) =>
            c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
          );
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = luminance(getComputedStyle(dialog).backgroundColor);
        return ['.title', '.about', '.content p', '.content a[href]', 'figcaption'].flatMap((selector) => {
          const element = dialog.querySelector(selector);
          if (!element) return [`no ${selector}`];
          const [a, b] = [ground, luminance(getComputedStyle(element).color)].sort((x, y) => y - x);
          const contrast = (a + 0.05) / (b + 0.05);
          return contrast < least ? [`${selector} ${contrast.toFixed(1)}`] : [];
        });
      }, MORE_CONTRAST);
      assert.deepEqual(faint, [], theme);
    }
    await page.close();
  });
}

test('where less motion is wished, nothing moves by itself', async () => {
  const { page, view } = await open({ 'prefers-reduced-motion': 'reduce' });
  // What goes with the scroll is moved by the reader.
  const moving = () =>
    view.look((dialog) => [
      ...dialog
        .getAnimations({ subtree: true })
        .filter(({ timeline }) => timeline instanceof DocumentTimeline)
        .map((one) => /** @type {any} */ (one).animationName ?? /** @type {any} */ (one).transitionProperty),
      ...[dialog, ...dialog.querySelectorAll('*')]
        .filter((one) => getComputedStyle(one).scrollBehavior === 'smooth')
        .map((one) => one.className),
    ]);
  for (const tool of await toolsOf(view)) {
    await openPanel(view, tool);
    assert.deepEqual(await moving(), [], tool);
    await closePanel(view);
  }
  await page.setViewport({ width: 390, height: 800 });
  await view.look((dialog) => dialog.scrollTo(0, 900));
  await until(
    () => view.look((dialog) => dialog.querySelector('.toolbar')?.classList.contains('tucked')),
    'the bar to go',
  );
  assert.deepEqual(await moving(), [], 'the bar goes at once');
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.content img')).click());
  await until(() => view.look((dialog) => !!dialog.querySelector('.lightbox img')), 'the picture');
  assert.deepEqual(await moving(), [], 'the picture');
  await page.close();
});
