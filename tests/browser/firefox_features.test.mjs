// @ts-check
// What only Firefox's own windows and voices show: its question for a site, and what reading aloud says where there is no voice.
// All else of the view runs there from the same files as in Chromium: `In Firefox too` in a header.
//
// Runs alone: it clicks on the browser itself.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ROUTES } from './article_parts.mjs';
import { DOUBLE_CLICK, pause, until } from './chromium.mjs';
import { findFirefox } from './launch.mjs';
import { startFirefox } from './marionette.mjs';
import { servePages } from './pages.mjs';

const executable = findFirefox();
const skip = !executable && 'no Firefox is installed; name one in FIREFOX';

/** @type {Awaited<ReturnType<typeof startFirefox>>} */
let firefox;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  if (!executable) return;
  pages = await servePages(ROUTES);
  // Its questions can be answered at once.
  firefox = await startFirefox(executable, { 'security.notification_enable_delay': 0 });
});
after(async () => {
  await firefox?.close();
  await pages?.close();
});

/**
 * Finds elements of the view. Evaluated in the page.
 * @param {{selector: string, property?: string}} given
 */
function inView({ selector, property = 'textContent' }) {
  for (const host of document.documentElement.children) {
    // @ts-expect-error Only privileged scripts of Firefox see this property.
    const found = [...(host.openOrClosedShadowRoot?.querySelectorAll(selector) ?? [])];
    if (found.length) return found.map((one) => one[property]);
  }
  return undefined;
}

/** @param {string} selector @param {string} [property] */
const all = (selector, property) => firefox.inPage(inView, { selector, property });

/** @param {string} selector @param {string} [property] @returns {Promise<any[]>} */
const untilThere = (selector, property) => until(() => all(selector, property), selector);

test('reading aloud says where there is no voice, or reads', { skip }, async () => {
  await firefox.open(pages.origin);
  await firefox.press();
  await untilThere('dialog.view[open] .content p');
  await pause(DOUBLE_CLICK);
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
