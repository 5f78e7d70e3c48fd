// @ts-check
// What find in page can find: rendered text is the article's alone. No test can reach the browser's own search in a closed
// root, so this looks at what is rendered.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ROUTES } from './article_parts.mjs';
import { openPage, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { pageLinks, pageOf } from './story.mjs';
import { shownArticle } from './view.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({ ...ROUTES, '/towpath': pageOf(1, pageLinks('/towpath')) });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/**
 * Rendered text of the view that is none of the article.
 * @param {import('./view.mjs').View} view
 */
const others = (view) =>
  view.look((dialog) => {
    const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const isArticle = parent?.closest('.head, .content') && !parent.closest('button');
      if (!isArticle && node.nodeValue?.trim() && parent?.checkVisibility()) found.push(node.nodeValue);
    }
    return found;
  });

for (const width of [1400, 400]) {
  test(`no control and no closed panel is found, at ${width} px`, async () => {
    const page = await openPage(started.browser, pages.origin);
    await page.setViewport({ width, height: 800 });
    await press(page, started.extension);
    const view = await shownArticle(page);
    assert.deepEqual(await others(view), []);
    const tools = await view.look((dialog) =>
      [...dialog.querySelectorAll('.tool[aria-haspopup]')].map((tool) => tool.className.match(/(\S+)-tool/)?.[1]),
    );
    for (const tool of tools) {
      await view.look((dialog, tool) => {
        /** @type {HTMLElement} */ (dialog.querySelector(`.${tool}-tool`)).click();
      }, tool);
      await until(
        () => view.look((dialog, tool) => !!dialog.querySelector(`.${tool}-panel:popover-open > *`), tool),
        `${tool}`,
      );
      await view.look((dialog, tool) => {
        /** @type {HTMLElement} */ (dialog.querySelector(`.${tool}-panel`)).hidePopover();
      }, tool);
      assert.deepEqual(await others(view), [], tool);
    }
    await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.content sup a')).click());
    await until(() => view.look((dialog) => !!dialog.querySelector('.note:popover-open')), 'a note');
    await page.keyboard.press('Escape');
    await until(() => view.look((dialog) => !dialog.querySelector('.note:popover-open')), 'the note to close');
    assert.deepEqual(await others(view), []);
    await page.close();
  });
}

test('what is said to those who read by ear goes again', async () => {
  const page = await openPage(started.browser, pages.origin);
  await press(page, started.extension);
  const view = await shownArticle(page);
  await page.keyboard.press('i');
  await until(async () => (await others(view)).includes('Pictures off'), 'the word');
  await until(async () => (await others(view)).length === 0, 'it to go');
  await page.keyboard.press('i');
  await page.close();
});

test('the button of the next page is seen and named, and not found', async () => {
  const page = await openPage(started.browser, `${pages.origin}/towpath`);
  await press(page, started.extension);
  const view = await shownArticle(page);
  const [name, words] = await view.look((dialog) => {
    const button = /** @type {Element} */ (dialog.querySelector('.next button'));
    return [button.getAttribute('aria-label'), getComputedStyle(button, '::after').content];
  });
  // Chromium puts the name in, Firefox says where it comes from.
  assert.match(String(words), new RegExp(`^("${name}"|attr\\(aria-label\\)) / ""$`));
  assert.deepEqual(await others(view), []);
  await page.close();
});
