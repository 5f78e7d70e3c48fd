// @ts-check
// The way a reader goes: press the button, read the article, leave.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { DOUBLE_CLICK, openPage, pause, press, startChromium } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { gone, shownArticle } from './view.mjs';

/** @type {Awaited<ReturnType<typeof startChromium>>} */
let chromium;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  chromium = await startChromium();
  pages = await servePages();
});
after(async () => {
  await chromium?.browser.close();
  await pages?.close();
});

/** The page it all began with, in the four markups it is met in. */
const SEEDS = ['seed-semantic-figure', 'seed-div-soup', 'seed-nested-tables', 'seed-list-mid-body'];

for (const slug of SEEDS) {
  test(`shows the article of ${slug} and nothing else`, async () => {
    const folder = new URL(`../pages/${slug}/`, import.meta.url);
    const expected = JSON.parse(await readFile(new URL('expected.json', folder), 'utf8'));
    const html = await readFile(new URL('expected.html', folder), 'utf8');
    const page = await openPage(chromium.browser, `${pages.origin}/${slug}/page.html`);
    await press(page, chromium.extension);
    const view = await shownArticle(page);
    const shown = await view.look((dialog) => ({
      text: dialog.querySelector('article')?.textContent ?? '',
      title: dialog.querySelector('h1')?.textContent,
      author: dialog.querySelector('.author')?.textContent ?? null,
      lines: [...dialog.querySelectorAll('.content p, .content h2, .content h3, .content li')].map(
        (e) => e.textContent,
      ),
      figures: [...dialog.querySelectorAll('.content figure')].map((figure) => {
        const credit = figure.querySelector('.credit')?.textContent ?? null;
        const caption = figure.querySelector('figcaption')?.textContent ?? '';
        return {
          picture: figure.querySelector('img')?.getAttribute('src')?.split('/').at(-1),
          credit,
          caption: caption.slice(0, credit ? -credit.length : undefined).trim(),
        };
      }),
    }));
    const wanted = await page.evaluate((markup) => {
      const body = new DOMParser().parseFromString(markup, 'text/html').body;
      return [...body.querySelectorAll('p, h2, h3, li')].map((e) => e.textContent);
    }, html);

    const once = (/** @type {string} */ words) => shown.text.split(words).length - 1;
    assert.equal(shown.title, expected.title);
    assert.equal(once(expected.title), 1, 'the title stands once');
    assert.equal(shown.author, expected.byline);
    assert.deepEqual(shown.lines, wanted, 'all paragraphs, in order, and no other');
    assert.deepEqual(
      shown.figures,
      expected.figures.map((/** @type {Record<string, string>} */ { src, caption, credit }) => ({
        picture: src.split('/').at(-1),
        credit,
        caption,
      })),
    );
    for (const { caption } of expected.figures) assert.equal(once(caption), 1, 'each caption stands once');
    for (const words of expected.absent) assert.equal(once(words), 0, `“${words}” is not of the article`);
    await page.close();
  });
}

test('a second press, Escape and the close control leave the view', async () => {
  const page = await openPage(chromium.browser, `${pages.origin}/${SEEDS[0]}/page.html`);
  const untouched = await page.evaluate(() => document.documentElement.outerHTML);
  const ways = {
    press: () => press(page, chromium.extension),
    Escape: () => page.keyboard.press('Escape'),
    close: async () =>
      (await shownArticle(page)).look((dialog) =>
        /** @type {HTMLElement | null} */ (dialog.querySelector('.closer'))?.click(),
      ),
  };
  for (const [name, leave] of Object.entries(ways)) {
    await press(page, chromium.extension);
    await shownArticle(page);
    await pause(DOUBLE_CLICK);
    await leave();
    await gone(page);
    assert.equal(await page.evaluate(() => document.documentElement.outerHTML), untouched, name);
    await pause(DOUBLE_CLICK);
  }
  await page.close();
});
