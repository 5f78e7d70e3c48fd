// @ts-check
// The options page: what is chosen there holds in the view, everything can be saved as a file and read back.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { emulateMedia, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { keepDownloads } from './downloads.mjs';
import { servePages } from './pages.mjs';
import { PICTURE, story } from './story.mjs';
import { shownArticle } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;
const folder = mkdtempSync(join(tmpdir(), 'recto-'));

before(async () => {
  started = await startBrowser();
  pages = await servePages({ '/': story(), '/ferry.png': PICTURE });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
  rmSync(folder, { recursive: true });
});

/** @param {string} [section] */
async function openOptions(section = '') {
  const page = await started.browser.newPage();
  /** @type {string[]} */
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(started.extension.address(`options/options.html#${section}`));
  await page.waitForSelector('#privacy p');
  return { page, faults };
}

/** What is stored. @param {Page} page an extension's page */
function stored(page, area = 'local') {
  return page.evaluate((area) => Reflect.get(chrome.storage, area).get(null), area);
}

test('what is chosen is seen in the preview, holds in the view, and is carried to other devices', async () => {
  const { page, faults } = await openOptions();
  const preview = () =>
    page.evaluate(() => {
      const root = /** @type {ShadowRoot} */ (document.querySelector('.preview')?.shadowRoot);
      const view = /** @type {Element} */ (root.querySelector('.view'));
      const article = /** @type {Element} */ (root.querySelector('.article'));
      return [getComputedStyle(view).backgroundColor, getComputedStyle(article).letterSpacing];
    });
  const before = await preview();
  await page.click('input[value=sepia]');
  await page.focus('[name=letterSpacing]');
  await page.keyboard.press('ArrowRight');
  const after = await preview();
  assert.deepEqual(after[0], 'rgb(247, 239, 223)');
  assert.notEqual(after[1], before[1]);
  await page.click('input[value=dusk]');
  assert.deepEqual((await preview())[0], 'rgb(35, 31, 26)', 'the side that was changed is the one that is seen');
  await until(async () => (await stored(page, 'sync'))['setting:darkTheme'] === 'dusk', 'the synced copy');

  const tab = await openPage(started.browser, pages.origin);
  await press(tab, started.extension);
  const view = await shownArticle(tab);
  assert.equal(await view.look((dialog) => getComputedStyle(dialog).backgroundColor), 'rgb(247, 239, 223)');
  await tab.close();
  await page.click('.reset');
  assert.deepEqual(await preview(), before);
  assert.deepEqual(faults, []);
  await page.close();
});

test('settings from another device are taken over, unless they are not wanted', async () => {
  const { page } = await openOptions();
  await page.evaluate(() => chrome.storage.sync.set({ 'setting:face': 'mono', 'setting:size': 99, 'other:x': 1 }));
  await until(async () => (await stored(page))['setting:face'] === 'mono', 'the setting');
  assert.ok(!('other:x' in (await stored(page))) && (await stored(page))['setting:size'] !== 99, 'only what is valid');
  await page.click('[name=synced]');
  await page.evaluate(() => chrome.storage.sync.set({ 'setting:face': 'sans' }));
  await pause(300);
  assert.equal((await stored(page))['setting:face'], 'mono');
  await page.close();
});

test('what was chosen last stays: word of a change before it, from the synced storage, comes late', async () => {
  const { page } = await openOptions();
  const set = (/** @type {'local' | 'sync'} */ area, /** @type {number} */ size) =>
    page.evaluate((area, size) => chrome.storage[area].set({ 'setting:size': size }), area, size);
  await page.evaluate(() => Promise.all([chrome.storage.sync.clear(), chrome.storage.local.clear()]));
  await set('local', 5);
  await page.evaluate(() =>
    chrome.runtime.sendMessage({ type: 'share-settings', values: { 'setting:size': 4, 'other:x': 1 } }),
  );
  await pause(300);
  assert.deepEqual([(await stored(page, 'sync'))['setting:size'], (await stored(page))['setting:size']], [4, 5]);
  assert.ok(!('other:x' in (await stored(page, 'sync'))), 'settings alone');
  for (const size of [3, 4]) {
    await set('sync', size);
    await until(async () => (await stored(page))['setting:size'] === size, `${size} from another device`);
  }
  await page.close();
});

