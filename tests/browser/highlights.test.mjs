// @ts-check
// Passages marked by mouse and by key: kept, shown again on return, found in a text that has changed, and gone when removed.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, pause, press, readClipboard, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, TITLE, pageLinks, pageOf, story } from './story.mjs';
import { shownArticle } from './view.mjs';

/** @typedef {import('./view.mjs').View} View */

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;
/** What `/` answers; a test changes it. @type {import('./pages.mjs').Served} */
const changing = { body: '' };

const RICH = `The <em>ferry</em> was to <a href="/x">have been taken</a> out of service, <code>as said</code>, in autumn.`;
const ARABIC = [
  'كانت العبّارة ستخرج من الخدمة في الخريف عندما فُتح الجسر عند المضيق أمام المرور، وفي صباح عبورها الأخير وقف مئتا شخص على الرصيف.',
  'لقد جاؤوا ليعبروا. فالجسر، كما تبيّن، يقود من مكان لا يسكنه أحد إلى مكان آخر، أما العبّارة فتنطلق من السوق وترسو عند المدرسة.',
  'اجتمع مجلس المقاطعة في المساء وقرأ الأرقام بصوت عالٍ وأجّل القرار حتى الربيع، وفي الربيع أجّله مرة أخرى.',
];

const LEAD = 'Two hundred people came for one last crossing.';
/** The standfirst stands apart from the text, under the title. */
const STANDFIRST = story()
  .replace(`<h1>${TITLE}</h1>`, '')
  .replace(
    '<main>',
    `<div><h1>${TITLE}</h1><div class="teasertext">${LEAD}</div></div><div><a href="/a">Share</a></div><main>`,
  );

before(async () => {
  started = await startBrowser();
  pages = await servePages({
    '/': changing,
    '/rich': story({ paragraphs: [RICH, ...PARAGRAPHS] }),
    '/arabic': `<!DOCTYPE html><html lang="ar" dir="rtl"><title>العبّارة</title><article><h1>العبّارة</h1>${ARABIC.map((p) => `<p>${p}</p>`).join('')}</article>`,
    '/towpath': pageOf(1, pageLinks('/towpath')),
    '/towpath/page/2': pageOf(2, pageLinks('/towpath')),
    '/standfirst': STANDFIRST,
    '/ferry.png': PICTURE,
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** @param {string} path */
async function read(path) {
  const page = await openPage(started.browser, pages.origin + path);
  await press(page, started.extension);
  return { page, view: await shownArticle(page) };
}

/** What is stored, from the worker's side. */
async function stored() {
  const all = await started.extension.inWorker(() => chrome.storage.local.get(null));
  return Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('highlights:')));
}

async function forgetAll() {
  await started.extension.inWorker(() => chrome.storage.local.clear());
}

/**
 * Selects by dragging the mouse from the first to the last of some words of the article.
 * @param {import('puppeteer-core').Page} page
 * @param {View} view
 * @param {string} from
 * @param {string} to
 */
async function drag(page, view, from, to) {
  const ends = await view.look(
    (dialog, [first, last]) => {
      const places = (/** @type {string} */ words) => {
        const walker = document.createTreeWalker(/** @type {Element} */ (dialog.querySelector('.article')), 4);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = (node.nodeValue ?? '').indexOf(words);
          if (at < 0) continue;
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + words.length);
          range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
          return range;
        }
        throw new Error(`no ${words}`);
      };
      const [a, b] = [places(first), places(last)];
      const isRtl = getComputedStyle(/** @type {Element} */ (dialog.querySelector('.article'))).direction === 'rtl';
      const [start] = a.getClientRects();
      const end = [...b.getClientRects()].at(-1);
      if (!end) throw new Error('not shown');
      return [
        [isRtl ? start.right - 1 : start.left + 1, start.top + start.height / 2],
        [isRtl ? end.left : end.right, end.top + end.height / 2],
      ];
    },
    [from, to],
  );
  await page.mouse.move(ends[0][0], ends[0][1]);
  await page.mouse.down();
  await page.mouse.move((ends[0][0] + ends[1][0]) / 2, ends[1][1], { steps: 3 });
  await page.mouse.move(ends[1][0], ends[1][1], { steps: 3 });
  await page.mouse.up();
}

