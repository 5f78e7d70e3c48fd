// @ts-check
// Print while reading, and the article is printed; afterwards the view is as before.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { extractText, getDocumentProxy } from 'unpdf';
import { emulateMedia, openPage, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { CAPTION, PARAGRAPHS, PICTURE, TITLE, story } from './story.mjs';
import { gone, shownArticle } from './view.mjs';

/** Enough to fill several sheets. */
const MANY = Array.from({ length: 8 }, () => PARAGRAPHS).flat();

/** What paper has its difficulties with. */
const RICH = [
  `${PARAGRAPHS[0]} See <a href="/council">the council</a>, <a href="/baker">the baker</a>, <a href="/council">and again</a>.`,
  `${PARAGRAPHS[1]}</p><pre><code>${'let ferry = timetable.at(now); '.repeat(12)}end</code></pre><p>`,
  `${PARAGRAPHS[2]}</p><details><summary>What else the council said</summary><p>That nothing is decided before spring.</p></details><p>`,
  `${PARAGRAPHS[3]}</p><table><tr><th>Hour</th>${Array.from({ length: 14 }, (_, at) => `<th>Column ${at}</th>`).join('')}</tr>
  <tr><td>Ten</td>${Array.from({ length: 14 }, (_, at) => `<td>${at} people</td>`).join('')}</tr></table><p>`,
  ...PARAGRAPHS.slice(4),
];

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({
    '/': story({ paragraphs: MANY, after: '<div style="height: 30000px"></div>' }),
    '/rich': story({ paragraphs: RICH }),
    '/ferry.png': PICTURE,
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** How many sheets a PDF has: its page objects say so in the clear. @param {Uint8Array} pdf */
function sheets(pdf) {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  );
}

test('prints the article on as many sheets as it needs, without the page', async () => {
  const page = await openPage(started.browser, pages.origin);
  const whole = sheets(await page.pdf());
  await press(page, started.extension);
  const view = await shownArticle(page);
  await view.look((dialog) => dialog.scrollTo(0, 500));
  const read = sheets(await page.pdf());
  assert.ok(read >= 3 && read < whole, `${read} sheets of ${whole}`);

  const after = await view.look((dialog) => [
    dialog.open,
    dialog.matches(':modal'),
    dialog.scrollTop,
    dialog.isConnected,
  ]);
  assert.deepEqual(after, [true, true, 500, true]);
  await page.keyboard.press('Escape');
  await gone(page);
  assert.equal(sheets(await page.pdf()), whole, 'afterwards the page is printed again');
  await page.close();
});

/** The words of a PDF, sheet by sheet, without white space. @param {Uint8Array} pdf */
async function wordsOf(pdf) {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((sheet) => sheet.replace(/\s+/g, ''));
}

const packed = (/** @type {string} */ text) => text.replace(/\s+/g, '');

test('all words are on paper, folded and wide ones too, links are numbered and their addresses stand at the end', async () => {
  const page = await openPage(started.browser, `${pages.origin}/rich`);
  await emulateMedia(page, { 'prefers-color-scheme': 'dark' });
  await press(page, started.extension);
  const view = await shownArticle(page);
  // What the parts for code and tables do once the view is there.
  await until(
    () => view.look((dialog) => !!dialog.querySelector('.wide') && !!dialog.querySelector('.copyable')),
    'them',
  );
  const before = await view.look((dialog) => dialog.querySelector('.article')?.outerHTML);
  const [first, ...rest] = await wordsOf(await page.pdf());
  const printed = [first, ...rest].join('');
  for (const words of [
    TITLE,
    CAPTION,
    ...PARAGRAPHS,
    'That nothing is decided before spring.',
    '13 people',
    'Column 13',
  ]) {
    assert.ok(printed.includes(packed(words)), `${words} in ${printed}`);
  }
  assert.equal(printed.split(packed('let ferry = timetable.at(now);')).length - 1, 12, 'no line of code is cut');
  assert.ok(printed.includes(packed('the council→1, the baker→2, and again→1.')), printed);
  assert.ok(printed.includes(packed(`Links 1. ${pages.origin}/council 2. ${pages.origin}/baker`)), printed.slice(-200));
  const caption = [first, ...rest].findIndex((sheet) => sheet.includes(packed(CAPTION)));
  assert.equal(caption, 0, 'the caption is on the sheet of its picture');
  assert.equal(await view.look((dialog) => dialog.querySelector('.article')?.outerHTML), before, 'and it is as before');
  await page.close();
});

test('whatever a page’s styles do to all that stands in it, the article is seen and printed', async () => {
  const styles = [
    '* { display: none }',
    '* { content: url(/nothing) }',
    '* { opacity: 0 !important; visibility: hidden !important }',
    'html { display: none !important }',
    '@media print { html { opacity: 0; filter: opacity(0); transform: scale(0); clip-path: inset(50%) } }',
    '@media print { html { position: fixed; inset: 0 auto auto -999px; width: 1px; height: 1px; overflow: hidden } }',
    '@media print { html { display: none } * { font-size: 0; color: transparent } }',
  ];
  for (const css of styles) {
    const page = await openPage(started.browser, pages.origin);
    await page.addStyleTag({ content: css });
    const before = await page.evaluate(() => getComputedStyle(document.documentElement).display);
    await press(page, started.extension);
    const view = await shownArticle(page);
    const isSeen = await view.look((dialog) => {
      const { width, height } = dialog.getBoundingClientRect();
      // What is in the top layer has not the opacity of what is around it.
      return [dialog.checkVisibility({ visibilityProperty: true }), width, height];
    });
    assert.deepEqual(isSeen, [true, 1200, 800], `${css} on the screen`);
    const printed = (await wordsOf(await page.pdf())).join('');
    for (const words of [TITLE, PARAGRAPHS[0], MANY.at(-1) ?? '']) {
      assert.ok(printed.includes(packed(words)), `${css}: ${words} in ${printed.slice(0, 200)}`);
    }
    await page.keyboard.press('Escape');
    await gone(page);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).display), before, css);
    await page.close();
  }
});