test('everything is saved as one file, deleted, and read back; a file of another kind changes nothing', async () => {
  const { page } = await openOptions('data');
  await page.evaluate(() => chrome.storage.local.clear());
  const things = {
    'setting:face': 'literata',
    'site:https://example.org': { size: 5 },
    always: ['https://example.org'],
  };
  await page.evaluate((things) => chrome.storage.local.set(things), things);
  const downloads = await keepDownloads(started.browser);
  await page.click('.export');
  const { name, data } = await downloads.take();
  downloads.remove();
  assert.match(name, /^recto-\d{4}-\d\d-\d\d\.json$/);
  const saved = JSON.parse(data.toString());
  assert.deepEqual([saved.format, saved.version, saved.data], ['recto', 1, things]);

  await page.click('.delete');
  await page.click('.question .cancel');
  assert.deepEqual(await stored(page), things, 'asked first');
  await page.click('.delete');
  await Promise.all([page.waitForNavigation(), page.click('.question .yes')]);
  // While the page is shown anew, asking may fail half-way.
  const isEmpty = () =>
    stored(page).then(
      (values) => Object.keys(values).length === 0,
      () => false,
    );
  await until(isEmpty, 'everything to be deleted');

  const read = async (/** @type {string} */ text, /** @type {RegExp} */ answer) => {
    writeFileSync(join(folder, 'read.json'), text);
    const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$('.file'));
    await input.uploadFile(join(folder, 'read.json'));
    // The page is shown anew when a file has been read.
    const said = () => page.$eval('.data .status', (status) => status.textContent ?? '').catch(() => '');
    await until(async () => answer.test(await said()), `the answer ${answer}`);
    await page.waitForSelector('#privacy p');
  };
  await page.waitForSelector('#privacy p');
  await read('{"format":"other"}', /not a file/);
  assert.deepEqual(await stored(page), {});
  const foreign = { ...saved.data, 'setting:size': 'huge', 'site:javascript:x': {}, secret: 1 };
  await read(JSON.stringify({ ...saved, data: foreign }), /: 3\..*: 3\./s);
  assert.deepEqual(await stored(page), things);
  const listed = await page.$$eval('.sites .name', (names) => names.map((name) => name.textContent));
  assert.deepEqual(listed, ['https://example.org', 'https://example.org']);
  assert.ok(await page.$('.sites .allow'), 'access is the reader’s to give');
  await page.click('.sites .remove');
  await until(async () => (await page.$$('.sites .name')).length === 1, 'the site to go');
  await page.evaluate(() => chrome.storage.local.clear());
  await page.close();
});

test('the panel of the view leads to its site, with the address filled in', async () => {
  const tab = await openPage(started.browser, pages.origin);
  await press(tab, started.extension);
  const view = await shownArticle(tab);
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.appearance-tool')).click());
  await until(() => view.look((dialog) => !!dialog.querySelector('.appearance-panel .link')), 'the panel');
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.appearance-panel .link')).click());
  const target = await started.browser.waitForTarget((one) => one.url().includes('options.html#sites='));
  const page = await target.page();
  assert.ok(page);
  await page.waitForSelector('#privacy p');
  assert.equal(
    await page.$eval('.adder input', (input) => /** @type {HTMLInputElement} */ (input).value),
    pages.origin,
  );
  await until(() => page.evaluate(() => document.activeElement?.localName === 'button'), 'the focus on the button');
  await page.close();
  await tab.close();
});

test('an open root shows the text to the page, only where that is wished', async () => {
  const seen = async () => {
    const tab = await openPage(started.browser, pages.origin);
    await press(tab, started.extension);
    const text = await until(
      () =>
        tab.evaluate(() => {
          const host = [...document.documentElement.children].find((one) => one.localName === 'div');
          return host && (host.shadowRoot?.querySelector('h1')?.textContent ?? 'closed');
        }),
      'the view',
    );
    await tab.close();
    return text;
  };
  assert.equal(await seen(), 'closed');
  const { page } = await openOptions('reading');
  await page.click('[name=openRoot]');
  const stored = () => page.evaluate(() => chrome.storage.local.get('setting:openRoot'));
  await until(async () => (await stored())['setting:openRoot'] === true, 'the setting to be stored');
  assert.equal(await seen(), 'The Ferry That Would Not Be Retired');
  await page.click('[name=openRoot]');
  await page.close();
});

