// @ts-check
// "Read in Recto" in the context menus of pages, selections and links, and the way to the sites' settings in that of the
// toolbar button.

import { message } from '../i18n.js';
import { hasAccess, webOrigin } from '../sites.js';
import { showMessage, showPressHere } from './badge.js';
import { injectPage } from './injection.js';
import { openOptions } from './options.js';

/** Each entry, by its id. @type {Record<string, {label: string, contexts: string[]}>} */
const MENUS = {
  read: { label: 'menuRead', contexts: ['page', 'selection', 'frame'] },
  'read-link': { label: 'menuReadLink', contexts: ['link'] },
  sites: { label: 'menuSites', contexts: ['action'] },
};

/** Adds the entries, and listens for their use. To be called while the worker's script first runs. */
export function serveMenus() {
  chrome.runtime.onInstalled.addListener(async () => {
    await chrome.contextMenus.removeAll();
    for (const [id, { label, contexts }] of Object.entries(MENUS)) {
      const properties = { id, title: message(label), contexts };
      chrome.contextMenus.create(/** @type {chrome.contextMenus.CreateProperties} */ (properties));
    }
  });
  chrome.contextMenus.onClicked.addListener((info, tab) => void use(info, tab).catch(() => {}));
}

/**
 * @param {chrome.contextMenus.OnClickData} info
 * @param {chrome.tabs.Tab | undefined} tab
 */
async function use({ menuItemId, linkUrl, pageUrl }, tab) {
  if (menuItemId === 'read-link' && linkUrl) return readLink(linkUrl, tab);
  if (tab?.id === undefined) return;
  if (menuItemId === 'sites') return openOptions(`sites=${webOrigin(tab.url ?? pageUrl ?? '') ?? ''}`, tab);
  // The use of a menu grants what a press grants.
  if (menuItemId === 'read') await press(tab.id);
}

/** @param {number} tabId */
async function press(tabId) {
  try {
    await injectPage(tabId);
  } catch {
    await showMessage(tabId, message('actionRestricted'));
  }
}

/**
 * Opens a link in a new tab and reads it there. The use of a menu grants access to the tab it was used in, not to a new
 * one: where access has not been granted otherwise, the toolbar button of the new tab says that it waits for a press.
 * @param {string} address
 * @param {chrome.tabs.Tab} [opener]
 */
async function readLink(address, opener) {
  const place = opener && { index: opener.index + 1, openerTabId: opener.id };
  const { id } = await chrome.tabs.create({ url: address, ...place });
  if (id === undefined) return;
  await loaded(id);
  const origin = webOrigin(address);
  if (origin && (await hasAccess(origin))) await press(id);
  else await showPressHere(id);
}

/**
 * @param {number} tabId
 * @returns {Promise<void>} when the page of a tab has loaded, or the tab has been closed
 */
function loaded(tabId) {
  return new Promise((resolve) => {
    /** @param {number} id @param {{status?: string}} change */
    const look = (id, { status }) => id === tabId && status === 'complete' && end();
    const gone = (/** @type {number} */ id) => id === tabId && end();
    const end = () => {
      chrome.tabs.onUpdated.removeListener(look);
      chrome.tabs.onRemoved.removeListener(gone);
      resolve();
    };
    chrome.tabs.onUpdated.addListener(look);
    chrome.tabs.onRemoved.addListener(gone);
  });
}
