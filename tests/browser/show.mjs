// @ts-check
// `./build.sh run [file-or-url]`: a Chromium with the extension in it, its button pressed on a page. With a screen the
// window stays; without one (and in CI) the article is printed as Markdown and its picture saved as out/article.png.

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initSync, extractSnapshot } from '../../dist/pkg/recto.js';
import { bundleForTest } from '../../extension/bundle.mjs';
import { openPage, press, startChromium, until } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { currentView } from './view.mjs';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const wanted = process.argv[2] ?? here('sample/page.html');
const screen = !process.env.CI && Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const { url, close } = await address(wanted);
const { browser, extension } = await startChromium({ headless: !screen, personal: true });
const page = await openPage(browser, url);

const snapshot = await snapshotOf();
await press(page, extension);
const view = await until(() => currentView(page).catch(() => undefined), 'the reading view');

if (screen) {
  console.log('Press the button or Alt+R to come and go; close the window to end.');
  await new Promise((resolve) => browser.once('disconnected', resolve));
} else {
  if ((await view.look((dialog) => dialog.className)) === 'notice') {
    console.log(
      await view.look((dialog) => [...dialog.querySelectorAll('h2, p')].map((e) => e.textContent).join('\n')),
    );
    process.exitCode = 1;
  } else {
    console.log(markdown(snapshot));
  }
  const picture = here('../../out/article.png');
  mkdirSync(dirname(picture), { recursive: true });
  await view.look(settled);
  await page.screenshot({ path: picture });
  console.log(`\n(picture: ${relative(process.cwd(), picture)})`);
  await browser.close();
}
await close();

/**
 * Where a page is: a web address as it is, a file by a server on this machine.
 * @param {string} named
 */
async function address(named) {
  if (/^https?:/i.test(named)) return { url: named, close: async () => {} };
  const file = resolve(named.startsWith('file:') ? fileURLToPath(named) : named);
  if (!existsSync(file)) throw new Error(`there is no file ${file}`);
  const server = await servePages({}, dirname(file));
  return { url: `${server.origin}/${encodeURIComponent(basename(file))}`, close: server.close };
}

/**
 * The page as the extension captures it, by the same module. The debugger runs it, whatever the page forbids.
 * @returns {Promise<import('../../dist/pkg/recto.js').Snapshot>}
 */
async function snapshotOf() {
  const script = await bundleForTest('src/browser/capture/live.js', 'live');
  const taken = await page.evaluate(`${script};\nlive.capture(document, false)`);
  return /** @type {import('../../dist/pkg/recto.js').Snapshot} */ (taken);
}

/** @param {import('../../dist/pkg/recto.js').Snapshot} snapshot */
function markdown(snapshot) {
  initSync(readFileSync(here('../../dist/pkg/recto.wasm')));
  const article = extractSnapshot(snapshot, { markdown: true });
  const about = [article.byline, article.publishedTime, article.siteName].filter(Boolean).join(' · ');
  return [article.title && `# ${article.title}`, about, article.markdown].filter(Boolean).join('\n\n');
}

/**
 * Waits for the pictures that can be seen, a few seconds at most.
 * @param {HTMLDialogElement} dialog
 */
function settled(dialog) {
  const seen = [...dialog.querySelectorAll('img')].filter((image) => image.getBoundingClientRect().top < innerHeight);
  const patience = new Promise((resolve) => setTimeout(resolve, 3000));
  return Promise.race([patience, Promise.all(seen.map((image) => image.decode().catch(() => {})))]).then(() => true);
}
