// @ts-check
// Chromium's own question for access to a site, answered by a click of the mouse on its button: the browser's windows are
// out of reach for its debugger, so it runs in an X display and xdotool moves the mouse there.
//
// Runs alone: it clicks on real windows.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { openPage, pause, startChromium, until } from './chromium.mjs';
import { find } from './launch.mjs';
import { servePages } from './pages.mjs';
import { PICTURE, story, TITLE } from './story.mjs';
import { currentView, shownArticle } from './view.mjs';
import { startDisplay } from './webkit.mjs';

const xdotool = find('XDOTOOL', ['xdotool']);
const skip = !(xdotool && find('XVFB', ['Xvfb'])) && 'there is no Xvfb or no xdotool';

/** Where the button may be that allows: it is the last of the question, at the top in the middle of the window. In px. */
const COLUMN = 0.68;
const ROWS = { first: 130, last: 460, step: 10 };
/** In ms. What has not opened by then does not open. */
const LONG_ENOUGH = 1500;

/** @type {Awaited<ReturnType<typeof startDisplay>>} */
let display;
/** @type {Awaited<ReturnType<typeof startChromium>>} */
let chromium;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  if (skip) return;
  display = await startDisplay();
  pages = await servePages({ '/story': story(), '/ferry.png': PICTURE });
  chromium = await startChromium({ headless: false, args: ['--window-size=1050,880'], env: display.environment });
});
after(async () => {
  await chromium?.browser.close();
  await pages?.close();
  display?.stop();
});

/** @param {string[]} command */
const mouse = (...command) =>
  execFileSync(String(xdotool), command, { encoding: 'utf8', env: { ...process.env, ...display.environment } });

/**
 * Clicks down a column of the window, which is where the button is, until there is an answer.
 * @param {() => Promise<unknown>} isAnswered
 */
async function clickAllow(isAnswered) {
  const [window] = mouse('search', '--onlyvisible', '--name', 'Chromium').trim().split('\n');
  const { X, Y, WIDTH } = /** @type {any} */ (
    Object.fromEntries(
      mouse('getwindowgeometry', '--shell', window)
        .split('\n')
        .map((line) => line.split('=')),
    )
  );
  const column = Number(X) + Math.round(Number(WIDTH) * COLUMN);
  for (let row = ROWS.first; row < ROWS.last; row += ROWS.step) {
    mouse('mousemove', String(column), String(Number(Y) + row), 'click', '1');
    await pause(100);
    if (await isAnswered()) return;
  }
}

test('a site that is chosen and allowed opens by itself, and access to it is given back', { skip }, async () => {
  const options = await openPage(
    chromium.browser,
    `chrome-extension://${chromium.extension.id}/options/options.html#sites`,
  );
  await options.waitForSelector('#privacy p');
  await options.type('.adder input', pages.origin);
  const origins = () => options.evaluate(async () => (await chrome.permissions.getAll()).origins);
  const status = () => options.$eval('.status', (status) => status.textContent ?? '');
  assert.deepEqual(await origins(), []);
  await options.keyboard.press('Enter');
  // The question takes no click in its first half second.
  await pause(LONG_ENOUGH);
  assert.equal(await status(), '', 'nothing before the answer');
  await clickAllow(status);
  assert.match(await status(), /open by themselves now/);
  assert.deepEqual(await origins(), ['http://127.0.0.1/*']);

  const page = await openPage(chromium.browser, `${pages.origin}/story`);
  const view = await shownArticle(page);
  assert.equal(await view.look((dialog) => dialog.querySelector('h1')?.textContent), TITLE);
  await page.close();

  await options.bringToFront();
  await options.click('.sites .remove');
  await until(async () => (await origins())?.length === 0, 'the access to be given back');
  const again = await openPage(chromium.browser, `${pages.origin}/story`);
  await pause(LONG_ENOUGH);
  assert.equal(await currentView(again), undefined);
  await again.close();
});
