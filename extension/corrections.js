// @ts-check
// What the reader has corrected, site by site: how much of a page is taken for the article, and which parts belong to it or
// do not, by the names that the core gives them. Data only, for the view and the options. Kept on this device; nothing of a
// private window is ever stored.

import { isPrivate, load, loadAll, remove, save } from './storage.js';

/**
 * The corrections of one site.
 * @typedef {object} Corrections
 * @property {'narrow' | 'normal' | 'wide'} breadth
 * @property {string[]} keep names of parts that belong to the article
 * @property {string[]} drop names of parts that do not
 */

/** Before the origin of a site, in the storage. */
const PREFIX = 'corrections:';

/** Most names of a list: the core looks at no more. The oldest go first. */
const MAX_NAMES = 100;
/** Most characters of a name: the core reads none that is longer. */
const MAX_LENGTH = 240;

/** @type {readonly Corrections['breadth'][]} */
export const BREADTHS = ['narrow', 'normal', 'wide'];

/** @type {Readonly<Corrections>} */
export const NO_CORRECTIONS = Object.freeze({ breadth: 'normal', keep: [], drop: [] });

/**
 * Whether corrections of a page of this origin can be stored: not in a private window, nor where a document has no site.
 * @param {string} origin
 */
export function canStoreCorrections(origin) {
  return /^https?:/.test(origin) && !isPrivate();
}

/**
 * @param {string} origin of a site, such as `https://a.example`
 * @returns {string} the key in the storage
 */
export function correctionsKey(origin) {
  return PREFIX + origin;
}

/**
 * The corrections of a site. Never rejects.
 * @param {string} origin
 * @returns {Promise<Corrections>}
 */
export async function loadCorrections(origin) {
  return validatedCorrections(await load(correctionsKey(origin)));
}

/**
 * Stores the corrections of a site in place of those before; without any, nothing is stored of it. Never rejects.
 * @param {string} origin
 * @param {Corrections} corrections
 * @returns {Promise<void>}
 */
export async function saveCorrections(origin, corrections) {
  if (!canStoreCorrections(origin)) return;
  const valid = validatedCorrections(corrections);
  if (isEmpty(valid)) await remove(correctionsKey(origin));
  else await save(correctionsKey(origin), valid);
}

/**
 * Every site with corrections, by origin. Never rejects.
 * @returns {Promise<{origin: string, corrections: Corrections}[]>}
 */
export async function allCorrections() {
  const stored = await loadAll(PREFIX);
  return stored.map(([key, value]) => ({
    origin: key.slice(PREFIX.length),
    corrections: validatedCorrections(value),
  }));
}

/**
 * Forgets the corrections of a site. Never rejects.
 * @param {string} origin
 */
export function removeCorrections(origin) {
  return remove(correctionsKey(origin));
}

/**
 * @param {Corrections} corrections
 * @returns {boolean} whether nothing is corrected
 */
export function isEmpty({ breadth, keep, drop }) {
  return breadth === 'normal' && keep.length === 0 && drop.length === 0;
}

/**
 * @param {any} stored
 * @returns {Corrections} what of it is valid
 */
export function validatedCorrections(stored) {
  const breadth = BREADTHS.find((one) => one === stored?.breadth) ?? 'normal';
  return { breadth, keep: names(stored?.keep), drop: names(stored?.drop) };
}

/**
 * @param {unknown} stored
 * @returns {string[]} each once
 */
function names(stored) {
  if (!Array.isArray(stored)) return [];
  const valid = stored.filter((name) => typeof name === 'string' && name !== '' && name.length <= MAX_LENGTH);
  return [...new Set(valid)].slice(-MAX_NAMES);
}
