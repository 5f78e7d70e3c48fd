// @ts-check
// Corrections by the reader: a part that does not belong, one that is missing, more or less of the page; on the site's next
// page too, and taken back.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { inChromiumOnly, DOUBLE_CLICK, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, pageLinks, pageOf, story, storyIn } from './story.mjs';
import { currentView, gone, paragraphsOf, shownArticle } from './view.mjs';

const OFFER =
  'The weekly is printed on paper that the mill by the river makes for us alone, and readers may order it too.';
const NOTE = 'In figures: eighty paces, two spans, one winter of work and eleven people, of whom nine are still alive.';

/**
 * A page of a site that sets an offer into each article, and a note beside it.
 * @param {string} title
 */
function page(title) {
  const offer = `<div class="offer-box"><p>${OFFER}</p></div>`;
  const paragraphs = [...PARAGRAPHS];
  return story({ paragraphs, after: `<aside class="background-note"><p>${NOTE}</p></aside>` })
    .replace(`<p>${PARAGRAPHS[2]}`, `${offer}<p>${PARAGRAPHS[2]}`)
    .replaceAll('The Ferry That Would Not Be Retired', title);
}

/**
 * A page of an article of three, with an offer.
 * @param {number} number
 */
function partOf(number) {
  const [first] = pageOf(number, pageLinks('/towpath')).split(`<p>Page ${number}, paragraph 3`);
  const offer = `<div class="offer-box"><p>${OFFER}</p></div>`;
  return pageOf(number, pageLinks('/towpath')).replace(first, first + offer);
}

/** What the server answers. @type {Record<string, import('./pages.mjs').Served | string>} */
const routes = {
  '/': page('The Ferry That Would Not Be Retired'),
  '/next': page('The Lamp That Was Never Out'),
  '/ferry.png': PICTURE,
  '/towpath': partOf(1),
  '/towpath/page/2': partOf(2),
  '/towpath/page/3': partOf(3),
  '/canal': pageOf(1, pageLinks('/canal')),
  '/canal/page/2': partOf(2).replaceAll('/towpath', '/canal'),
  '/mill': partOf(1).replaceAll('/towpath', '/mill'),
  '/mill/page/2': partOf(2).replaceAll('/towpath', '/mill'),
};

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages(routes);
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});
beforeEach(() => started.extension.inWorker(() => chrome.storage.local.clear()));

/** @returns {Promise<any>} */
const stored = () => started.extension.inWorker(() => chrome.storage.local.get(null));

/** @param {string} path */
async function opened(path) {
  const page = await openPage(started.browser, pages.origin + path);
  await press(page, started.extension);
  return { page, view: await shownArticle(page) };
}

/**
 * Waits until the view that is open now fulfils something. A correction puts another view in its place.
 * @param {import('puppeteer-core').Page} page
 * @param {(dialog: HTMLDialogElement, given: any) => unknown} look
 * @param {unknown} [given]
 */
async function waitFor(page, look, given) {
  return until(async () => {
    const view = await currentView(page).catch(() => undefined);
    return view?.look(/** @type {any} */ (look), given).catch(() => undefined);
  }, String(look));
}

/** @param {import('puppeteer-core').Page} page */
async function text(page) {
  return (await paragraphsOf(await shownArticle(page))).join('\n');
}

/**
 * Opens the panel by its key.
 * @param {import('puppeteer-core').Page} page
 */
async function openPanel(page) {
  await page.keyboard.press('c');
  await waitFor(page, (dialog) => dialog.querySelector('.correct-panel:popover-open .action'));
}

/**
 * Presses a button of the panel or the bar.
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 */
async function activate(page, selector) {
  await waitFor(
    page,
    (dialog, selector) => {
      const button = /** @type {HTMLElement | null} */ (dialog.querySelector(selector));
      button?.click();
      return button;
    },
    selector,
  );
}

/**
 * The middle of an element with a text, in the view.
 * @param {import('puppeteer-core').Page} page
 * @param {string} beginning
 */
