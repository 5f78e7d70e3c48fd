// @ts-check
// What tests see is the same on every machine: the project's fonts and no other, one language, one time zone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAMILIES, testEnvironment } from './environment.mjs';
import { startFirefox } from './marionette.mjs';
import { findFirefox, launchChromium } from './launch.mjs';
import { servePages } from './pages.mjs';

const NAMES = Object.values(FAMILIES).map(({ name }) => name);

/** What machines have their fonts for; whatever none of ours has is drawn with none. */
const SCRIPTS = 'Latin Ελληνικά Кириллица العربية हिन्दी 漢字 かな 한국어 ไทย 🦊 ∑ ☃';

const PAGE = `<!DOCTYPE html><html lang="en"><title>Fonts</title><body>${[
  ...['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui', 'math', 'emoji'],
  ...['Georgia', 'Arial', 'Courier New', 'DejaVu Sans', 'Liberation Serif', 'Noto Sans', 'Noto Sans CJK JP'],
].map((family) => `<p style="font: 20px '${family}', ${family}">${SCRIPTS}`)}`;

const PLACE = {
  language: 'en-US',
  languages: ['en-US', 'en'],
  zone: 'UTC',
  scale: 1,
  dark: false,
  still: false,
};

test('Chromium sees the fonts of the project and no other', async () => {
  const browser = await launchChromium();
  const server = await servePages({ '/': PAGE });
  try {
    const page = await browser.newPage();
    await page.goto(server.origin);
    const cdp = await page.createCDPSession();
    const { root } = await cdp.send('DOM.getDocument');
    const { nodeIds } = await cdp.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'p' });
    await cdp.send('CSS.enable');
    const seen = new Set();
    for (const nodeId of nodeIds) {
      const { fonts } = await cdp.send('CSS.getPlatformFontsForNode', { nodeId });
      for (const { familyName } of fonts) seen.add(familyName);
    }
    assert.deepEqual([...seen].sort(), [...NAMES].sort());
    await cdp.send('Browser.grantPermissions', { permissions: ['localFonts'] });
    await page.bringToFront();
    const installed = await page.evaluate(async () => {
      // Newer than the types of the browser that come with TypeScript.
      const fonts = await /** @type {any} */ (globalThis).queryLocalFonts();
      return fonts.map((/** @type {{family: string}} */ font) => font.family);
    });
    assert.deepEqual([...new Set(installed)].sort(), [...NAMES].sort());
    assert.deepEqual(await page.evaluate(place), PLACE);
  } finally {
    await browser.close();
    await server.close();
  }
});

const executable = findFirefox();

test('Firefox sees the fonts of the project and no other', { skip: !executable && 'no Firefox' }, async () => {
  if (!executable) return;
  const firefox = await startFirefox(executable);
  try {
    const generic = ['serif', 'sans-serif', 'monospace', 'math'];
    const fonts = (await firefox.fonts()).filter((family) => !generic.includes(family));
    assert.deepEqual(fonts.sort(), [...NAMES].sort());
    await firefox.open('data:text/html,<!DOCTYPE html>');
    assert.deepEqual(await firefox.inPage(place), PLACE);
  } finally {
    await firefox.close();
  }
});

/** Evaluated in a page. */
function place() {
  return {
    language: navigator.language,
    languages: [...navigator.languages],
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    scale: devicePixelRatio,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

test("no setting of the machine's reaches a browser", () => {
  const settings = {
    LANG: 'ar_EG.UTF-8',
    LANGUAGE: 'ar',
    LC_TIME: 'de_DE.UTF-8',
    TZ: 'Pacific/Kiritimati',
    http_proxy: 'http://127.0.0.1:9',
    XDG_DATA_HOME: '/elsewhere',
    GDK_SCALE: '2',
    FONTCONFIG_FILE: '/elsewhere/fonts.conf',
  };
  const before = { ...process.env };
  Object.assign(process.env, settings);
  try {
    const environment = testEnvironment();
    for (const [name, value] of Object.entries(settings)) assert.notEqual(environment[name], value, name);
    assert.notEqual(environment.HOME, process.env.HOME);
  } finally {
    for (const name of Object.keys(settings)) delete process.env[name];
    Object.assign(process.env, before);
  }
});
