// @ts-check
// The languages of the extension: no string is missing or unused, placeholders are those of English, and in the real view, in
// each language, no text is wider than its control.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { headerTexts } from '../../extension/header-texts.js';
import { openPage, press, startChromium, until } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { PICTURE, story } from './story.mjs';
import { shownArticle } from './view.mjs';

/** @typedef {Record<string, {message: string, description?: string, placeholders?: object}>} Messages */

const EXTENSION = join(import.meta.dirname, '../../extension');
const LOCALES = readdirSync(join(EXTENSION, '_locales')).sort();

/** @param {string} locale @returns {Messages} */
function messagesOf(locale) {
  return JSON.parse(readFileSync(join(EXTENSION, '_locales', locale, 'messages.json'), 'utf8'));
}

const english = messagesOf('en');

/** Every source of the extension that may name a message. */
function sources() {
  const files = readdirSync(EXTENSION, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => /\.(js|json|html)$/.test(name) && !name.startsWith('_locales'))
    .map((name) => readFileSync(join(EXTENSION, name), 'utf8'))
    .join('\n');
}

/** @param {string} text */
const placeholders = (text) => (text.match(/\$(\d|[A-Z_]+\$)/g) ?? []).sort();

test('every language has every string, in the order of English, and none is empty', () => {
  assert.deepEqual(LOCALES, 'ar de en es fr hi it ja ko nl pl pt_BR zh_CN zh_TW'.split(' '));
  for (const locale of LOCALES) {
    const messages = messagesOf(locale);
    assert.deepEqual(Object.keys(messages), Object.keys(english), locale);
    for (const [key, { message }] of Object.entries(messages)) {
      assert.ok(message.trim() === message && message !== '', `${locale}: ${key}`);
      assert.deepEqual(placeholders(message), placeholders(english[key].message), `${locale}: ${key}`);
    }
  }
});

test('a language says things in its own words', () => {
  for (const locale of LOCALES.filter((one) => one !== 'en')) {
    const messages = messagesOf(locale);
    const same = Object.keys(english).filter((key) => messages[key].message === english[key].message);
    // Names, and words that two languages share.
    assert.ok(same.length < Object.keys(english).length / 5, `${locale}: ${same}`);
    assert.notEqual(messages.description.message, english.description.message);
  }
});

