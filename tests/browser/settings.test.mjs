// @ts-check
// Typeface, size and colours: chosen once, kept, and readable in every choice.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DARK_THEMES, LIGHT_THEMES } from '../../extension/settings.js';
import { emulateMedia, DOUBLE_CLICK, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story } from './story.mjs';
import { gone, shownArticle } from './view.mjs';

const RICH = `${PARAGRAPHS[0]} <a href="/x">a link</a>, <code>code</code> and <mark>marked words</mark>.`;

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({ '/': story({ paragraphs: PARAGRAPHS.with(0, RICH) }), '/ferry.png': PICTURE });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** @param {import('./view.mjs').View} view @param {string} selector */
function choose(view, selector) {
  return view.look(
    (dialog, wanted) => /** @type {HTMLElement | null} */ (dialog.querySelector(wanted))?.click(),
    selector,
  );
}

/** Opens the panel for type and colours. @param {import('./view.mjs').View} view */
async function openPanel(view) {
  await choose(view, '.appearance-tool');
  const isFilled = () => view.look((dialog) => !!dialog.querySelector('.appearance-panel:popover-open input'));
  await until(isFilled, 'the panel');
}

/** @param {import('./view.mjs').View} view */
function appearance(view) {
  return view.look((dialog) => {
    const article = /** @type {HTMLElement} */ (dialog.querySelector('.article'));
    const style = getComputedStyle(article);
    return {
      paper: getComputedStyle(dialog).backgroundColor,
      size: parseFloat(style.fontSize),
      face: style.fontFamily.split(',').at(-1)?.trim(),
    };
  });
}

test('what was chosen is there on the next page', async () => {
  const first = await openPage(started.browser, pages.origin);
  await press(first, started.extension);
  const view = await shownArticle(first);
  const before = await appearance(view);
  await openPanel(view);
  await choose(view, 'input[value=sepia]');
  await choose(view, 'input[value=sans]');
  await choose(view, '.larger');
  await choose(view, '.larger');
  const after = await appearance(view);
  assert.notEqual(after.paper, before.paper);
  assert.ok(after.size > before.size * 1.15);
  assert.deepEqual([before.face, after.face], ['serif', 'sans-serif']);
  await first.close();

  const second = await openPage(started.browser, pages.origin);
  await press(second, started.extension);
  const again = await shownArticle(second);
  assert.deepEqual(await appearance(again), after);
  await openPanel(again);
  const chosen = await again.look((dialog) =>
    [...dialog.querySelectorAll('input')].filter((i) => i.type === 'radio' && i.checked).map((i) => i.value),
  );
  assert.deepEqual(chosen, ['auto', 'sepia', 'slate', 'sans']);
  await choose(again, '.reset');
  assert.deepEqual(await appearance(again), before, 'reset with one press');
  await second.close();
});

test('follows the system while it is open', async () => {
  const page = await openPage(started.browser, pages.origin);
  await emulateMedia(page, { 'prefers-color-scheme': 'light' });
  await press(page, started.extension);
  const view = await shownArticle(page);
  const light = await appearance(view);
  await emulateMedia(page, { 'prefers-color-scheme': 'dark' });
  const dark = await appearance(view);
  assert.notEqual(light.paper, dark.paper);
  await openPanel(view);
  await choose(view, 'input[value=light]');
  assert.equal((await appearance(view)).paper, light.paper, 'unless told otherwise');
  await choose(view, 'input[value=auto]');
  await page.close();
});

for (const [scheme, theme] of [
  ...LIGHT_THEMES.map((theme) => /** @type {const} */ (['light', theme])),
  ...DARK_THEMES.map((theme) => /** @type {const} */ (['dark', theme])),
]) {
  test(`every text has a contrast of 4.5 : 1 and more on ${theme}`, async () => {
    const page = await openPage(started.browser, pages.origin);
    await emulateMedia(page, { 'prefers-color-scheme': scheme });
    await press(page, started.extension);
    const view = await shownArticle(page);
    await openPanel(view);
    await choose(view, '.more summary');
    await choose(view, `input[value=${theme}]`);
    const faint = await view.look((dialog) => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      if (!canvas) throw new Error('no canvas');
      const rgb = (/** @type {string} */ colour) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
      };
      // WCAG 2.2: relative luminance and contrast ratio.
      const luminance = (/** @type {number[]} */ [r, g, b]) => {
        const [x, y, z] = [r, g, b].map((c) =>
          c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
      };
      const ground = (/** @type {Element | null} */ element) => {
        for (let e = element; e; e = e.parentElement) {
          const colour = rgb(getComputedStyle(e).backgroundColor);
          if (colour[3] === 255) return colour;
        }
        throw new Error('no ground');
      };
      const failing = [];
      let looked = 0;
      for (const element of dialog.querySelectorAll('*')) {
        const speaks = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
        if (!speaks || element.matches(':disabled')) continue;
        const [a, b] = [rgb(getComputedStyle(element).color), ground(element)].map(luminance).sort((x, y) => y - x);
        const contrast = (a + 0.05) / (b + 0.05);
        looked += 1;
        if (contrast < 4.5) failing.push(`${element.localName}.${element.className}: ${contrast.toFixed(2)}`);
      }
      return { failing, looked };
    });
    assert.deepEqual(faint.failing, []);
    assert.ok(faint.looked > 30, `looked at ${faint.looked} texts`);
    await page.close();
  });
}

test('the column holds a readable measure at every size and on every screen', async () => {
  const page = await openPage(started.browser, pages.origin);
  for (const width of [320, 390, 768, 1400, 2200]) {
    await page.setViewport({ width, height: 900 });
    await press(page, started.extension);
    const view = await shownArticle(page);
    const seen = await view.look((dialog) => {
      const p = /** @type {HTMLElement} */ (dialog.querySelectorAll('.content p')[1]);
      const lines = p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight);
      const small = [...dialog.querySelectorAll('button, label')].filter((control) => {
        const { width, height } = control.getBoundingClientRect();
        return width > 0 && (width < 40 || height < 40);
      });
      const title = dialog.querySelector('h1')?.getBoundingClientRect();
      const bar = [...dialog.querySelectorAll('.closer, .tool')].map((one) => one.getBoundingClientRect());
      const covered = bar.some(
        (one) => title && one.bottom > title.top && one.right > title.left && one.left < title.right,
      );
      return {
        measure: (p.textContent ?? '').length / lines,
        wide: dialog.scrollWidth > dialog.clientWidth,
        small: small.length,
        covered,
      };
    });
    assert.ok(
      seen.measure < 78 && (width < 700 || seen.measure > 50),
      `${seen.measure} characters a line at ${width} px`,
    );
    assert.deepEqual([seen.wide, seen.small, seen.covered], [false, 0, false], `at ${width} px`);
    await page.keyboard.press('Escape');
    await gone(page);
    await pause(DOUBLE_CLICK);
  }
  await page.close();
});
