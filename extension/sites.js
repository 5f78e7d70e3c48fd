// @ts-check
// The sites whose articles open by themselves: which the reader has chosen, and what the browser has been told of it. The
// browser grants access to a site when it is chosen, and takes it back when it is chosen no more.

import { load, save } from './storage.js';

/** The key in the storage. */
export const ALWAYS_KEY = 'always';
/**
 * The script that asks, on each page of a chosen site, whether its article is to be opened. Its path begins at the root of
 * the extension: Firefox resolves any other against the address of the page that registers it.
 */
const OPENER = { id: 'opener', js: ['/opener.js'] };

/**
 * The origin of an address at which articles can open by themselves.
 * @param {string} address
 * @returns {string | undefined} undefined for one that is no web page
 */
export function webOrigin(address) {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) && url.hostname ? url.origin : undefined;
}

/** @param {unknown} value */
export function isSiteList(value) {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && webOrigin(one) === one);
}

/** @returns {Promise<string[]>} the origins that the reader has chosen, whether granted or not */
export async function chosenSites() {
  const stored = await load(ALWAYS_KEY);
  return isSiteList(stored) ? /** @type {string[]} */ (stored) : [];
}

/**
 * Asks the reader for access to a site. To be called while the browser knows of a press, before anything is awaited.
 * @param {string} origin
 * @returns {Promise<boolean>} whether it is granted
 */
export function requestAccess(origin) {
  return chrome.permissions.request({ origins: [patternOf(origin)] });
}

/**
 * @param {string} origin
 * @returns {Promise<boolean>}
 */
export function hasAccess(origin) {
  return chrome.permissions.contains({ origins: [patternOf(origin)] });
}

/**
 * Chooses a site to which access has been granted.
 * @param {string} origin
 */
export async function chooseSite(origin) {
  const sites = await chosenSites();
  if (!sites.includes(origin)) await save(ALWAYS_KEY, [...sites, origin].sort());
  await registerOpener();
}

/**
 * Chooses a site no more, and gives back the access to it.
 * @param {string} origin
 */
export async function forgetSite(origin) {
  const sites = (await chosenSites()).filter((one) => one !== origin);
  await save(ALWAYS_KEY, sites);
  await registerOpener();
  const pattern = patternOf(origin);
  if (!sites.some((one) => patternOf(one) === pattern))
    await chrome.permissions.remove({ origins: [pattern] }).catch(() => {});
}

/** Has the browser run the opener on the chosen sites to which access is granted, and on no other. */
export async function registerOpener() {
  const sites = await chosenSites();
  const isGranted = await Promise.all(sites.map(hasAccess));
  const matches = [...new Set(sites.filter((_, at) => isGranted[at]).map(patternOf))];
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [OPENER.id] });
  if (registered.length) await chrome.scripting.unregisterContentScripts({ ids: [OPENER.id] });
  if (matches.length) await chrome.scripting.registerContentScripts([{ ...OPENER, matches, runAt: 'document_idle' }]);
}

/**
 * The match pattern of a site. It has no port, as Firefox allows none there: whether the port is right is asked later.
 * @param {string} origin
 */
function patternOf(origin) {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
