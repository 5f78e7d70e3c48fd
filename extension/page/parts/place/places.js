// @ts-check
// The places that are kept, by page.

import { load, save } from '../../../storage.js';
import { hash } from './hash.js';

/** @typedef {import('./anchor.js').Anchor} Anchor */

/** The key in the storage. The options page lists and removes it. */
const KEY = 'places';
/** The oldest go when there are more. */
const MOST = 300;

/**
 * The place that is kept for a page.
 * @param {string} address of the page, without fragment
 * @returns {Promise<Anchor | undefined>} never rejects
 */
export async function loadPlace(address) {
  const place = (await loadAll())[keyOf(address)];
  return isAnchor(place) ? place : undefined;
}

/**
 * Keeps a place, or forgets the one that is kept. Never rejects; does nothing in a private window.
 * @param {string} address of the page, without fragment
 * @param {Anchor | undefined} place
 */
export async function savePlace(address, place) {
  const all = await loadAll();
  const key = keyOf(address);
  if (!place && !(key in all)) return;
  // What was read last stands last.
  delete all[key];
  const entries = Object.entries(all).slice(place ? 1 - MOST : 0);
  if (place) entries.push([key, place]);
  await save(KEY, Object.fromEntries(entries));
}

/**
 * Begins with a letter: objects put keys that are numbers first.
 * @param {string} address
 */
function keyOf(address) {
  return `p${hash(address)}`;
}

/** @returns {Promise<Record<string, unknown>>} */
async function loadAll() {
  const stored = await load(KEY);
  return stored && typeof stored === 'object' ? { .../** @type {Record<string, unknown>} */ (stored) } : {};
}

/**
 * @param {any} stored
 * @returns {stored is Anchor}
 */
function isAnchor(stored) {
  const isShare = (/** @type {unknown} */ value) => typeof value === 'number' && value >= 0 && value <= 1;
  const isBlock = Number.isInteger(stored?.block) && typeof stored.text === 'string';
  return isBlock && isShare(Math.abs(stored.within)) && isShare(stored.share);
}
