// @ts-check
// Scripts that are injected into a page: the one of each press, and the parts that it asks for later. All run in the
// extension's isolated world; none is a web-accessible resource, so a page cannot find out about them.

/** @typedef {import('../messages').PartName} PartName */

/** What a name of a part looks like: no path to another script. */
const PART_NAME = /^[a-z]+(-[a-z]+)*$/;

/**
 * In ms, before each further try to inject. At the first press in a new tab Chromium may report the press and yet refuse for
 * some milliseconds what the press grants: 6 of 100 first presses, none of 1,900 later ones; the second try succeeded each
 * time. With it none of 1,000 presses is lost (counted by tests/browser/count_presses.mjs).
 */
const RETRY_DELAYS = [20, 80, 320];

/**
 * Injects the script that handles a press, at once rather than when the document is idle: a page that never finishes
 * loading can be read too. Rejects where the browser lets no extension in.
 * @param {number} tabId
 * @returns {Promise<void>}
 */
export async function injectPage(tabId) {
  for (const delay of [...RETRY_DELAYS, undefined]) {
    try {
      await chrome.scripting.executeScript({ target: { tabId }, files: ['page.js'], injectImmediately: true });
      return;
    } catch (error) {
      if (delay === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
}

/**
 * Injects the script that opens an article without a press, into a page of a site to which access has been granted.
 * @param {number} tabId
 * @returns {Promise<void>}
 */
export async function injectOpening(tabId) {
  await chrome.scripting.executeScript({ target: { tabId }, files: ['open-by-itself.js'], injectImmediately: true });
}

/**
 * Injects a part of the view into the frame that asked for it. The press granted access to the tab until it navigates.
 * @param {number} tabId
 * @param {number} frameId
 * @param {PartName} part
 * @returns {Promise<void>} when the part has run
 */
export async function injectPart(tabId, frameId, part) {
  if (!PART_NAME.test(part)) throw new Error(`no part named ${part}`);
  const target = { tabId, frameIds: [frameId] };
  await chrome.scripting.executeScript({ target, files: [`parts/${part}.js`], injectImmediately: true });
}
