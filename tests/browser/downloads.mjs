// @ts-check
// What the browser downloads in a test, in a folder of its own.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFirefox, until } from './browsers.mjs';
import { send } from './firefox.mjs';

/**
 * Has a browser keep downloads without asking.
 * @param {import('puppeteer-core').Browser} browser
 * @returns {Promise<{take: () => Promise<{name: string, data: Buffer}>, names: () => string[], remove: () => void}>} `take`
 * waits for the next file and takes it away
 */
export async function keepDownloads(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'recto-downloads-'));
  let done = 0;
  const count = () => void (done += 1);
  await (isFirefox ? keepInFirefox(browser, folder, count) : keepInChromium(browser, folder, count));
  let taken = 0;
  const names = () => readdirSync(folder).filter((name) => !/\.(crdownload|part)$/.test(name));
  return {
    names,
    async take() {
      await until(async () => done > taken && names().length > 0, 'a download');
      taken += 1;
      const [name] = names();
      const data = readFileSync(join(folder, name));
      rmSync(join(folder, name));
      return { name, data };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** @param {import('puppeteer-core').Browser} browser @param {string} folder @param {() => void} count each that is done */
async function keepInChromium(browser, folder, count) {
  const cdp = await browser.target().createCDPSession();
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, eventsEnabled: true });
  cdp.on('Browser.downloadProgress', ({ state }) => state === 'completed' && count());
}

/** @param {import('puppeteer-core').Browser} browser @param {string} folder @param {() => void} count each that is done */
async function keepInFirefox(browser, folder, count) {
  await send(browser, 'browser.setDownloadBehavior', {
    downloadBehavior: { type: 'allowed', destinationFolder: folder },
  });
  Reflect.get(browser, 'connection').on('browsingContext.downloadEnd', count);
}
