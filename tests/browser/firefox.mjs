// @ts-check
// A real Firefox with the extension in it, and real presses of its toolbar button. puppeteer drives it over WebDriver BiDi;
// Firefox extends that protocol to its own windows ("moz:scope": "chrome"), where the toolbar is.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { FIREFOX_PREFERENCES, testEnvironment } from './environment.mjs';
import { findFirefox } from './launch.mjs';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./browsers.mjs').Extension} Extension */

/** The built extension. */
const EXTENSION = fileURLToPath(new URL('../../dist/firefox', import.meta.url));

/**
 * @param {{extension?: string, hosts?: string[], scrollBars?: boolean}} [wishes]
 * @returns {Promise<{browser: Browser, extension: Extension}>}
 */
export async function startFirefox({ extension = EXTENSION, hosts = [], scrollBars = false } = {}) {
  if (!existsSync(extension)) throw new Error(`${extension} is missing: run ./build.sh first`);
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('no Firefox is installed; name one in FIREFOX');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...FIREFOX_PREFERENCES,
      'network.dns.localDomains': hosts.join(),
      'ui.useOverlayScrollbars': scrollBars ? 0 : 1,
    },
    env: testEnvironment(),
    defaultViewport: { width: 1200, height: 800 },
  });
  const id = await browser.installExtension(extension);
  const origin = await inWindow(
    browser,
    (id) => {
      // The button waits among all extensions until somebody pins it; pinned, it is an element to press.
      const { CustomizableUI } = ChromeUtils.importESModule(
        'moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs',
      );
      const { ExtensionCommon } = ChromeUtils.importESModule('resource://gre/modules/ExtensionCommon.sys.mjs');
      CustomizableUI.addWidgetToArea(`${ExtensionCommon.makeWidgetId(id)}-browser-action`, 'nav-bar');
      return WebExtensionPolicy.getByID(id).getURL('');
    },
    id,
  );
  return {
    browser,
    extension: {
      id,
      address: (path) => origin + path,
      press: (page) => inWindow(browser, clickButton, { id, context: contextOf(page) }),
      inWorker: (act, given) =>
        inWindow(browser, askExtension, { id, expression: `(${act})(${JSON.stringify(given)})` }),
      inWorld: (page, expression) => inWindow(browser, askExtension, { id, expression, context: contextOf(page) }),
    },
  };
}

/**
 * Clicks the toolbar button of the window that a page is in, with the mouse. Evaluated in a window of Firefox.
 * @param {{id: string, context: string}} given
 */
function clickButton({ id, context }) {
  const { ExtensionCommon } = ChromeUtils.importESModule('resource://gre/modules/ExtensionCommon.sys.mjs');
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const { event } = ChromeUtils.importESModule('chrome://remote/content/shared/webdriver/Event.sys.mjs');
  const tab = NavigableManager.getBrowsingContextById(context).embedderElement;
  const window = tab.ownerDocument.defaultView;
  if (window.gBrowser.selectedBrowser !== tab) throw new Error('the page is not in front');
  const item = window.document.getElementById(`${ExtensionCommon.makeWidgetId(id)}-browser-action`);
  const button = item.querySelector('.unified-extensions-item-action-button');
  const { left, top, width, height } = button.getBoundingClientRect();
  event.synthesizeMouseAtPoint(left + width / 2, top + height / 2, {}, window);
}

/**
 * Has the extension evaluate an expression: in its background page, or in the isolated world of its script in a page, if a
 * page is named. Evaluated in a window of Firefox; both are in other processes.
 * @param {{id: string, expression: string, context?: string}} given
 */
