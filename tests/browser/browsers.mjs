// @ts-check
// The browser that a test runs in, whichever it is: Chromium, or Firefox where RECTO_BROWSER says so. The build script runs
// each file in Chromium, and in Firefox those whose header says `In Firefox too`.

import { DOUBLE_CLICK, openPage, pause, press as pressInChromium, startChromium, until } from './chromium.mjs';
import {
  emulateMedia as emulateMediaInFirefox,
  readClipboard as readClipboardInFirefox,
  startFirefox,
} from './firefox.mjs';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */

/**
 * The extension in a browser.
 * @typedef {object} Extension
 * @property {string} id
 * @property {(path: string) => string} address the address of one of its files
 * @property {(page: Page) => Promise<void>} press
 * @property {<Given, Answer>(act: (given: Given) => Answer, given?: Given) => Promise<Awaited<Answer>>} inWorker evaluates a
 * function in its worker, or in the background page that Firefox has instead; what it takes and answers travels as JSON
 * @property {(page: Page, expression: string) => Promise<any>} inWorld evaluates an expression in the isolated world of its
 * script in a page that `openWithWorld` opened
 */

/** @typedef {{browser: Browser, extension: Extension}} Started */

export const isFirefox = process.env.RECTO_BROWSER === 'firefox';

/**
 * @param {object} [wishes]
 * @param {boolean} [wishes.scrollBars] scroll bars take room
 * @param {string} [wishes.extension] a folder with another build of it
 * @param {string[]} [wishes.hosts] names that lead to this machine
 * @param {string} [wishes.language] of Chromium; a Firefox speaks one alone
 * @returns {Promise<Started>}
 */
export async function startBrowser({ scrollBars, extension, hosts = [], language } = {}) {
  if (isFirefox) return startFirefox({ extension, hosts, scrollBars });
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1`).join();
  const chromium = await startChromium({
    scrollBars,
    extension,
    args: [...(rules ? [`--host-resolver-rules=${rules}`] : []), ...(language ? [`--lang=${language}`] : [])],
  });
  const { browser, extension: installed } = chromium;
  return {
    browser,
    extension: {
      id: installed.id,
      address: (path) => `chrome-extension://${installed.id}/${path}`,
      press: (page) => pressInChromium(page, installed),
      async inWorker(act, given) {
        const worker = await until(async () => (await installed.workers())[0], 'the worker');
        return /** @type {any} */ (worker.evaluate(/** @type {any} */ (act), given));
      },
      inWorld: (page, expression) => evaluateInWorld(page, installed.id, expression),
    },
  };
}

/** @type {WeakMap<Page, Promise<{cdp: import('puppeteer-core').CDPSession, contextId: number | undefined}>>} */
const worlds = new WeakMap();

/**
 * @param {Page} page
 * @param {string} id of the extension
 * @param {string} expression
 */
async function evaluateInWorld(page, id, expression) {
  const known = worlds.get(page) ?? findWorld(page, id);
  worlds.set(page, known);
  const { cdp, contextId } = await known;
  const { exceptionDetails, result } = await cdp.send('Runtime.evaluate', {
    expression,
    contextId,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** @param {Page} page @param {string} id */
async function findWorld(page, id) {
  const cdp = await page.createCDPSession();
  /** @type {number | undefined} */
  let contextId;
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.includes(id)) contextId ??= context.id;
  });
  // Tells of those that are there already.
  await cdp.send('Runtime.enable');
  if (contextId === undefined) throw new Error('the extension has no script in the page');
  return { cdp, contextId };
}

/**
 * Presses the toolbar button in the window of a page that is in front.
 * @param {Page} page
 * @param {Extension} extension
 */
export async function press(page, extension) {
  await extension.press(page);
}

/** @type {WeakMap<Page, Promise<import('puppeteer-core').CDPSession>>} */
const emulating = new WeakMap();

/**
 * Has the page see what the system wishes; what is not named is as without wishes.
 * @param {Page} page
 * @param {Record<string, string>} features media features
 */
export async function emulateMedia(page, features) {
  if (isFirefox) return emulateMediaInFirefox(page, features);
  // puppeteer itself takes fewer features than the browser. One session for all wishes: those of two add up.
  const session = emulating.get(page) ?? page.createCDPSession();
  emulating.set(page, session);
  const list = Object.entries(features).map(([name, value]) => ({ name, value }));
  await (await session).send('Emulation.setEmulatedMedia', { features: list });
}

/**
 * The text on the clipboard.
 * @param {Page} page that is in front
 */
export async function readClipboard(page) {
  if (isFirefox) return readClipboardInFirefox(page);
  const { origin } = new URL(page.url());
  await page.browserContext().overridePermissions(origin, ['clipboard-read', 'clipboard-write']);
  return page.evaluate(() => navigator.clipboard.readText());
}

/**
 * For a test that Firefox cannot run.
 * @param {string} reason
 */
export function inChromiumOnly(reason) {
  return { skip: isFirefox && `in Chromium only: ${reason}` };
}

export { DOUBLE_CLICK, openPage, pause, until };
