// @ts-check
// A real Chromium with the extension in it, and real presses of its toolbar button.

import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { testEnvironment } from './environment.mjs';
import { launchChromium } from './launch.mjs';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Extension} Extension */
/** @typedef {import('puppeteer-core').Page} Page */

/** The built extension. */
export const EXTENSION = process.env.RECTO_EXTENSION ?? fileURLToPath(new URL('../../dist/chromium', import.meta.url));

/** Presses closer together are one double click to the extension. */
export const DOUBLE_CLICK = 550;

/**
 * @param {{headless?: boolean, personal?: boolean, args?: string[], scrollBars?: boolean, extension?: string, profile?: string,
 *   env?: Record<string, string>}} [wishes] `env` is added to the environment of all tests
 * @returns {Promise<{browser: Browser, extension: Extension}>}
 */
export async function startChromium({
  headless = true,
  personal,
  args,
  scrollBars,
  extension = EXTENSION,
  profile,
  env,
} = {}) {
  if (!existsSync(extension)) throw new Error(`${extension} is missing: run ./build.sh first`);
  const browser = await launchChromium({
    headless,
    personal,
    enableExtensions: true,
    userDataDir: profile,
    defaultViewport: headless ? { width: 1200, height: 800 } : null,
    ignoreDefaultArgs: scrollBars ? ['--hide-scrollbars'] : [],
    args,
    ...(env && { env: { ...testEnvironment(), ...env } }),
  });
  const id = await browser.installExtension(extension);
  const installed = (await browser.extensions()).get(id);
  if (!installed) throw new Error('Chromium did not take the extension');
  await until(() => listens(browser, id), 'the extension to start');
  return { browser, extension: installed };
}

/**
 * Whether the extension's worker has come up for the first time: only then does the browser know that it wants presses.
 * @param {Browser} browser
 * @param {string} id
 */
async function listens(browser, id) {
  const target = browser.targets().find((one) => one.type() === 'service_worker' && one.url().includes(id));
  const worker = await target?.worker();
  return worker?.evaluate(() => chrome.action.onClicked.hasListeners()).catch(() => false);
}

/**
 * Opens a page in front of the others.
 * @param {Browser} browser
 * @param {string} url
 * @param {{waitUntil?: 'load' | 'domcontentloaded'}} [wishes]
 */
export async function openPage(browser, url, { waitUntil = 'load' } = {}) {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil, timeout: 120_000 });
  await page.bringToFront();
  return page;
}

/**
 * Presses the toolbar button. No press is lost: where the browser refuses at first what the press grants, the extension
 * tries again (`RETRY_DELAYS` in extension/worker/injection.js; counted by count_presses.mjs), so no test presses twice, nor
 * waits beforehand: of 200 pages pressed in at once and of 60 pressed in after 400 ms, each in a new tab, none lost its press,
 * and 29 and 13 needed the second try.
 * @param {Page} page
 * @param {Extension} extension
 */
export async function press(page, extension) {
  await page.triggerExtensionAction(extension);
}

/** What the debugger, or Firefox's driver, answers where the page has changed since the question: it may be asked again. */
const CHANGED_MEANWHILE =
  /context was destroyed|Cannot find context|detached Frame|Could not find (?:node|object)|No node|no such (?:node|frame|handle)|AbortError|DiscardedBrowsingContext/;

/** @param {unknown} error */
function isPassing(error) {
  return error instanceof Error && CHANGED_MEANWHILE.test(error.message);
}

/**
 * Asks until the answer is something. Evaluates from outside: a page's security policy may forbid polling within. A question
 * that fails because the page changed while it was asked is asked again.
 * @template T
 * @param {() => Promise<T | undefined | null | false>} ask
 * @param {string} what
 * @param {number} [patience] milliseconds
 * @returns {Promise<T>}
 */
export async function until(ask, what, patience = 30_000) {
  const end = performance.now() + patience;
  for (;;) {
    /** @type {unknown} */
    let cause;
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      if (!isPassing(error)) throw error;
      cause = error;
    }
    if (performance.now() > end) throw new Error(`waited ${patience} ms in vain for ${what}`, { cause });
    await pause(10);
  }
}

export { pause };
