// @ts-check
// Finds the browsers and starts Chromium in the environment of all tests.

import { execFileSync } from 'node:child_process';
import puppeteer from 'puppeteer-core';
import { QUIET_FLAGS, TEST_FLAGS, testEnvironment } from './environment.mjs';

/** The Chromium to test with: the one named in CHROMIUM, else the first that is installed. */
export function findChromium() {
  const found = find('CHROMIUM', ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'google-chrome']);
  if (!found) throw new Error('no Chromium is installed; name one in CHROMIUM');
  return found;
}

/** The Firefox to test with: the one named in FIREFOX, else the first that is installed; `undefined` without one. */
export function findFirefox() {
  return find('FIREFOX', ['firefox-esr', 'firefox']);
}

/**
 * A program: the one that an environment variable names, else the first of some names on the PATH.
 * @param {string} variable
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function find(variable, names) {
  if (process.env[variable]) return process.env[variable];
  for (const name of names) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // The next one.
    }
  }
  return undefined;
}

/**
 * Starts a Chromium for tests, or a personal one: with the fonts, the language and the screen of whoever sits before it.
 * @param {import('puppeteer-core').LaunchOptions & {personal?: boolean}} [options] puppeteer's own; `args` come after those
 * that all have
 */
export function launchChromium({ personal = false, args = [], ...options } = {}) {
  return puppeteer.launch({
    executablePath: findChromium(),
    pipe: true,
    args: [...(personal ? QUIET_FLAGS : TEST_FLAGS), ...args],
    env: personal ? process.env : testEnvironment(),
    ...options,
  });
}
