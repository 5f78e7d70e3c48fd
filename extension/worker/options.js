// @ts-check
// Opens the options page.

/** Where the page is in the extension. */
const PAGE = 'options/options.html';

/**
 * @param {string} section what follows `#` in its address
 * @param {chrome.tabs.Tab} opener the tab that asks for it
 * @returns {Promise<void>}
 */
export async function openOptions(section, opener) {
  // A private window shows no page of an extension: the browser chooses another window.
  if (opener.incognito) return chrome.runtime.openOptionsPage();
  await chrome.tabs.create({ url: chrome.runtime.getURL(`${PAGE}#${section}`), index: opener.index + 1 });
}
