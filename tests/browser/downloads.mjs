// @ts-check
// What the browser downloads in a test, in a folder of its own.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './chromium.mjs';

/**
 * Has a browser keep downloads without asking.
 * @param {import('puppeteer-core').Browser} browser
 * @returns {Promise<{take: () => Promise<{name: string, data: Buffer}>, names: () => string[], remove: () => void}>} `take`
 * waits for the next file and takes it away
 */
export async function keepDownloads(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'recto-downloads-'));
  const cdp = await browser.target().createCDPSession();
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, eventsEnabled: true });
  let done = 0;
  cdp.on('Browser.downloadProgress', ({ state }) => void (done += state === 'completed' ? 1 : 0));
  let taken = 0;
  const names = () => readdirSync(folder).filter((name) => !name.endsWith('.crdownload'));
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
