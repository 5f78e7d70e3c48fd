// @ts-check
// WebKitGTK for the tests: MiniBrowser, driven by WebKitWebDriver, on an X display that nobody sees.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { find } from './launch.mjs';

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