/** @param {View} view */
const barOpen = (view) => view.look((dialog) => !!dialog.querySelector('.highlight-bar:popover-open'));

/**
 * Clicks with the mouse.
 * @param {import('puppeteer-core').Page} page
 * @param {View} view
 * @param {string} selector
 */
async function click(page, view, selector) {
  const point = await until(
    () =>
      view.look((dialog, wanted) => {
        const element = dialog.querySelector(wanted);
        element?.scrollIntoView({ block: 'nearest' });
        // Of the first line: between two lines is neither.
        const box = element?.getClientRects()[0];
        return box?.width ? [box.left + box.width / 2, box.top + box.height / 2] : undefined;
      }, selector),
    selector,
  );
  await page.mouse.click(point[0], point[1]);
}

/** The words of each highlight, by colour. @param {View} view */
function marked(view) {
  return view.look((dialog) => {
    /** @type {Map<string, string>} */
    const found = new Map();
    for (const mark of /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll('mark.highlight'))) {
      const key = `${mark.dataset.colour} ${mark.dataset.id}`;
      found.set(key, (found.get(key) ?? '') + mark.textContent);
    }
    return [...found].map(([key, words]) => [key.split(' ')[0], words]);
  });
}

/** @param {View} view */
const wordsOf = (view) => view.look((dialog) => dialog.querySelector('.content')?.textContent);

test('an article without highlights loads nothing of them', async () => {
  changing.body = story();
  const { page, view } = await read('/');
  await pause(300);
  assert.equal(await view.look((dialog) => dialog.querySelector('.highlight-bar')), null);
  await page.close();
});

test('a selection by mouse is highlighted, kept, shown again on return, and gone when removed', async () => {
  changing.body = story();
  const { page, view } = await read('/');
  const before = await wordsOf(view);
  await drag(page, view, 'They had come', 'walk of forty');
  await until(() => barOpen(view), 'the bar');
  await click(page, view, '.highlight-bar [data-colour=green]');
  await until(async () => (await marked(view)).length === 1, 'the highlight');
  const [[colour, words]] = await marked(view);
  assert.equal(colour, 'green');
  assert.equal(words, PARAGRAPHS[1].slice(0, -1));
  assert.equal(await wordsOf(view), before, 'no word has changed');
  await until(async () => !(await barOpen(view)), 'the bar to close');
  assert.equal(await page.evaluate(() => document.querySelectorAll('mark').length), 0, 'nor has the page');
  await page.close();

  const { page: again, view: later } = await read('/');
  await until(async () => (await marked(later)).length === 1, 'the highlight on return');
  assert.deepEqual(await marked(later), [[colour, words]]);
  assert.equal(await wordsOf(later), before);
  await click(again, later, 'mark.highlight');
  await until(() => barOpen(later), 'the bar of a highlight');
  await click(again, later, '.highlight-bar .remove-button');
  await until(async () => (await marked(later)).length === 0, 'the highlight to go');
  await until(async () => Object.keys(await stored()).length === 0, 'what was stored to go');
  assert.equal(await later.look((dialog) => dialog.querySelector('.content p:nth-of-type(2)')?.childNodes.length), 1);
  await again.close();
});

