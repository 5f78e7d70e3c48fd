// @ts-check
// The reader's settings: what there is to choose, and how it is stored. A new setting is one line of `SETTINGS`.

import { load, save } from './storage.js';

/** Font sizes in px where the browser's own size is 16, ascending; each step is about an eighth. */
export const FONT_SIZES = [14, 16, 18, 20, 22, 25, 28, 32, 36];

/**
 * How the values of a setting look, and which holds at first.
 * @template T
 * @typedef {{initial: T, isValid: (value: unknown) => boolean}} Setting
 */

/** Every setting of the view, by name. */
export const SETTINGS = {
  /** The typeface of the article. */
  face: oneOf('serif', ['serif', 'sans']),
  /** Index into `FONT_SIZES`. */
  size: integer(3, 0, FONT_SIZES.length - 1),
  theme: oneOf('auto', ['auto', 'light', 'sepia', 'dark']),
  /** What stands out while one reads, the rest being dimmed: some lines around the reading line, or its paragraph. */
  guide: oneOf('off', ['off', 'one', 'three', 'five', 'paragraph']),
  /** How the view shows how far the reader has come. */
  progress: oneOf('line', ['off', 'line', 'text']),
  /** Whether links look and act as such; jumps within the article do always. */
  links: flag(true),
  /** Whether pictures are loaded and shown. */
  pictures: flag(true),
  /** Whether the place in an article is kept until the reader comes back to it. */
  place: flag(true),
  /** Whether a single letter typed in the view is a shortcut. */
  shortcuts: flag(true),
};

/** @typedef {{[Name in keyof typeof SETTINGS]: (typeof SETTINGS)[Name]['initial']}} Settings */

/** The key in the storage. */
const KEY = 'settings';

/**
 * The stored settings; what is not stored, or not valid, is as it is at first. Never rejects.
 * @returns {Promise<Settings>}
 */
export async function loadSettings() {
  return validated(await load(KEY));
}

/**
 * Stores the settings. Never rejects: what cannot be stored still holds for the view that is open.
 * @param {Settings} settings
 * @returns {Promise<void>}
 */
export async function saveSettings(settings) {
  await save(KEY, settings);
}

/**
 * @param {any} stored
 * @returns {Settings}
 */
export function validated(stored) {
  const settings = Object.entries(SETTINGS).map(([name, { initial, isValid }]) => {
    const value = stored?.[name];
    return [name, isValid(value) ? value : initial];
  });
  return Object.fromEntries(settings);
}

/**
 * @template {string} T
 * @param {NoInfer<T>} initial
 * @param {readonly T[]} values
 * @returns {Setting<T>}
 */
function oneOf(initial, values) {
  return { initial, isValid: (value) => values.includes(/** @type {T} */ (value)) };
}

/**
 * @param {number} initial
 * @param {number} least
 * @param {number} most
 * @returns {Setting<number>}
 */
function integer(initial, least, most) {
  return { initial, isValid: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most };
}

/**
 * @param {boolean} initial
 * @returns {Setting<boolean>}
 */
function flag(initial) {
  return { initial, isValid: (value) => typeof value === 'boolean' };
}