async function askExtension({ id, expression, context }) {
  /** @type {any} */
  let messageManager;
  if (context) {
    const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
    messageManager = NavigableManager.getBrowsingContextById(context).embedderElement.messageManager;
  } else {
    const { extension } = WebExtensionPolicy.getByID(id);
    // Firefox stops it like a worker.
    await extension.wakeupBackground?.();
    const views = [...extension.views];
    messageManager = views.find(({ viewType }) => viewType === 'background').xulBrowser.messageManager;
  }
  const world = context
    ? `ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs')
         .ExtensionContent.getContextByExtensionId(${JSON.stringify(id)}, content).cloneScope`
    : 'Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })';
  const name = `recto-tests-${Math.random()}`;
  const script = `(async () => Cu.evalInSandbox(${JSON.stringify(expression)}, ${world}))().then(
    (value) => sendAsyncMessage('${name}', { value: JSON.stringify(Cu.waiveXrays(value)) }),
    (error) => sendAsyncMessage('${name}', { error: String(error) }),
  );`;
  const { value, error } = await new Promise((resolve) => {
    messageManager.addMessageListener(name, function hear(/** @type {any} */ { data }) {
      messageManager.removeMessageListener(name, hear);
      resolve(data);
    });
    messageManager.loadFrameScript(`data:,${encodeURIComponent(script)}`, false);
  });
  if (error) throw new Error(error);
  return value && JSON.parse(value);
}

/**
 * What the system wishes, to one page. A wish for contrast is one to all: Firefox has it of the system alone.
 * @param {Page} page
 * @param {Record<string, string>} features
 */
export async function emulateMedia(page, features) {
  await inWindow(
    page.browser(),
    ({ context, features }) => {
      const { NavigableManager } = ChromeUtils.importESModule(
        'chrome://remote/content/shared/NavigableManager.sys.mjs',
      );
      const browsing = NavigableManager.getBrowsingContextById(context);
      browsing.prefersColorSchemeOverride = features['prefers-color-scheme'] ?? 'none';
      browsing.prefersReducedMotionOverride = features['prefers-reduced-motion'] ?? 'none';
      browsing.forcedColorsOverride = features['forced-colors'] ?? 'none';
      const wantsContrast = features['prefers-contrast'] === 'more' ? 1 : 0;
      // The page keeps its colours, as forced colours are another wish.
      Services.prefs.setIntPref('browser.display.document_color_use', wantsContrast);
      Services.prefs.setIntPref('ui.useAccessibilityTheme', wantsContrast);
    },
    { context: contextOf(page), features },
  );
}

/**
 * The text on the clipboard.
 * @param {Page} page
 * @returns {Promise<string>}
 */
export function readClipboard(page) {
  return inWindow(page.browser(), () => navigator.clipboard.readText(), undefined);
}

/** What the protocol knows a page as. @param {Page} page */
export function contextOf(page) {
  return /** @type {string} */ (Reflect.get(page.mainFrame(), '_id'));
}

/**
 * Sends a command of WebDriver BiDi. puppeteer types its connection as its own affair.
 * @param {Browser} browser
 * @param {string} command
 * @param {object} parameters
 * @returns {Promise<any>}
 */
export async function send(browser, command, parameters) {
  return (await Reflect.get(browser, 'connection').send(command, parameters)).result;
}

/**
 * Evaluates a function where a protocol's target is. What it takes and answers travels as JSON.
 * @param {Browser} browser
 * @param {object} target
 * @param {string} functionDeclaration takes JSON first, and answers JSON
 * @param {object[]} values
 * @returns {Promise<any>}
 */
export async function call(browser, target, functionDeclaration, values) {
  const answer = await send(browser, 'script.callFunction', {
    functionDeclaration,
    arguments: values,
    awaitPromise: true,
    target,
  });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return answer.result;
}

/** @type {WeakMap<Browser, Promise<string>>} */
const windows = new WeakMap();

/**
 * Evaluates a function in Firefox's own first window, with all of its rights.
 * @template Given, Answer
 * @param {Browser} browser
 * @param {(given: Given) => Answer} act
 * @param {Given} given
 * @returns {Promise<Awaited<Answer>>}
 */
export async function inWindow(browser, act, given) {
  const known =
    windows.get(browser) ??
    send(browser, 'browsingContext.getTree', { 'moz:scope': 'chrome' }).then(({ contexts }) => contexts[0].context);
  windows.set(browser, known);
  const asked = `async (given) => JSON.stringify(await (${act})(given && JSON.parse(given)))`;
  const { value } = await call(browser, { context: await known }, asked, [
    { type: 'string', value: JSON.stringify(given) ?? '' },
  ]);
  return value && JSON.parse(value);
}