test('by key: h highlights what is selected, the bar has the focus, a note is kept when it closes', async () => {
  changing.body = story();
  await forgetAll();
  const { page, view } = await read('/');
  await view.look((dialog) => {
    const second = /** @type {Node} */ (dialog.querySelectorAll('.content p')[1].firstChild);
    getSelection()?.setBaseAndExtent(second, 30, second, 5);
  });
  await page.keyboard.press('h');
  await until(async () => (await marked(view)).length === 1, 'the highlight');
  await until(() => barOpen(view), 'the bar');
  const focus = () => view.look((dialog) => /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement?.className);
  assert.match(String(await focus()), /highlight-colour/);
  for (let at = 0; at < 5; at += 1) await page.keyboard.press('Tab');
  assert.match(String(await focus()), /note-button/);
  await page.keyboard.press('Enter');
  await until(async () => /highlight-note/.test(String(await focus())), 'the field');
  await page.keyboard.type('has its own timetable, see h and s');
  await page.keyboard.press('Escape');
  await until(async () => !(await barOpen(view)), 'the bar to close');
  assert.ok(await view.look((dialog) => dialog.open), 'the view stays');
  await until(async () => JSON.stringify(await stored()).includes('has its own timetable, see h and s'), 'the note');

  await until(() => view.look((dialog) => !!dialog.querySelector('mark.highlight:focus')), 'the focus back');
  // The list: without a selection the key opens the panel.
  await page.keyboard.press('h');
  await until(() => view.look((dialog) => !!dialog.querySelector('.highlights-panel:popover-open li')), 'the list');
  const listed = await view.look((dialog) => [
    dialog.querySelector('.highlight-quote')?.textContent,
    dialog.querySelector('.highlight-note-text')?.textContent,
  ]);
  assert.deepEqual(listed, [PARAGRAPHS[1].slice(5, 30).trim(), 'has its own timetable, see h and s']);
  await click(page, view, '.highlight-entry [data-colour=blue]');
  await until(async () => (await marked(view))[0][0] === 'blue', 'the other colour');
  await click(page, view, '.copy-all');
  await until(() => view.look((dialog) => dialog.querySelector('.copy-all')?.textContent === 'Copied.'), 'the copy');
  assert.equal(
    await readClipboard(page),
    `## Highlights\n\n> ${PARAGRAPHS[1].slice(5, 30).trim()}\n\nhas its own timetable, see h and s`,
  );
  await click(page, view, '.highlight-quote');
  await until(() => view.look((dialog) => !!dialog.querySelector('mark.highlight:focus')), 'the jump');
  await click(page, view, '.list-remove');
  await until(async () => (await marked(view)).length === 0, 'the highlight to go');
  await page.close();
});

test('across elements, and over another highlight', async () => {
  const { page, view } = await read('/rich');
  const before = await wordsOf(view);
  await drag(page, view, 'was to', 'out of service');
  await until(() => barOpen(view), 'the bar');
  await click(page, view, '.highlight-bar [data-colour=yellow]');
  await until(async () => (await marked(view)).length === 1, 'the first');
  await drag(page, view, 'out of', 'in autumn');
  await until(() => barOpen(view), 'the bar');
  await click(page, view, '.highlight-bar [data-colour=pink]');
  await until(async () => (await marked(view)).length === 2, 'the second');
  assert.equal(await wordsOf(view), before);
  await page.close();
  const { page: again, view: later } = await read('/rich');
  await until(async () => (await marked(later)).length === 2, 'both on return');
  assert.equal(await wordsOf(later), before);
  const words = await later.look((dialog) =>
    ['yellow', 'pink'].map((colour) => {
      const marks = dialog.querySelectorAll(`mark[data-colour=${colour}]`);
      const range = new Range();
      range.setStartBefore(marks[0]);
      range.setEndAfter(marks[marks.length - 1]);
      return range.toString();
    }),
  );
  assert.deepEqual(words, ['was to have been taken out of service', 'out of service, as said, in autumn']);
  await again.close();
});

test('in text from right to left', async () => {
  const { page, view } = await read('/arabic');
  await drag(page, view, 'لقد', 'ليعبروا');
  await until(() => barOpen(view), 'the bar');
  await click(page, view, '.highlight-bar [data-colour=orange]');
  await until(async () => (await marked(view)).length === 1, 'the highlight');
  assert.deepEqual(await marked(view), [['orange', 'لقد جاؤوا ليعبروا']]);
  await page.close();
});