test('every string is used, and every string that is used is there', () => {
  const all = sources();
  const used = new Set([...all.matchAll(/['"`](\w+)['"`]|__MSG_(\w+)__/g)].map(([, quoted, named]) => quoted ?? named));
  // Keys that are put together begin like this.
  const beginnings = [...all.matchAll(/`([a-z]\w*)\$\{/g)].map(([, beginning]) => beginning);
  // And so do others end.
  const endings = [...all.matchAll(/\$\{\w+\}([A-Z]\w*)`/g)].map(([, ending]) => ending);
  const isUsed = (/** @type {string} */ key) =>
    used.has(key) ||
    /^failed[A-Z]/.test(key) ||
    beginnings.some((one) => key.startsWith(one)) ||
    endings.some((one) => key.endsWith(one));
  assert.deepEqual(
    Object.keys(english).filter((key) => !isUsed(key)),
    [],
  );
  const asked = [...all.matchAll(/\bmessage\(\s*'(\w+)'/g)].map(([, key]) => key);
  assert.ok(asked.length > 20);
  assert.deepEqual(
    asked.filter((key) => !(key in english)),
    [],
  );
});

test('dates and reading times are written as each language does', () => {
  const article = { publishedTime: '2026-05-04', readingMinutes: 12 };
  const texts = LOCALES.map((locale) => {
    const { date, readingTime } = headerTexts(article, locale.replace('_', '-'));
    // Spaces that do not break are another matter.
    return { date: date.replace(/\s/g, ' '), readingTime: readingTime.replace(/\s/g, ' ') };
  });
  for (const [at, { date, readingTime }] of texts.entries()) {
    assert.match(date + readingTime, /[\d\u0660-\u0669]/, LOCALES[at]);
  }
  const of = (/** @type {string} */ locale) => texts[LOCALES.indexOf(locale)];
  assert.deepEqual(of('de'), { date: '4. Mai 2026', readingTime: '12 Min.' });
  assert.deepEqual(of('ja'), { date: '2026年5月4日', readingTime: '12 分' });
  assert.deepEqual(of('fr'), { date: '4 mai 2026', readingTime: '12 min' });
  const different = new Set(texts.map(({ date }) => date)).size;
  assert.equal(different, LOCALES.length - 2, 'Japanese and both kinds of Chinese write it alike');
});

/** The width of a letter that the fonts of the tests do not have, in em. Letters of the other scripts are narrower. */
const FULL_WIDTH = ['ja', 'ko', 'zh_CN', 'zh_TW'];

for (const locale of LOCALES) {
  test(`${locale}: no text is wider than its control`, async () => {
    const language = locale.replace('_', '-');
    const pages = await servePages({ '/': story(), '/ferry.png': PICTURE });
    const { browser, extension } = await startChromium({ args: [`--lang=${language}`] });
    try {
      const page = await openPage(browser, pages.origin);
      await press(page, extension);
      const view = await shownArticle(page);
      // A Chromium without a translation of its own keeps its own language, but takes that of the extension's messages.
      const closer = await view.look((dialog) => dialog.querySelector('.closer')?.getAttribute('title'));
      assert.equal(closer, messagesOf(locale).close.message);
      if (locale === 'ar') await view.look((dialog) => void (dialog.dir = 'rtl'));
      for (const width of [1280, 320]) {
        await page.setViewport({ width, height: 800 });
        const tools = await view.look((dialog) =>
          [...dialog.querySelectorAll('.toolbar .tool')].map((tool) => tool.className.match(/(\S+)-tool/)?.[1] ?? ''),
        );
        for (const tool of tools) {
          await view.look((dialog, tool) => {
            /** @type {HTMLElement} */ (dialog.querySelector(`.${tool}-tool`)).click();
          }, tool);
          const hasPanel = await view.look((dialog, tool) => {
            return dialog.querySelector(`.${tool}-tool`)?.getAttribute('aria-haspopup') === 'dialog';
          }, tool);
          if (!hasPanel) continue;
          await until(
            () => view.look((dialog, tool) => dialog.querySelector(`.${tool}-panel:popover-open > *`) && true, tool),
            `${tool}-panel`,
          );
          const wide = await view.look(tooWide, { tool, spacing: FULL_WIDTH.includes(locale) });
          assert.deepEqual(wide, [], `${tool} at ${width} px`);
          await view.look((dialog, tool) => {
            /** @type {HTMLElement} */ (dialog.querySelector(`.${tool}-panel`)).hidePopover();
          }, tool);
        }
      }
    } finally {
      await browser.close();
      await pages.close();
    }
  });
}

/**
 * The controls of an open panel whose text does not fit.
 * @param {HTMLDialogElement} dialog
 * @param {{tool: string, spacing: boolean}} given
 */
function tooWide(dialog, { tool, spacing }) {
  const panel = /** @type {HTMLElement} */ (dialog.querySelector(`.${tool}-panel`));
  if (spacing) {
    const probe = document.createElement('span');
    probe.style.cssText = 'position: absolute; font: 100px sans-serif; white-space: pre';
    probe.textContent = '字'.repeat(10);
    panel.append(probe);
    const missing = 1 - probe.getBoundingClientRect().width / 1000;
    probe.remove();
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll('*'))) {
      const isWide = [...element.childNodes].some(
        (node) => node.nodeType === 3 && /[\u3000-\uffef]/.test(node.nodeValue ?? ''),
      );
      element.style.letterSpacing = isWide ? `${Math.max(0, missing)}em` : 'normal';
    }
  }
  const bounds = panel.getBoundingClientRect();
  const found = [];
  for (const element of panel.querySelectorAll('*')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())) continue;
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    if (text.width === 0 || element.checkVisibility?.() === false) continue;
    const control = (element.closest('button, label, select, input, summary, a') ?? element).getBoundingClientRect();
    const isOut = text.left < control.left - 1 || text.right > control.right + 1;
    const isCut = text.left < bounds.left - 1 || text.right > bounds.right + 1;
    if (isOut || isCut) found.push(`${element.localName}.${element.className}: ${element.textContent}`);
  }
  return found;
}
