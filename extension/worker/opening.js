// @ts-check
// Whether the article of a page opens by itself: on the sites that the reader has chosen, unless the reader has left this
// very page's article in this tab before, so that no reload pushes anybody back into it.

import { chosenSites, registerOpener, webOrigin } from '../sites.js';
import { injectOpening } from './injection.js';

/** The key of the articles that were left, in the storage that lives in memory until the browser ends. */
const LEFT = 'left';
/** So many are remembered. */
const MOST = 500;

/**
 * Opens the article of a page of a chosen site.
 * @param {chrome.tabs.Tab} tab
 * @param {string} address of the page
 * @returns {Promise<void>}
 */
export async function openByItself(tab, address) {
  const origin = webOrigin(address);
  if (tab.id === undefined || !origin || !(await chosenSites()).includes(origin)) return;
  if (!(await leftOnes()).includes(nameOf(tab.id, address))) await injectOpening(tab.id);
}

/**
 * Remembers that the reader has left an article.
 * @param {chrome.tabs.Tab} tab
 * @param {string} address
 * @returns {Promise<void>}
 */
export async function rememberLeaving(tab, address) {
  const name = nameOf(tab.id, address);
  const others = (await leftOnes()).filter((one) => one !== name);
  await chrome.storage.session.set({ [LEFT]: [name, ...others].slice(0, MOST) });
}

/** Keeps what the browser has been told in step with what it grants. */
export function followAccess() {
  const register = () => void registerOpener().catch(() => {});
  chrome.permissions.onRemoved.addListener(register);
  // An update of the extension takes away what was registered.
  chrome.runtime.onInstalled.addListener(register);
}

/** @returns {Promise<string[]>} */
async function leftOnes() {
  const stored = (await chrome.storage.session.get(LEFT))[LEFT];
  return Array.isArray(stored) ? stored : [];
}

/**
 * @param {number | undefined} tabId
 * @param {string} address
 */
function nameOf(tabId, address) {
  return `${tabId} ${address.replace(/#.*/s, '')}`;
}