test('survives small changes of the page, and says which words are gone', async () => {
  await forgetAll();
  changing.body = story();
  const { page, view } = await read('/');
  for (const [from, to] of [
    ['The county council', 'in the evening'],
    ['Those who want', 'ask the baker'],
    ['Nobody speaks', 'any more'],
  ]) {
    await drag(page, view, from, to);
    await until(() => barOpen(view), 'the bar');
    await click(page, view, '.highlight-bar [data-colour=yellow]');
    await until(async () => !(await barOpen(view)), 'the bar to go');
  }
  await until(
    async () => /** @type {any} */ (Object.values(await stored())[0])?.highlights.length === 3,
    'all to be stored',
  );
  await page.close();

  const changed = PARAGRAPHS.map((text) =>
    text
      .replace('The county council met in the evening', 'The county council has met in the late evening')
      .replace(
        /^Nobody speaks.*$/,
        'The bakery has bought the container, and what is to become of it remains to be seen.',
      ),
  );
  changing.body = story({
    paragraphs: ['A paragraph that was added later at the top of it all, by the paper.', ...changed],
  });
  const { page: again, view: later } = await read('/');
  await until(async () => (await marked(later)).length === 2, 'what can be found');
  assert.deepEqual(
    (await marked(later)).map(([, words]) => words),
    ['The county council has met in the late evening', 'Those who want to know when the ferry sails ask the baker'],
  );
  await again.keyboard.press('h');
  await until(() => later.look((dialog) => dialog.querySelectorAll('.highlight-entry').length === 3), 'the list');
  const lost = await later.look((dialog) => [
    dialog.querySelectorAll('.highlight-lost').length,
    dialog.querySelector('.highlight-lost')?.parentElement?.querySelector('.highlight-quote')?.textContent,
  ]);
  assert.deepEqual(lost, [1, 'Nobody speaks of retirement any more']);
  await again.close();
});

test('on a page of the article that the reader has asked for', async () => {
  await forgetAll();
  const { page, view } = await read('/towpath');
  const more = async (/** @type {View} */ of) => {
    await of.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.next button')).click());
    await until(() => of.look((dialog) => dialog.querySelectorAll('.content').length === 2), 'the second page');
  };
  await more(view);
  await view.look((dialog) => {
    const line = /** @type {Node} */ (dialog.querySelectorAll('.content')[1].querySelector('p')?.firstChild);
    getSelection()?.setBaseAndExtent(line, 0, line, 19);
  });
  await page.keyboard.press('h');
  await until(async () => (await marked(view)).length === 1, 'the highlight');
  await page.close();
  const { page: again, view: later } = await read('/towpath');
  await again.keyboard.press('h');
  await until(() => later.look((dialog) => !!dialog.querySelector('.highlight-lost')), 'the list');
  await more(later);
  await until(async () => (await marked(later)).length === 1, 'the highlight');
  assert.equal((await marked(later))[0][1], 'Page 2, paragraph 1');
  await again.close();
});

test('title and standfirst can be highlighted, and what was highlighted in the text stays where it is', async () => {
  await forgetAll();
  const { page, view } = await read('/standfirst');
  await drag(page, view, 'They had come', 'walk of forty');
  await until(() => barOpen(view), 'the bar');
  await click(page, view, '.highlight-bar [data-colour=green]');
  await until(async () => (await marked(view)).length === 1, 'the highlight in the text');
  await drag(page, view, 'Would Not Be', 'one last crossing');
  await until(() => barOpen(view), 'the bar');
  await click(page, view, '.highlight-bar [data-colour=pink]');
  await until(async () => (await marked(view)).length === 2, 'the highlight in the head');
  assert.equal(await view.look((dialog) => dialog.querySelectorAll('.title mark, .standfirst mark').length), 2);
  await page.close();
  const { page: again, view: later } = await read('/standfirst');
  await until(async () => (await marked(later)).length === 2, 'both on return');
  const words = 'Would Not Be RetiredTwo hundred people came for one last crossing';
  assert.deepEqual(await marked(later), [
    ['pink', words],
    ['green', PARAGRAPHS[1].slice(0, -1)],
  ]);
  const [{ highlights }] = /** @type {any[]} */ (Object.values(await stored()));
  assert.deepEqual(
    highlights.map((/** @type {any} */ one) => [one.page, one.quote.exact.split('\n').length]),
    [
      [0, 2],
      [1, 1],
    ],
  );
  await again.close();
});