for (const scheme of ['light', 'dark']) {
  test(`fits every screen, and each control has a name and room (${scheme})`, async () => {
    const { page } = await openOptions();
    await emulateMedia(page, { 'prefers-color-scheme': scheme });
    for (const width of [320, 768, 1440]) {
      await page.setViewport({ width, height: 900 });
      const faults = await page.evaluate(() => {
        const faults = [];
        if (document.documentElement.scrollWidth > innerWidth) faults.push('scrolls sideways');
        const column = Number.parseFloat(
          getComputedStyle(/** @type {Element} */ (document.querySelector('p'))).maxWidth,
        );
        for (const row of document.querySelectorAll('.adder, .named, .highlighted details, .reading .line')) {
          const { width } = row.getBoundingClientRect();
          if (width > column) faults.push(`${row.className} is ${width} wide, the text ${column}`);
        }
        for (const control of document.querySelectorAll('button, a, input, summary')) {
          const box = (control.closest('label') ?? control).getBoundingClientRect();
          if (control.matches('[hidden], [hidden] *') || !box.width) continue;
          if (box.height < 24 || box.width < 24) faults.push(`${control.className} is ${box.width} by ${box.height}`);
          const name =
            control.getAttribute('aria-label') || control.closest('label')?.textContent || control.textContent;
          if (!name?.trim()) faults.push(`${control.outerHTML} has no name`);
        }
        return faults;
      });
      assert.deepEqual(faults, [], `at ${width} px`);
    }
    await page.close();
  });
}

test('highlights of all articles are listed, and go one by one or with their article', async () => {
  const { page, faults } = await openOptions('highlights');
  const quote = (/** @type {string} */ exact, /** @type {number} */ start) => ({
    id: `id${start}`,
    quote: { exact, prefix: '', suffix: '', start, end: start + exact.length },
    colour: 'green',
    note: start ? '' : 'A note',
    page: 1,
    created: '2026-05-04T08:00:00.000Z',
  });
  await page.evaluate(
    (highlights) =>
      chrome.storage.local.set({
        'highlights:https://a.example/ferry': { title: 'The ferry', highlights },
        'highlights:https://b.example/': { title: '', highlights: highlights.slice(1) },
      }),
    [quote('They had come to cross.', 0), quote('a walk of forty', 200)],
  );
  await page.reload();
  await page.waitForSelector('.highlighted details');
  const listed = () =>
    page.$$eval('.highlighted details', (all) =>
      all.map((one) => [
        one.querySelector('summary')?.textContent,
        ...Array.from(one.querySelectorAll('.name'), (name) => name.textContent),
      ]),
    );
  assert.deepEqual(await listed(), [
    ['The ferry (2)', 'They had come to cross.\nA note', 'a walk of forty'],
    ['https://b.example/ (1)', 'a walk of forty'],
  ]);
  await page.click('.highlighted summary');
  await page.click('.highlighted li button');
  await until(async () => (await listed())[0].length === 2, 'one to go');
  await page.click('.highlighted details > button');
  await until(async () => (await listed()).length === 1, 'the article to go');
  const keys = Object.keys(await stored(page)).filter((key) => key.startsWith('highlights:'));
  assert.deepEqual(keys, ['highlights:https://b.example/']);
  await page.evaluate(() => chrome.storage.local.remove('highlights:https://b.example/'));
  assert.deepEqual(faults, []);
  await page.close();
});

test('in Arabic it is written from the right, and fits a narrow screen', async () => {
  const { browser, extension } = await startBrowser({ language: 'ar' });
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    // A Chromium without a translation of its own takes the extension's messages, but not their direction.
    const { getMessage } = chrome.i18n;
    chrome.i18n.getMessage = (name, values) => (name === '@@bidi_dir' ? 'rtl' : getMessage(name, values));
  });
  await page.goto(extension.address('options/options.html'));
  await page.evaluate(() =>
    chrome.storage.local.set({
      always: ['https://weekly.narrows.example', 'https://ferry.example'],
      'corrections:https://a.example': { breadth: 'wide', keep: ['1 aside.note'], drop: ['1 div.offer'] },
    }),
  );
  await page.reload();
  await page.waitForSelector('#privacy p');
  assert.match(await page.$eval('h1', (heading) => heading.textContent ?? ''), /[\u0600-\u06ff]/);
  const [nav, main] = await page.$$eval('nav, main', (all) => all.map((one) => one.getBoundingClientRect().left));
  assert.ok(nav > main, `${nav} ${main}`);
  await page.setViewport({ width: 320, height: 800 });
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('main *, nav *')]
      .map((one) => ({ name: `${one.localName}.${one.className}`, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.left < 0 || box.right > innerWidth))
      .map(({ name, box }) => `${name} from ${box.left} to ${box.right}`),
  );
  assert.deepEqual(outside, []);
  // An address is on a line of its own, above its buttons.
  const rows = await page.$$eval('.sites .named li', (all) =>
    all.map((row) => Array.from(row.children, (one) => Math.round(one.getBoundingClientRect().top))),
  );
  for (const [address, allow, remove] of rows) assert.ok(address < allow && allow === remove, `${rows}`);
  assert.equal(rows.length, 2);
  await browser.close();
});
