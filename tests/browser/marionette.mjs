// @ts-check
// A real Firefox with the extension in it, and real presses of its toolbar button, spoken to over Marionette, the protocol
// that is part of every Firefox (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html). No driver
// beside it is needed, and its chrome context reaches the toolbar, which WebDriver alone does not.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { until } from './chromium.mjs';
import { FIREFOX_PREFERENCES, testEnvironment } from './environment.mjs';

/** The built extension. */
const EXTENSION = fileURLToPath(new URL('../../dist/firefox', import.meta.url));

/**
 * @typedef {object} Firefox
 * @property {(url: string) => Promise<void>} open goes to a page and waits until it has loaded
 * @property {() => Promise<void>} press presses the toolbar button
 * @property {<T>(look: (given: any) => T, given?: unknown) => Promise<Awaited<T>>} inPage evaluates a function where the
 * page is, with the rights to look into closed shadow roots
 * @property {(key: string) => Promise<void>} key presses a key of the keyboard
 * @property {(point: {x: number, y: number}) => Promise<void>} click clicks with the mouse, in px of the window's content
 * @property {(path: string) => Promise<string>} addressOf the address of a file of the extension
 * @property {() => Promise<boolean>} allow presses yes in the browser's own question for a permission, if it asks
 * @property {() => Promise<string[]>} fonts the families that are installed for it
 * @property {() => Promise<void>} close ends the browser and takes its profile away
 */

/**
 * @param {string} executable
 * @param {Record<string, string | number | boolean>} [wishes] preferences of the profile
 * @returns {Promise<Firefox>}
 */
export async function startFirefox(executable, wishes) {
  const profile = await mkdtemp(join(tmpdir(), 'recto-firefox-'));
  // The port is any that is free.
  const preferences = { ...FIREFOX_PREFERENCES, ...wishes, 'marionette.port': 0 };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  await writeFile(join(profile, 'user.js'), lines.join(''));
  const flags = ['--headless', '--no-remote', '--marionette', '--remote-allow-system-access', '--profile', profile];
  const browser = spawn(executable, flags, { stdio: 'ignore', env: testEnvironment() });
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  const port = await until(
    () => readFile(join(profile, 'MarionetteActivePort'), 'utf8').then(Number, () => 0),
    'Firefox to start',
  );
  const { command, hangUp } = await call(port);
  await command('WebDriver:NewSession', { capabilities: {} });
  const id = (await command('Addon:Install', { path: EXTENSION, temporary: true })).value;

  /** @param {'chrome' | 'content'} context @param {string} script @param {unknown[]} [args] */
  const run = async (context, script, args = []) => {
    await command('Marionette:SetContext', { value: context });
    return (await command('WebDriver:ExecuteScript', { script, args, sandbox: 'system', newSandbox: true })).value;
  };
  // The button waits among all extensions until somebody pins it; pinned, it is an element to press.
  await run(
    'chrome',
    `const { CustomizableUI } = ChromeUtils.importESModule('moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs');
     const { ExtensionCommon } = ChromeUtils.importESModule('resource://gre/modules/ExtensionCommon.sys.mjs');
     CustomizableUI.addWidgetToArea(ExtensionCommon.makeWidgetId(arguments[0]) + '-browser-action', 'nav-bar');`,
    [id],
  );
  return {
    async open(url) {
      await command('Marionette:SetContext', { value: 'content' });
      await command('WebDriver:Navigate', { url });
    },
    async press() {
      await run(
        'chrome',
        `const { ExtensionCommon } = ChromeUtils.importESModule('resource://gre/modules/ExtensionCommon.sys.mjs');
         const item = document.getElementById(ExtensionCommon.makeWidgetId(arguments[0]) + '-browser-action');
         item.querySelector('.unified-extensions-item-action-button').click();`,
        [id],
      );
    },
    async inPage(look, given) {
      return run('content', `return (${look})(arguments[0]);`, [given]);
    },
    async key(key) {
      await command('Marionette:SetContext', { value: 'content' });
      const actions = [
        { type: 'keyDown', value: key },
        { type: 'keyUp', value: key },
      ];
      await command('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async click({ x, y }) {
      await command('Marionette:SetContext', { value: 'content' });
      const actions = [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await command('WebDriver:PerformActions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    async addressOf(path) {
      return run('chrome', 'return WebExtensionPolicy.getByID(arguments[0]).getURL(arguments[1]);', [id, path]);
    },
    async allow() {
      return run(
        'chrome',
        `const question = document.getElementById('addon-webext-permissions-notification');
         if (!question || document.getElementById('notification-popup').state !== 'open') return false;
         question.button.click();
         return true;`,
      );
    },
    async fonts() {
      const list = `Cc['@mozilla.org/gfx/fontenumerator;1'].createInstance(Ci.nsIFontEnumerator).EnumerateAllFonts()`;
      return run('chrome', `return Array.from(${list});`);
    },
    async close() {
      await command('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => browser.kill());
      hangUp();
      await Promise.race([ended, pause(10_000).then(() => browser.kill('SIGKILL'))]);
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/**
 * Calls a Firefox. Messages are JSON with their length before: `length:[type, id, name or error, parameters or result]`.
 * @param {number} port
 * @returns {Promise<{command: (name: string, parameters?: object) => Promise<any>, hangUp: () => void}>}
 */
async function call(port) {
  const socket = connect(port, '127.0.0.1');
  /** @type {Map<number, {resolve: (result: any) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let asked = 0;
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      for (;;) {
        const colon = received.indexOf(':');
        const length = Number(received.subarray(0, colon));
        if (colon < 0 || received.length < colon + 1 + length) return;
        const message = JSON.parse(received.subarray(colon + 1, colon + 1 + length).toString());
        received = received.subarray(colon + 1 + length);
        // The first one only greets.
        if (!Array.isArray(message)) {
          resolve(undefined);
          continue;
        }
        const [, id, error, result] = message;
        if (error) waiting.get(id)?.reject(new Error(`${error.error}: ${error.message}`));
        else waiting.get(id)?.resolve(result);
        waiting.delete(id);
      }
    });
  });
  socket.on('close', () => waiting.forEach(({ reject }) => reject(new Error('Firefox has hung up'))));
  return {
    command(name, parameters = {}) {
      asked += 1;
      const text = JSON.stringify([0, asked, name, parameters]);
      const answer = new Promise((resolve, reject) => waiting.set(asked, { resolve, reject }));
      socket.write(`${Buffer.byteLength(text)}:${text}`);
      return answer;
    },
    hangUp: () => socket.destroy(),
  };
}
