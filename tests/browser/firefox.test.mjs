// @ts-check
// The same extension in a real Firefox: the press, the article, the way back.
//
// Runs alone: it clicks on the browser itself.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pause, until, DOUBLE_CLICK } from './chromium.mjs';
import { startFirefox } from './marionette.mjs';
import { findFirefox } from './launch.mjs';
import { servePages } from './pages.mjs';
import { CAPTION, PARAGRAPHS, PICTURE, TITLE, pageLinks, pageOf, story, storyIn } from './story.mjs';

const ESCAPE = '\uE00C';
const executable = findFirefox();
const skip = !executable && 'no Firefox is installed; name one in FIREFOX';

/** @type {Awaited<ReturnType<typeof startFirefox>>} */
let firefox;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  if (!executable) return;
  const guarded = { 'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'" };
  pages = await servePages({
    '/': story({ after: '<input id="name" value=""><div style="height: 3000px"></div>' }),
    '/guarded': { body: story(), headers: guarded },
    '/login': '<!DOCTYPE html><title>Sign in</title><form><input type="password"><button>Sign in</button></form>',
    '/towpath': pageOf(1, pageLinks('/towpath')),
    // Says in the page alone how it is written.
    '/towpath/page/2': {
      body: Buffer.from(
        pageOf(2, pageLinks('/towpath'))
          .replace('<head>', '<head><meta charset="iso-8859-1">')
          .replace('paragraph 4.', 'paragraph 4 in the caf\u00e9.'),
        'latin1',
      ),
      type: 'text/html',
    },
    '/ferry.png': PICTURE,
  });
  firefox = await startFirefox(executable);
});
after(async () => {
  await firefox?.close();
  await pages?.close();
});

/** What the open dialog shows; nothing while none is open. Evaluated in the page. */
function shown() {
  for (const host of document.documentElement.children) {
    // @ts-expect-error Only privileged scripts of Firefox see this property.
    const dialog = host.openOrClosedShadowRoot?.querySelector('dialog[open]');
    if (!dialog) continue;
    /** @param {string} selector @returns {string[]} */
    const texts = (selector) => Array.from(dialog.querySelectorAll(selector), (one) => one.textContent ?? '');
    const article = dialog.querySelector('.article');
    if (!article && !texts('button').length) continue;
    return {
      title: texts('h1')[0],
      paragraphs: texts('.content p'),
      captions: texts('figcaption'),
      width: dialog.querySelector('.content')?.getBoundingClientRect().width ?? 0,
      text: String(dialog.textContent),
    };
  }
  return undefined;
}

/** @param {string} what */
function untilShown(what) {
  return until(() => firefox.inPage(shown), what);
}

test('a press shows the article, Esc leaves the page as it was', { skip }, async () => {
  await firefox.open(pages.origin);
  const look = () => {
    const name = /** @type {HTMLInputElement} */ (document.getElementById('name'));
    return { html: document.documentElement.outerHTML, scroll: scrollY, typed: name.value };
  };
  await firefox.inPage(() => {
    /** @type {HTMLInputElement} */ (document.getElementById('name')).value = 'Ada';
    scrollTo(0, 700);
  });
  const untouched = await firefox.inPage(look);
  assert.equal(untouched.scroll, 700);
  await firefox.press();
  const view = await untilShown('the article');
  assert.equal(view?.title, TITLE);
  assert.deepEqual(storyIn(view?.paragraphs ?? []), PARAGRAPHS);
  assert.deepEqual(view?.captions, [CAPTION]);
  assert.ok(view && view.width > 300 && view.width < 800, `one measured column, not ${view?.width} px`);
  await pause(DOUBLE_CLICK);
  await firefox.key(ESCAPE);
  await until(async () => !(await firefox.inPage(shown)), 'the view to close');
  assert.deepEqual(await firefox.inPage(look), untouched);
});

test('a second press closes the view', { skip }, async () => {
  await firefox.open(pages.origin);
  await firefox.press();
  await untilShown('the article');
  await pause(DOUBLE_CLICK);
  await firefox.press();
  await until(async () => !(await firefox.inPage(shown)), 'the view to close');
});

test("a page's security policy does not bind the reader", { skip }, async () => {
  await firefox.open(`${pages.origin}/guarded`);
  await firefox.press();
  const view = await untilShown('the article');
  assert.deepEqual(storyIn(view?.paragraphs ?? []), PARAGRAPHS);
  assert.ok(view && view.width < 800, 'the style sheet is at work');
});

test('a page without an article gets a friendly word', { skip }, async () => {
  await firefox.open(`${pages.origin}/login`);
  await firefox.press();
  const view = await untilShown('the message');
  assert.match(String(view?.text), /show me anyway|anyway/i);
  assert.deepEqual(view?.paragraphs, []);
});

test('a part of the view loads when it is wanted: the next page', { skip }, async () => {
  await firefox.open(`${pages.origin}/towpath`);
  await firefox.press();
  const view = await untilShown('the article');
  assert.equal(view?.paragraphs.length, 4);
  await firefox.inPage(() => {
    for (const host of document.documentElement.children) {
      // @ts-expect-error Only privileged scripts of Firefox see this property.
      host.openOrClosedShadowRoot?.querySelector('.next button')?.click();
    }
  });
  await until(async () => (await firefox.inPage(shown))?.paragraphs.length === 8, 'the second page');
  assert.match((await firefox.inPage(shown))?.paragraphs[7] ?? '', /^Page 2, paragraph 4 in the caf\u00e9\./);
});

/** The open dialog. Evaluated in the page. @param {string} selector */
function textOf(selector) {
  for (const host of document.documentElement.children) {
    // @ts-expect-error Only privileged scripts of Firefox see this property.
    const found = host.openOrClosedShadowRoot?.querySelectorAll(selector);
    if (found?.length) return Array.from(found, (/** @type {Element} */ one) => one.textContent).join('');
  }
  return undefined;
}

test('by key: what is selected is highlighted, the article copied', { skip }, async () => {
  await firefox.open(pages.origin);
  await firefox.press();
  await untilShown('the article');
  await pause(DOUBLE_CLICK);
  await firefox.inPage(() => {
    for (const host of document.documentElement.children) {
      // @ts-expect-error Only privileged scripts of Firefox see this property.
      const line = host.openOrClosedShadowRoot?.querySelectorAll('.content p')[1]?.firstChild;
      if (line) getSelection()?.setBaseAndExtent(line, 0, line, 23);
    }
  });
  await firefox.key('h');
  await until(
    async () => (await firefox.inPage(textOf, 'mark.highlight')) === 'They had come to cross.',
    'the highlight',
  );
  await until(async () => (await firefox.inPage(textOf, '.highlight-bar:popover-open')) !== undefined, 'the bar');
  await firefox.key(ESCAPE);
  await until(async () => (await firefox.inPage(textOf, 'mark.highlight:focus')) !== undefined, 'the focus back');
  await firefox.key('s');
  await until(
    async () => (await firefox.inPage(textOf, '.save-panel:popover-open button:focus')) !== undefined,
    'the panel',
  );
  // A key in the moment in which the panel opens does nothing.
  await pause(DOUBLE_CLICK);
  await firefox.key('\uE007');
  await until(async () => (await firefox.inPage(textOf, '.save-status')) === 'Copied.', 'the copy');
});
