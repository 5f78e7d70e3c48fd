// @ts-check
// The features of the view in a real Firefox: outline, notes, pictures shown large, highlights, files, reading aloud, and
// settings that are kept.
//
// Runs alone: it clicks on the browser itself.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { CODE, ROUTES, TITLE } from './article_parts.mjs';
import { DOUBLE_CLICK, pause, until } from './chromium.mjs';
import { startFirefox } from './marionette.mjs';
import { findFirefox } from './launch.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story } from './story.mjs';

const ESCAPE = '\uE00C';
const ENTER = '\uE007';
const ARROW_RIGHT = '\uE014';
const ARROW_DOWN = '\uE015';
const executable = findFirefox();
const skip = !executable && 'no Firefox is installed; name one in FIREFOX';

const OFFER = 'The weekly is printed on paper that the mill by the river makes for us alone, and readers may order it.';
const WITH_OFFER = story().replace(
  `<p>${PARAGRAPHS[2]}`,
  `<div class="offer-box"><p>${OFFER}</p></div><p>${PARAGRAPHS[2]}`,
);

/** @type {Awaited<ReturnType<typeof startFirefox>>} */
let firefox;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;
/** Where files are saved. */
const folder = mkdtempSync(join(tmpdir(), 'recto-saved-'));

before(async () => {
  if (!executable) return;
  pages = await servePages({ ...ROUTES, '/offer': WITH_OFFER, '/ferry.png': PICTURE });
  firefox = await startFirefox(executable, {
    'browser.download.folderList': 2,
    'browser.download.dir': folder,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.alwaysOpenPanel': false,
    // Its questions can be answered at once.
    'security.notification_enable_delay': 0,
  });
});
after(async () => {
  await firefox?.close();
  await pages?.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Finds elements of the view. Evaluated in the page.
 * @param {{selector: string, act?: 'click' | 'focus' | 'select', property?: string}} given
 */
function inView({ selector, act, property = 'textContent' }) {
  for (const host of document.documentElement.children) {
    // @ts-expect-error Only privileged scripts of Firefox see this property.
    const found = [...(host.openOrClosedShadowRoot?.querySelectorAll(selector) ?? [])];
    if (!found.length) continue;
    if (act === 'select') getSelection()?.setBaseAndExtent(found[0].firstChild, 0, found[0].firstChild, 20);
    else if (act) found[0][act]();
    return found.map((one) => one[property]);
  }
  return undefined;
}

/** @param {string} selector @param {string} [property] */
const all = (selector, property) => firefox.inPage(inView, { selector, property });

/** @param {string} selector @param {string} [property] @returns {Promise<any[]>} */
const untilThere = (selector, property) => until(() => all(selector, property), selector);

/** @param {string} selector @param {'click' | 'focus' | 'select'} act */
const act = async (selector, act) => {
  await untilThere(selector);
  await firefox.inPage(inView, { selector, act });
};

/** Where the two shades of the guide leave room. Evaluated in the page. */
function edges() {
  for (const host of document.documentElement.children) {
    // @ts-expect-error Only privileged scripts of Firefox see this property.
    const shades = [...(host.openOrClosedShadowRoot?.querySelectorAll('.shade') ?? [])];
    if (shades.length > 0) return shades.map((shade) => shade.getBoundingClientRect().height);
  }
  return undefined;
}

async function open() {
  await firefox.open(pages.origin);
  await firefox.press();
  await untilThere('dialog.view[open] .content p');
  await pause(DOUBLE_CLICK);
}

test('the outline names the headings and leads to them', { skip }, async () => {
  await open();
  await firefox.key('o');
  const names = await untilThere('.outline-panel:popover-open a');
  assert.deepEqual(names, [TITLE, 'How it is counted', 'By hand', 'Tables', 'Pictures', 'What remains']);
  await act('.outline > ol > li:last-child > a', 'click');
  await until(async () => Number((await all('dialog.view', 'scrollTop'))?.[0]) > 200, 'the jump');
});

test('a note opens at its call, and the call has the focus again', { skip }, async () => {
  await open();
  await act('.content sup a', 'focus');
  await firefox.key(ENTER);
  const [note] = await untilThere('.note:popover-open');
  assert.match(note, /The council’s own count/);
  await firefox.key(ESCAPE);
  await until(async () => !(await all('.note:popover-open')), 'the note to close');
  assert.deepEqual(await untilThere('.content sup a:focus'), ['1']);
});

test('a picture is shown large, and the next one after it', { skip }, async () => {
  await open();
  await act('.content figure img', 'focus');
  await firefox.key(ENTER);
  await until(async () => String(await all('.lightbox img', 'src')).endsWith('/first.svg'), 'the picture');
  assert.deepEqual(await all('.lightbox .position'), ['1 of 5']);
  await firefox.key(ARROW_RIGHT);
  await until(async () => String(await all('.lightbox img', 'src')).endsWith('/second.svg'), 'the next');
  await firefox.key(ESCAPE);
  await until(async () => !(await all('.lightbox')), 'the picture to close');
  assert.ok(await all('dialog.view[open]'), 'the view stays');
});

test('a highlight is there again after the page has been loaded anew, and goes', { skip }, async () => {
  await open();
  await act('.content p', 'select');
  await firefox.key('h');
  assert.deepEqual(await untilThere('mark.highlight'), [PARAGRAPHS[0].slice(0, 20).trim()]);
  await firefox.key(ESCAPE);
  await open();
  assert.deepEqual(await untilThere('mark.highlight'), [PARAGRAPHS[0].slice(0, 20).trim()]);
  await act('mark.highlight', 'click');
  await act('.highlight-bar:popover-open .remove-button', 'click');
  await until(async () => !(await all('mark.highlight')), 'the highlight to go');
});

/** @param {string} ending @returns {Promise<Buffer>} */
const saved = (ending) =>
  until(async () => {
    const name = readdirSync(folder).find((one) => one.endsWith(ending));
    const bytes = name && !readdirSync(folder).some((one) => one.endsWith('.part')) && readFileSync(join(folder, name));
    return bytes && bytes.length > 0 ? bytes : undefined;
  }, `a file ${ending}`);

test('the article is saved as Markdown, as HTML and as a book', { skip }, async () => {
  await open();
  await firefox.key('s');
  for (const way of ['markdown', 'html', 'epub']) {
    await act(`.save-panel:popover-open .save-${way}`, 'click');
    await until(async () => /downloads/.test(String(await all('.save-status'))), `${way} to be saved`);
    await saved(way === 'markdown' ? '.md' : `.${way}`);
  }
  const markdown = String(await saved('.md'));
  assert.match(markdown, new RegExp(`^# ${TITLE}`, 'm'));
  assert.match(markdown, /```js\nexport function count/);
  const html = String(await saved('.html'));
  assert.match(html, /<h1>The Ferry in Numbers<\/h1>/);
  const sources = [...html.matchAll(/<img [^>]*?src="([^"]{0,18})/g)].map(([, source]) => source);
  assert.deepEqual(sources.slice(0, 4), Array(4).fill('data:image/svg+xml'));
  assert.match(sources[4], /^http:/, 'the one that cannot be had');
  const book = unzipSync(new Uint8Array(await saved('.epub')));
  assert.equal(strFromU8(book.mimetype), 'application/epub+zip');
  const pictures = Object.keys(book).filter((name) => name.startsWith('EPUB/pictures/'));
  assert.deepEqual(
    pictures.sort(),
    ['1', '2', '3', '4'].map((number) => `EPUB/pictures/${number}.png`),
  );
  assert.ok(
    Object.entries(book).some(([name, bytes]) => /\.xhtml$/.test(name) && strFromU8(bytes).includes(PARAGRAPHS[3])),
  );
});

test('reading aloud says where there is no voice, or reads', { skip }, async () => {
  await open();
  await firefox.key('l');
  await untilThere('.player');
  const status = await until(async () => {
    const isSpeaking = await all('.voice-sentence', 'className');
    const words = String(await all('.player-status'));
    return isSpeaking ? 'reads' : words;
  }, 'a word or a mark');
  assert.ok(status === 'reads' || /voice/i.test(status), status);
  await firefox.key('l');
});

test('settings hold at once, and after the page has been loaded anew', { skip }, async () => {
  await open();
  const untilLooks = (/** @type {string} */ face, /** @type {string} */ theme) =>
    untilThere(`.view[data-face=${face}][data-theme=${theme}]`, 'className');
  await firefox.key('a');
  await act('.appearance-panel:popover-open [name=face][value=sans]', 'click');
  await act('.appearance-panel [name=theme][value=dark]', 'click');
  await untilLooks('sans', 'dark');
  await open();
  await untilLooks('sans', 'dark');
  await firefox.key('a');
  await act('.appearance-panel:popover-open .reset', 'click');
  await untilLooks('serif', 'auto');
});

test(
  'code is coloured and can be copied, a wide table has a frame, and the guide goes with the keys',
  { skip },
  async () => {
    await open();
    // The highlighter's own elements, and no word of the code changed.
    await untilThere('.content pre > code span[class]');
    assert.equal((await all('.content pre > code'))?.[0], CODE);
    assert.equal((await untilThere('.content pre .copy')).length, 2);
    assert.equal((await untilThere('.table-box.wide', 'className')).length, 1);
    await firefox.key('f');
    await act('.focus-panel:popover-open [name=guide][value=paragraph]', 'click');
    await firefox.key(ESCAPE);
    await untilThere('.shade', 'className');
    const hole = async () => JSON.stringify(await firefox.inPage(edges));
    const before = await hole();
    const moves = async () => {
      await firefox.key(ARROW_DOWN);
      return (await hole()) !== before;
    };
    await until(moves, 'the next paragraph', 5000);
    await firefox.key('f');
    await act('.focus-panel:popover-open [name=guide][value=off]', 'click');
    await until(async () => !(await all('.shade')), 'the guide to go');
  },
);

test('a shipped face is among the fonts of the page while it is shown, and then no more', { skip }, async () => {
  await open();
  const faces = () => firefox.inPage(() => [...document.fonts].map(({ family, status }) => `${family} ${status}`));
  assert.deepEqual(await faces(), []);
  await firefox.key('a');
  await act('.appearance-panel:popover-open [name=face][value=literata]', 'click');
  const [face] = await until(async () => {
    const all = await faces();
    return all.length > 0 && all.every((one) => / loaded$/.test(one)) && all;
  }, 'the face');
  assert.doesNotMatch(face, /literata|recto/i, 'its name says nothing');
  await act('.appearance-panel:popover-open .reset', 'click');
  await until(async () => (await faces()).length === 0, 'it to go with the choice');
  await act('.appearance-panel [name=face][value=dyslexic]', 'click');
  await until(async () => (await faces()).length > 0, 'another');
  await act('.appearance-panel .reset', 'click');
  await act('.appearance-panel [name=face][value=atkinson]', 'click');
  await until(async () => (await faces()).length > 0, 'a third');
  await firefox.key(ESCAPE);
  await firefox.key(ESCAPE);
  await until(async () => (await faces()).length === 0, 'it to go with the view');
  await open();
  await firefox.key('a');
  await act('.appearance-panel:popover-open .reset', 'click');
});

test('what does not belong goes at a click, and comes back', { skip }, async () => {
  await firefox.open(`${pages.origin}/offer`);
  await firefox.press();
  await untilThere('dialog.view[open] .content p');
  await pause(DOUBLE_CLICK);
  const hasOffer = async () => String(await all('.content')).includes(OFFER);
  assert.equal(await hasOffer(), true);
  await firefox.key('c');
  await act('.correct-panel:popover-open [data-name=drop]', 'click');
  await untilThere('.picker');
  const at = await firefox.inPage((offer) => {
    for (const host of document.documentElement.children) {
      // @ts-expect-error Only privileged scripts of Firefox see this property.
      const lines = [...(host.openOrClosedShadowRoot?.querySelectorAll('.content p') ?? [])];
      const line = lines.find((one) => one.textContent === offer);
      line?.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = line?.getBoundingClientRect() ?? new DOMRect();
      if (width) return { x: left + width / 2, y: top + height / 2 };
    }
    return undefined;
  }, OFFER);
  assert.ok(at);
  await firefox.click(at);
  await until(async () => !(await hasOffer()), 'it to go');
  await act('.correct-panel:popover-open [data-name=undo]', 'click');
  await until(hasOffer, 'it to come back');
});

/** The middle of an element of the page. Evaluated there. @param {string} selector */
function middleOf(selector) {
  const element = document.querySelector(selector);
  element?.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
  return width ? { x: left + width / 2, y: top + height / 2 } : undefined;
}

test('a click on the options page has the browser ask for a site, which then opens by itself', { skip }, async () => {
  const options = await firefox.addressOf('options/options.html');
  /** @param {string} selector */
  const click = async (selector) => {
    // The last section is there, so nothing moves any more.
    await until(() => firefox.inPage(() => Boolean(document.querySelector('#privacy p'))), 'the options');
    await firefox.click(await until(() => firefox.inPage(middleOf, selector), selector));
  };
  const list = () => firefox.inPage(() => [...document.querySelectorAll('.named .name')].map((one) => one.textContent));
  await firefox.open(`${options}#sites=${pages.origin}`);
  await click('.adder button');
  await until(() => firefox.allow(), 'the question');
  await until(async () => (await list()).includes(pages.origin), 'the site to be listed');
  await firefox.open(pages.origin);
  await untilThere('dialog.view[open] .content p');
  await firefox.open(options);
  await click('.named .remove');
  await until(async () => !(await list()).includes(pages.origin), 'the site to go');
  await firefox.open(pages.origin);
  await pause(1500);
  assert.ok(!(await all('dialog.view[open]')), 'it opens no more');
});
