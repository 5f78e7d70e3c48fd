// @ts-check
// The article taken along: as Markdown, as one HTML file, as an EPUB book, from any page.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { unzipSync, strFromU8 } from 'fflate';
import { bundleForTest } from '../../extension/bundle.mjs';
import { DOUBLE_CLICK, openPage, pause, press, readClipboard, startBrowser, until } from './browsers.mjs';
import { keepDownloads } from './downloads.mjs';
import { openWithWorld } from './isolated_world.mjs';
import { PROJECT } from './package.mjs';
import { servePages } from './pages.mjs';
import { CAPTION, PARAGRAPHS, PICTURE, TITLE, pageLinks, pageOf, story } from './story.mjs';
import { shownArticle } from './view.mjs';

/** @typedef {import('./view.mjs').View} View */

const STRICT = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const RICH = `${PARAGRAPHS[0]} <a href="/x?a=1&b=2|3">A link</a>, <code>a &lt; b</code>.<sup id="r1"><a href="#n1">1</a></sup>`;
const NOTES = '</p><h2>Notes</h2><ol><li id="n1">Counted by hand. <a href="#r1">↩</a></li></ol><p>';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let elsewhere;
/** @type {Awaited<ReturnType<typeof keepDownloads>>} */
let downloads;

before(async () => {
  started = await startBrowser();
  downloads = await keepDownloads(started.browser);
  elsewhere = await servePages({
    '/closed.png': PICTURE,
    '/open.png': { ...PICTURE, headers: { 'access-control-allow-origin': '*' } },
  });
  const figure = (/** @type {string} */ src, /** @type {string} */ words) =>
    `</p><figure><img src="${src}" alt="${words}" width="500" height="300"><figcaption>${words} <span class="credit">Photo: Ada Brekke</span></figcaption></figure><p>`;
  const pictures =
    figure(`${elsewhere.origin}/closed.png`, 'The quay.') + figure(`${elsewhere.origin}/open.png`, 'The market.');
  pages = await servePages({
    '/': story({ paragraphs: [RICH, PARAGRAPHS[1] + pictures, ...PARAGRAPHS.slice(2), NOTES] }),
    '/strict': { body: story(), headers: { 'content-security-policy': STRICT } },
    '/sandboxed': { body: story(), headers: { 'content-security-policy': "sandbox; default-src 'none'" } },
    '/towpath': pageOf(1, pageLinks('/towpath')),
    '/towpath/page/2': pageOf(2, pageLinks('/towpath')),
    '/ferry.png': PICTURE,
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
  await elsewhere?.close();
  downloads?.remove();
});

/** @param {string} path */
async function read(path) {
  const page = await openPage(started.browser, pages.origin + path);
  await press(page, started.extension);
  const view = await shownArticle(page);
  await page.keyboard.press('s');
  await until(() => view.look((dialog) => !!dialog.querySelector('.save-panel:popover-open button')), 'the panel');
  return { page, view };
}

/** @param {View} view */
const status = (view) => view.look((dialog) => dialog.querySelector('.save-status')?.textContent ?? '');

/**
 * Presses a button of the panel and waits until it is done.
 * @param {View} view
 * @param {string} way
 */
async function use(view, way) {
  await view.look((dialog, name) => /** @type {HTMLElement} */ (dialog.querySelector(`.save-${name}`)).click(), way);
  await until(() => view.look((dialog) => !dialog.querySelector('.save-ways[aria-busy]')), way);
}

/** The words of the article as it is shown, without white space. @param {View} view */
const shownWords = (view) =>
  view.look((dialog) =>
    [...dialog.querySelectorAll('.content')].map((content) => content.textContent?.replace(/\s+/g, '')).join(''),
  );

/** A program that runs for some seconds is compiled quickly rather than well: half of the processor time. */
const JAVA = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar'];

/** Checks a book by EPUBCheck; skips the test where that is not there. @param {import('node:test').TestContext} t @param {Buffer} book */
function checkBook(t, book) {
  const jar = process.env.EPUBCHECK ?? `${PROJECT}/out/epubcheck/epubcheck/epubcheck.jar`;
  if (!existsSync(jar)) return t.skip(`EPUBCheck is not at ${jar}`);
  try {
    execFileSync('java', ['-version'], { stdio: 'pipe' });
  } catch {
    return t.skip('EPUBCheck needs Java, which is not installed');
  }
  const folder = mkdtempSync(join(tmpdir(), 'recto-book-'));
  try {
    writeFileSync(join(folder, 'book.epub'), book);
    const checked = execFileSync('java', [...JAVA, jar, join(folder, 'book.epub')], { stdio: 'pipe' }).toString();
    assert.match(checked, /0 fatals \/ 0 errors \/ 0 warnings/);
  } catch (error) {
    assert.fail(String(/** @type {any} */ (error).stderr ?? error));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files of a book as text. @param {Buffer} book */
function filesOf(book) {
  const files = unzipSync(book);
  return { names: Object.keys(files), text: (/** @type {string} */ name) => strFromU8(files[name]) };
}

test('by key: the panel, its first button, and Markdown on the clipboard', async () => {
  const { page, view } = await read('/');
  const focused = () =>
    view.look((dialog) => /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement?.className);
  assert.equal(await focused(), 'save-copy-markdown');
  await page.keyboard.press('Enter');
  await until(async () => (await status(view)) === 'Copied.', 'the copy');
  const copied = await readClipboard(page);
  assert.ok(copied.startsWith(`# ${TITLE}\n`), copied.slice(0, 200));
  for (const words of [PARAGRAPHS[3], CAPTION, '`a < b`', 'Counted by hand.']) assert.ok(copied.includes(words), words);
  await page.keyboard.press('Escape');
  await until(() => view.look((dialog) => !dialog.querySelector('.save-panel:popover-open')), 'the panel to close');
  await until(async () => (await focused()) === 'view', 'the focus to be where it was');
  await page.close();
});

test('the HTML file needs nothing else, may run nothing and holds the same words', async () => {
  const { page, view } = await read('/');
  const words = await shownWords(view);
  await use(view, 'html');
  const { name, data } = await downloads.take();
  assert.equal(name, `${TITLE}.html`);
  const file = await servePages({ '/saved.html': data.toString() });
  const opened = await openPage(started.browser, `${file.origin}/saved.html`);
  const seen = await opened.evaluate(() => ({
    title: document.title,
    lang: document.documentElement.lang,
    policy: document.querySelector('meta[http-equiv]')?.getAttribute('content'),
    words: document.querySelector('.content')?.textContent?.replace(/\s+/g, ''),
    sources: [...document.images].map((image) => image.src.slice(0, 15)),
    loaded: [...document.images].map((image) => image.naturalWidth),
    styled: getComputedStyle(/** @type {Element} */ (document.querySelector('body > article'))).maxWidth !== 'none',
    scripts: document.scripts.length,
  }));
  assert.equal(seen.words, words);
  assert.deepEqual([seen.title, seen.lang, seen.styled, seen.scripts], [TITLE, 'en', true, 0]);
  assert.match(String(seen.policy), /^default-src 'none'/);
  // What its server lets the page read is in the file; the picture that it does not keeps its address.
  assert.deepEqual(seen.sources, ['data:image/png;', `${elsewhere.origin}/closed.png`.slice(0, 15), 'data:image/png;']);
  assert.deepEqual(seen.loaded, [1, 1, 1]);
  assert.deepEqual(
    file.asked.filter((path) => !/saved|favicon/.test(path)),
    [],
  );
  await file.close();
  await opened.close();
  await page.close();
});

test('the book passes EPUBCheck and holds words, pictures, notes and what is known of the article', async (t) => {
  const { page, view } = await read('/');
  await use(view, 'epub');
  const { name, data } = await downloads.take();
  assert.equal(name, `${TITLE}.epub`);
  const { names, text } = filesOf(data);
  assert.equal(names[0], 'mimetype');
  assert.equal(text('mimetype'), 'application/epub+zip');
  const opf = text('EPUB/package.opf');
  for (const known of [
    `<dc:title>${TITLE}</dc:title>`,
    '<dc:language>en</dc:language>',
    `<dc:source>${pages.origin}/</dc:source>`,
  ]) {
    assert.ok(opf.includes(known), `${known} in ${opf}`);
  }
  assert.equal(names.filter((one) => one.startsWith('EPUB/pictures/')).length, 2);
  const chapter = text('EPUB/article.xhtml');
  for (const wanted of [
    ...PARAGRAPHS.slice(2),
    CAPTION,
    'Ada Brekke</span>',
    'epub:type="noteref"',
    'epub:type="footnote"',
    'lang="en"',
    `<a href="${elsewhere.origin}/closed.png">`,
  ]) {
    assert.ok(chapter.includes(wanted), `${wanted} in ${chapter}`);
  }
  checkBook(t, data);
  await page.close();
});

for (const fixture of [
  'lang-arabic',
  'formulas',
  'chart-svg',
  'discussion-replies',
  'notes-and-pull-quote',
  'code-with-gutters',
]) {
  test(`the book of ${fixture} passes EPUBCheck`, async (t) => {
    const { page, view } = await read(`/${fixture}/page.html`);
    await use(view, 'epub');
    const { data } = await downloads.take();
    const { text } = filesOf(data);
    if (fixture === 'lang-arabic') {
      assert.match(text('EPUB/package.opf'), /page-progression-direction="rtl"/);
      assert.match(text('EPUB/article.xhtml'), /<html[^>]* dir="rtl"/);
    }
    if (fixture === 'notes-and-pull-quote') assert.equal(text('EPUB/article.xhtml').match(/"footnote"/g)?.length, 2);
    checkBook(t, data);
    await page.close();
  });
}

test('all pages of an article that are shown are in the files', async () => {
  const { page, view } = await read('/towpath');
  await view.look((dialog) => {
    /** @type {HTMLElement} */ (dialog.querySelector('.save-panel')).hidePopover();
    /** @type {HTMLElement} */ (dialog.querySelector('.next button')).click();
  });
  await until(() => view.look((dialog) => dialog.querySelectorAll('.content').length === 2), 'the second page');
  for (const way of ['markdown', 'html']) {
    await use(view, way);
    const { data } = await downloads.take();
    assert.match(data.toString(), /Page 1, paragraph 4[^]*Page 2, paragraph 4/, way);
  }
  await page.close();
});

test('highlights go along, with their notes', async () => {
  const page = await openPage(started.browser, `${pages.origin}/`);
  await press(page, started.extension);
  const view = await shownArticle(page);
  await view.look((dialog) => {
    const line = /** @type {Node} */ (dialog.querySelectorAll('.content p')[1].firstChild);
    getSelection()?.setBaseAndExtent(line, 0, line, 23);
  });
  await page.keyboard.press('h');
  await until(() => view.look((dialog) => !!dialog.querySelector('.highlight-bar:popover-open')), 'the bar');
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.note-button')).click());
  await until(() => view.look((dialog) => dialog.querySelector('.highlight-note:focus') !== null), 'the field');
  await page.keyboard.type('To be <quoted>');
  await page.keyboard.press('Escape');
  await until(() => view.look((dialog) => dialog.querySelector('mark.highlight:focus') !== null), 'the focus back');
  await page.keyboard.press('s');
  await until(() => view.look((dialog) => !!dialog.querySelector('.save-panel:popover-open button')), 'the panel');
  await use(view, 'markdown');
  const markdown = (await downloads.take()).data.toString();
  assert.match(markdown, /## Highlights\n\n> They had come to cross\.\n\nTo be \\<quoted\\>\n$/);
  await use(view, 'html');
  const html = (await downloads.take()).data.toString();
  assert.match(html, /<mark class="yellow" id="highlight-\w+">They had come to cross\.<\/mark>/);
  assert.match(html, /<p class="note">To be &lt;quoted&gt;<\/p>/);
  await use(view, 'epub');
  const chapter = filesOf((await downloads.take()).data).text('EPUB/article.xhtml');
  assert.match(chapter, /<mark class="yellow" id="highlight-\w+">They had come to cross\.<\/mark>/);
  await page.close();
});

test('in a private window highlights are in the files of the view that is open, and nowhere else', async () => {
  const { page, run } = await openWithWorld(started, `${pages.origin}/strict`);
  await run(`Object.defineProperty(chrome.extension, 'inIncognitoContext', { value: true }); 0`);
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  const view = await shownArticle(page);
  await view.look((dialog) => {
    const line = /** @type {Node} */ (dialog.querySelectorAll('.content p')[1].firstChild);
    getSelection()?.setBaseAndExtent(line, 0, line, 23);
  });
  await page.keyboard.press('h');
  await until(
    () =>
      view.look((dialog) => dialog.querySelector('mark.highlight:focus-within, .highlight-bar:popover-open') !== null),
    'the highlight',
  );
  await page.keyboard.press('Escape');
  await until(() => view.look((dialog) => dialog.querySelector('mark.highlight:focus') !== null), 'the focus back');
  await page.keyboard.press('h');
  const hint = () => view.look((dialog) => dialog.querySelector('.highlight-hint')?.textContent ?? '');
  await until(async () => /private window/.test(await hint()), 'what is said of it');
  await page.keyboard.press('s');
  await until(() => view.look((dialog) => !!dialog.querySelector('.save-panel:popover-open button')), 'the panel');
  await use(view, 'markdown');
  assert.match((await downloads.take()).data.toString(), /> They had come to cross\.\n$/);
  const stored = await started.extension.inWorker(async () => Object.keys(await chrome.storage.local.get(null)));
  assert.ok(!stored.some((key) => key.includes('/strict')), String(stored));
  await page.close();
});

test('under a strict policy of the page everything works', async () => {
  const { page, view } = await read('/strict');
  for (const way of ['markdown', 'html', 'epub']) {
    await use(view, way);
    assert.match((await downloads.take()).name, /^The Ferry That Would Not Be Retired\./);
  }
  await page.close();
});

test('a sandboxed page, whose downloads the browser drops, is told of', async () => {
  const { page, view } = await read('/sandboxed');
  assert.match(await status(view), /sandboxed/);
  const off = await view.look((dialog) =>
    [...dialog.querySelectorAll('.save-ways :disabled')].map((one) => one.className),
  );
  assert.deepEqual(off, ['save-markdown', 'save-html', 'save-epub']);
  await use(view, 'copy-markdown');
  assert.equal(await status(view), 'Copied.');
  await page.close();
});

test('names of files are readable, and every system takes them', async () => {
  const script = await bundleForTest('extension/page/parts/save/file-name.js', 'names');
  const { fileName } = new Function(`${script}; return names;`)();
  for (const [title, name] of [
    ['What is 1/2 of "all"?', 'What is 1 2 of all.md'],
    ['  ..hidden.. ', 'hidden.md'],
    ['con', '_con.md'],
    ['Aux.txt', '_Aux.txt.md'],
    ['Console', 'Console.md'],
    ['a\u202Egpj.exe\u0000', 'a gpj.exe.md'],
    ['Cafe\u0301', 'Café.md'],
    ['\u0000/', 'article.md'],
    ['日本語の題', '日本語の題.md'],
  ]) {
    assert.equal(fileName(title, 'md'), name);
  }
  const long = fileName('ferry '.repeat(100), 'epub');
  assert.ok(long.length < 190 && long.endsWith('ferry.epub'), long);
  const emoji = fileName('⛴️🚢'.repeat(100), 'epub');
  assert.ok(new TextEncoder().encode(emoji).length < 190 && !emoji.includes('\ufffd'), emoji);
});
