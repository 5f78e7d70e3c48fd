// @ts-check
// WebKitGTK for the tests: MiniBrowser, driven by WebKitWebDriver, on an X display that nobody sees.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { testEnvironment } from './environment.mjs';
import { find } from './launch.mjs';
import { until } from './chromium.mjs';

/**
 * @returns {string | undefined} its driver, where it can run: it knows no headless mode, so it needs Xvfb
 */
export function findWebkitDriver() {
  return find('XVFB', ['Xvfb']) && find('WEBKITDRIVER', ['WebKitWebDriver']);
}

/**
 * Starts an X display of a free number.
 *
 * @param {number} [scale] pixels of the screen for a CSS pixel
 * @returns {Promise<{ environment: Record<string, string>, stop(): void }>} what WebKit needs to be shown there
 */
export async function startDisplay(scale = 1) {
  const server = spawn(
    find('XVFB', ['Xvfb']) ?? 'Xvfb',
    ['-displayfd', '3', '-screen', '0', '2560x2048x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const told = server.stdio[3];
  if (!told) throw new Error('Xvfb was started without a pipe');
  const [number] = await Promise.race([
    once(told, 'data'),
    once(server, 'exit').then(() => {
      throw new Error('Xvfb ended at once');
    }),
  ]);
  process.once('exit', () => server.kill());
  return {
    environment: {
      DISPLAY: `:${String(number).trim()}`,
      GDK_BACKEND: 'x11',
      GDK_SCALE: String(scale),
      // There is no accessibility bus to look for.
      NO_AT_BRIDGE: '1',
    },
    stop: () => void server.kill(),
  };
}

/**
 * Starts WebKit under its driver. All that is not on this machine ends at a port where nobody listens.
 *
 * @returns {Promise<{ open(url: string): Promise<void>, evaluate(body: string, ...args: unknown[]): Promise<any>, close(): Promise<void> }>}
 * `evaluate` runs the body of an async function in the page
 */
export async function startWebkit() {
  const display = await startDisplay();
  const nowhere = `127.0.0.1:${await freePort()}`;
  const proxy = { proxyType: 'manual', httpProxy: nowhere, sslProxy: nowhere, noProxy: ['127.0.0.1'] };
  const { driver, ask, sessionId } = await startSession(display.environment, { proxy });
  return {
    open: (url) => ask('POST', `/${sessionId}/url`, { url }),
    evaluate: async (body, ...args) => {
      const script = `const done = arguments[arguments.length - 1];
        (async (...args) => { ${body} })(...[...arguments].slice(0, -1)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value, error } = await ask('POST', `/${sessionId}/execute/async`, { script, args });
      if (error) throw new Error(error);
      return value;
    },
    close: async () => {
      await ask('DELETE', `/${sessionId}`, undefined);
      driver.kill();
      display.stop();
    },
  };
}

/** In ms. A browser that has not started by then has ended, of which its driver does not tell: seen once in some ten starts. */
const SESSION_PATIENCE = 30_000;
const STARTS = 3;

/**
 * Starts the driver and has it start the browser.
 *
 * @param {Record<string, string>} environment
 * @param {object} capabilities
 */
async function startSession(environment, capabilities) {
  for (let start = 1; ; start += 1) {
    const port = await freePort();
    const driver = spawn(findWebkitDriver() ?? '', [`--port=${port}`], {
      env: { ...testEnvironment(), ...environment },
      stdio: 'ignore',
    });
    process.once('exit', () => driver.kill());
    /** @param {string} method @param {string} path @param {unknown} body @param {AbortSignal} [signal] */
    const ask = async (method, path, body, signal) => {
      const answer = await fetch(`http://127.0.0.1:${port}/session${path}`, {
        method,
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal ?? null,
      });
      const { value } = /** @type {any} */ (await answer.json());
      if (!answer.ok) throw new Error(`${value?.error}: ${value?.message}`);
      return value;
    };
    await until(() => fetch(`http://127.0.0.1:${port}/status`).then(Boolean, () => false), 'the driver of WebKit');
    try {
      const wanted = { capabilities: { alwaysMatch: capabilities } };
      const { sessionId } = await ask('POST', '', wanted, AbortSignal.timeout(SESSION_PATIENCE));
      return { driver, ask, sessionId };
    } catch (error) {
      driver.kill();
      if (start === STARTS) throw error;
    }
  }
}

/** A port that nobody listens at. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