async function middleOf(page, beginning) {
  return (await shownArticle(page)).look((dialog, beginning) => {
    const found = [...dialog.querySelectorAll('.content p')].find((p) => p.textContent?.startsWith(beginning));
    found?.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = /** @type {Element} */ (found).getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, beginning);
}

test('what does not belong goes at a click, from the next page too, and comes back', async () => {
  const { page } = await opened('/');
  assert.match(await text(page), /The weekly is printed/);
  await openPanel(page);
  await activate(page, '.correct-panel [data-name=drop]');
  await waitFor(page, (dialog) => dialog.querySelector('.picker'));
  const { x, y } = await middleOf(page, 'The weekly');
  await page.mouse.move(x, y);
  assert.equal(
    await waitFor(page, (dialog) => dialog.querySelector('.picker-place')?.textContent?.startsWith('The weekly')),
    true,
  );
  await page.mouse.click(x, y);
  await waitFor(
    page,
    (dialog) => !dialog.querySelector('.picker') && dialog.querySelector('.correct-panel:popover-open'),
  );
  assert.doesNotMatch(await text(page), /The weekly is printed/);
  assert.deepEqual(storyIn(await paragraphsOf(await shownArticle(page))), PARAGRAPHS);
  // Undo has the focus, and what happened is said.
  const focused = await waitFor(page, (dialog) => {
    const active = /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement;
    return active instanceof HTMLElement && active.dataset.name;
  });
  assert.equal(focused, 'undo');
  await waitFor(page, (dialog) => dialog.querySelector('.announcer')?.textContent === 'Removed.');
  assert.deepEqual(await stored(), {
    [`corrections:${pages.origin}`]: { breadth: 'normal', keep: [], drop: ['1 main article div.offer-box'] },
  });

  const other = await opened('/next');
  assert.doesNotMatch(await text(other.page), /The weekly is printed/);
  await other.page.close();

  await page.bringToFront();
  await page.keyboard.press('Enter');
  await waitFor(page, (dialog) => dialog.querySelector('.content')?.textContent?.includes('The weekly is printed'));
  assert.deepEqual(await stored(), {});
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await gone(page);
  await page.close();
});

test('what is missing is picked on the page, which stays as it is', async () => {
  const { page } = await opened('/');
  assert.doesNotMatch(await text(page), /In figures/);
  const before = await page.evaluate(() => document.body.outerHTML);
  await openPanel(page);
  await activate(page, '.correct-panel [data-name=keep]');
  await waitFor(page, (dialog) => dialog.querySelector('.picker'));
  // The note is the last of the page: the wheel scrolls the page, and the bar makes way at its end.
  await page.mouse.move(600, 300);
  const top = () => page.evaluate(() => document.querySelector('aside')?.getBoundingClientRect().top ?? 0);
  for (let before = Infinity; (await top()) < before;) {
    before = await top();
    await page.mouse.wheel({ deltaY: 400 });
    await pause(100);
  }
  await waitFor(page, (dialog) => dialog.querySelector('.picker-bar.at-top'));
  const box = await page.evaluate(() => document.querySelector('aside')?.getBoundingClientRect().toJSON());
  const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await waitFor(page, (dialog) => dialog.querySelector('.picker-place')?.textContent?.startsWith('In figures'));
  const frame = await waitFor(page, (dialog) => dialog.querySelector('.frame')?.getBoundingClientRect().toJSON());
  assert.ok(
    Math.abs(frame.top - box.top) <= 4 && Math.abs(frame.height - box.height) <= 8,
    JSON.stringify({ frame, box }),
  );
  await page.mouse.click(at.x, at.y);
  await waitFor(page, (dialog) => dialog.querySelector('.content')?.textContent?.includes('In figures'));
  assert.equal(await page.evaluate(() => document.body.outerHTML), before);
  await page.close();
  const other = await opened('/next');
  assert.match(await text(other.page), /In figures/);
  await other.page.close();
});

test('by keyboard alone: arrows walk, widen and take, Escape gives up and leaves the view open', async () => {
  const { page } = await opened('/');
  await openPanel(page);
  await activate(page, '.correct-panel [data-name=drop]');
  await waitFor(page, (dialog) => dialog.querySelector('.picker'));
  const said = () => waitFor(page, (dialog) => dialog.querySelector('.picker-place')?.textContent);
  const texts = [];
  for (let at = 0; at < 12 && !texts.at(-1)?.startsWith('The weekly'); at += 1) {
    await page.keyboard.press('ArrowDown');
    texts.push(await said());
  }
  assert.ok(texts.at(-1)?.startsWith('The weekly'), texts.join('\n'));
  await page.keyboard.press('Escape');
  await waitFor(
    page,
    (dialog) => !dialog.querySelector('.picker') && dialog.querySelector('.correct-panel:popover-open'),
  );
  assert.match(await text(page), /The weekly is printed/);
  await activate(page, '.correct-panel [data-name=drop]');
  await waitFor(page, (dialog) => dialog.querySelector('.picker'));
  for (let at = 0; at < texts.length; at += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await waitFor(page, (dialog) => !dialog.querySelector('.content')?.textContent?.includes('The weekly is printed'));
  assert.deepEqual(storyIn(await paragraphsOf(await shownArticle(page))), PARAGRAPHS);
  await page.close();
});

test('what was left out is a list too, and what is corrected is listed and forgotten', async () => {
  const { page } = await opened('/');
  await openPanel(page);
  await activate(page, '.correct-panel summary');
  await waitFor(page, (dialog) => {
    const button = [...dialog.querySelectorAll('.missing-list button')].find((one) =>
      one.textContent?.startsWith('In fig'),
    );
    if (button instanceof HTMLElement) button.click();
    return button;
  });
  await waitFor(page, (dialog) => dialog.querySelector('.content')?.textContent?.includes('In figures'));
  const listed = await waitFor(page, (dialog) => dialog.querySelector('.corrections .name')?.textContent);
  assert.equal(listed, 'Also: aside.background-note');
  await activate(page, '.corrections button');
  await waitFor(page, (dialog) => !dialog.querySelector('.content')?.textContent?.includes('In figures'));
  assert.deepEqual(await stored(), {});
  await page.close();
});

test('more and less of the page read again at once and are remembered for the site', async () => {
  const { page } = await opened('/');
  await openPanel(page);
  await activate(page, '.correct-panel input[value=wide]');
  await waitFor(page, (dialog) => dialog.querySelector('.correct-panel:popover-open .note')?.textContent);
  assert.deepEqual(await stored(), { [`corrections:${pages.origin}`]: { breadth: 'wide', keep: [], drop: [] } });
  const checked = await waitFor(page, (dialog) => {
    const input = dialog.querySelector('.breadth input:checked');
    return input instanceof HTMLInputElement && input.value;
  });
  assert.equal(checked, 'wide');
  await page.close();
});

test(
  'the options page lists what is corrected, and forgets it one by one or all',
  inChromiumOnly('puppeteer waits in vain for a page of the extension'),
  async () => {
    const given = { breadth: 'wide', keep: ['1 aside.note'], drop: ['1 article p ~0123abcd', '1 div.offer'] };
    await started.extension.inWorker((corrections) => chrome.storage.local.set(corrections), {
      'corrections:https://one.example': given,
      'corrections:https://two.example': { ...given, breadth: 'normal' },
    });
    const page = await started.browser.newPage();
    await page.goto(started.extension.address(`options/options.html#corrections`));
    await page.waitForSelector('#corrections h3');
    const seen = () =>
      page.evaluate(() => [...document.querySelectorAll('#corrections :is(h3, .name)')].map((one) => one.textContent));
    const names = ['Not: article p ~0123abcd', 'Not: div.offer', 'Also: aside.note'];
    assert.deepEqual(await seen(), [
      'https://one.example',
      'How much of the page: More',
      ...names,
      'https://two.example',
      ...names,
    ]);
    await page.click('#corrections [aria-label="Forget “Not: div.offer”"]');
    await until(async () => (await seen()).length === 8, 'one to go');
    await page.click('#corrections [aria-label="Forget all https://two.example"]');
    await until(async () => (await seen()).length === 4, 'a site to go');
    assert.deepEqual(await stored(), { 'corrections:https://one.example': { ...given, drop: [given.drop[0]] } });
    await page.close();
  },
);

test('the article itself cannot be dropped, and nothing is stored then', async () => {
  const { page } = await opened('/');
  await openPanel(page);
  await activate(page, '.correct-panel [data-name=drop]');
  await waitFor(page, (dialog) => dialog.querySelector('.picker'));
  await page.keyboard.press('ArrowDown');
  for (let at = 0; at < 6; at += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await pause(DOUBLE_CLICK);
  assert.deepEqual(storyIn(await paragraphsOf(await shownArticle(page))), PARAGRAPHS);
  await page.close();
});

test('pages that have been joined stay, and are corrected too', async () => {
  const { page } = await opened('/towpath');
  await activate(page, '.next button');
  await waitFor(page, (dialog) => dialog.querySelectorAll('.content').length === 2);
  assert.equal((await text(page)).split(OFFER).length, 3, 'an offer on each page');
  await openPanel(page);
  await activate(page, '.correct-panel [data-name=drop]');
  await waitFor(page, (dialog) => dialog.querySelector('.picker'));
  const { x, y } = await middleOf(page, 'The weekly');
  await page.mouse.click(x, y);
  await waitFor(
    page,
    (dialog) => !dialog.querySelector('.picker') && dialog.querySelector('.correct-panel:popover-open'),
  );
  const starts = (await text(page)).split('\n').map((line) => line.slice(0, 19));
  assert.deepEqual(
    starts,
    [1, 2].flatMap((number) => [1, 2, 3, 4].map((at) => `Page ${number}, paragraph ${at}`.slice(0, 19))),
  );
  // The page after the joined one is offered.
  await page.keyboard.press('Escape');
  await activate(page, '.next button');
  await waitFor(page, (dialog) => dialog.querySelectorAll('.content').length === 3);
  assert.doesNotMatch(await text(page), /The weekly is printed/);
  assert.equal(await waitFor(page, (dialog) => dialog.querySelector('.next') === null), true);
  await openPanel(page);
  await activate(page, '.correct-panel [data-name=undo]');
  await waitFor(page, (dialog) => dialog.textContent?.split('The weekly is printed').length === 4);
  await page.close();
});

test('what only a joined page has is picked there', async () => {
  const { page } = await opened('/canal');
  await activate(page, '.next button');
  await waitFor(page, (dialog) => dialog.querySelectorAll('.content').length === 2);
  await openPanel(page);
  await activate(page, '.correct-panel [data-name=drop]');
  await waitFor(page, (dialog) => dialog.querySelector('.picker'));
  const { x, y } = await middleOf(page, 'The weekly');
  await page.mouse.move(x, y);
  await waitFor(page, (dialog) => dialog.querySelector('.picker-place')?.textContent?.startsWith('The weekly'));
  await page.mouse.click(x, y);
  await waitFor(
    page,
    (dialog) => !dialog.querySelector('.picker') && dialog.querySelector('.correct-panel:popover-open'),
  );
  assert.doesNotMatch(await text(page), /The weekly is printed/);
  assert.match(await text(page), /Page 1, paragraph 4[^]*Page 2, paragraph 4/);
  await page.close();
});

test('a joined page that can no longer be had is told of, in the picker and after the change, and stays as it is', async () => {
  const { page } = await opened('/mill');
  await activate(page, '.next button');
  await waitFor(page, (dialog) => dialog.querySelectorAll('.content').length === 2);
  delete routes['/mill/page/2'];
  await openPanel(page);
  await activate(page, '.correct-panel [data-name=drop]');
  await waitFor(page, (dialog) => dialog.querySelector('.picker'));
  const note = 'A page that was joined could not be read again. It stays as it is.';
  const told = await waitFor(page, (dialog) => {
    const bar = dialog.querySelector('.picker-bar');
    const id = bar?.getAttribute('aria-describedby');
    return (
      bar === /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement &&
      dialog.querySelector(`#${id}`)?.textContent
    );
  });
  assert.equal(told, note);
  // On that page nothing can be picked, on the first one it can.
  const second = await (
    await shownArticle(page)
  ).look((dialog) => {
    const found = [...dialog.querySelectorAll('.content p')].filter((p) => p.textContent?.startsWith('The weekly'))[1];
    found.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = found.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.mouse.move(second.x, second.y);
  assert.equal(
    await waitFor(page, (dialog) => dialog.querySelector('.picker-place')?.textContent),
    'Point at it, or use the arrow keys',
  );
  const first = await middleOf(page, 'The weekly');
  await page.mouse.click(first.x, first.y);
  await waitFor(page, (dialog) => dialog.querySelector('.correct-panel:popover-open .note')?.textContent);
  const said = await waitFor(page, (dialog) => dialog.querySelector('.correct-panel .note')?.textContent);
  assert.equal(said, `Removed. ${note}`);
  assert.equal((await text(page)).split(OFFER).length, 2, 'the offer of the second page is there');
  await page.close();
});
