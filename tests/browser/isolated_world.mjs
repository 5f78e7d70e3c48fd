// @ts-check
// The isolated world of the extension's script in a page: what a test changes there, the page does not see.

import { openPage, press } from './browsers.mjs';
import { gone, shownArticle } from './view.mjs';

/**
 * Opens a page and has the extension's script injected by a first press, whose view is closed again.
 *
 * @param {import('./browsers.mjs').Started} started
 * @param {string} url
 * @param {(page: import('puppeteer-core').Page) => Promise<unknown>} [shown] waits for what the press shows
 * @returns {Promise<{page: import('puppeteer-core').Page, run: (expression: string) => Promise<any>}>} `run` evaluates an
 * expression in the script's world and returns its value
 */
export async function openWithWorld({ browser, extension }, url, shown = shownArticle) {
  const page = await openPage(browser, url);
  await press(page, extension);
  await shown(page);
  await page.keyboard.press('Escape');
  await gone(page);
  return { page, run: (expression) => extension.inWorld(page, expression) };
}

/**
 * Has the clock of the extension's script run fast, so that presses that follow each other closely are no double clicks to it.
 *
 * @param {(expression: string) => Promise<any>} run what `openWithWorld` gave
 * @param {number} haste how many times faster
 */
export async function hasten(run, haste) {
  await run(`{
    const now = performance.now.bind(performance);
    performance.now = () => now() * ${haste};
  }`);
}
