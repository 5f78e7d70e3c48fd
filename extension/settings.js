// @ts-check
// The reader's settings: what there is to choose, and how it is stored. A new setting is one line of `SETTINGS`.

import { load, save } from './storage.js';

/** Font sizes in px where the browser's own size is 16, ascending; each step is about an eighth. */
export const FONT_SIZES = [14, 16, 18, 20, 22, 25, 28, 32, 36];

/** The speeds of reading aloud, ascending; 1 is a voice's own. */
export const SPEECH_RATES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2, 2.5, 3];

/** The colours of highlights. */
export const HIGHLIGHT_COLOURS = /** @type {const} */ (['yellow', 'green', 'blue', 'pink', 'orange']);

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
  /** The colour of the next highlight. */
  highlightColour: oneOf('yellow', HIGHLIGHT_COLOURS),
  /** The speed of reading aloud, one of `SPEECH_RATES`. */
  speechRate: oneNumberOf(1, SPEECH_RATES),
  /** The voice that the reader has chosen for a language: its address by the language's tag without region. */
  voices: texts(),
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
 * @param {number} initial
 * @param {readonly number[]} values
 * @returns {Setting<number>}
 */
function oneNumberOf(initial, values) {
  return { initial, isValid: (value) => values.includes(/** @type {number} */ (value)) };
}

/**
 * Texts by name; none at first.
 * @returns {Setting<Readonly<Record<string, string>>>}
 */
function texts() {
  const isValid = (/** @type {unknown} */ value) =>
    Object(value) === value && Object.values(Object(value)).every((one) => typeof one === 'string');
  return { initial: {}, isValid };
}

/**
 * @param {boolean} initial
 * @returns {Setting<boolean>}
 */
function flag(initial) {
  return { initial, isValid: (value) => typeof value === 'boolean' };
}
