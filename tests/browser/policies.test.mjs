// @ts-check
// Security policies of pages bind the page, not the reader.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, press, startBrowser } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story, storyIn } from './story.mjs';
import { paragraphsOf, shownArticle } from './view.mjs';

const POLICIES = {
  'nothing allowed': "default-src 'none'",
  'own scripts only': "default-src 'self'; script-src 'self'; style-src 'self'",
  'trusted types': "require-trusted-types-for 'script'; trusted-types 'none'",
  sandbox: "sandbox; default-src 'none'",
  'no framing, strict styles': "default-src 'self'; style-src 'none'; frame-ancestors 'none'; base-uri 'none'",
};

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  const guarded = Object.entries(POLICIES).map(([name, policy]) => {
    return [`/${name}`, { body: story(), headers: { 'content-security-policy': policy } }];
  });
  pages = await servePages({ ...Object.fromEntries(guarded), '/ferry.png': PICTURE });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

for (const [name, policy] of Object.entries(POLICIES)) {
  test(`${name}: ${policy}`, async () => {
    const page = await openPage(started.browser, `${pages.origin}/${encodeURIComponent(name)}`);
    await press(page, started.extension);
    const view = await shownArticle(page);
    const seen = await view.look((dialog) => ({
      column: dialog.querySelector('.content')?.getBoundingClientRect().width ?? 0,
      covers: dialog.getBoundingClientRect().height === innerHeight,
      family: getComputedStyle(dialog.querySelector('.article') ?? dialog).fontFamily,
    }));
    assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
    assert.ok(seen.covers, 'the style sheet is at work');
    assert.ok(seen.column > 300 && seen.column < 800, `one measured column, not ${seen.column} px`);
    assert.match(seen.family, /serif/);
    await page.close();
  });
}
