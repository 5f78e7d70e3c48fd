// @ts-check
// The reader's settings: what there is to choose, and how it is stored. A new setting is one line of `LOOK`, if it may be
// another on some sites, or of `SETTINGS`.

import { isPrivate, loadEach, remove, save, saveEach } from './storage.js';

/** Font sizes in px where the browser's own size is 16, ascending; each step is about an eighth. */
export const FONT_SIZES = [14, 16, 18, 20, 22, 25, 28, 32, 36];
/** Widths of the column as shares of the face's own measure, which is about 66 characters. */
export const COLUMN_WIDTHS = [0.7, 0.85, 1, 1.15, 1.35, 1.6];
/** Line heights as shares of the face's own, which is about 1.6. */
export const LINE_HEIGHTS = [0.85, 0.92, 1, 1.1, 1.22, 1.4];
/** Room between letters, in em. The last is what WCAG 2.2 (1.4.12) asks a page to bear. */
export const LETTER_SPACINGS = [0, 0.02, 0.04, 0.07, 0.12];
/** Room between words, in em, beyond the face's own. */
export const WORD_SPACINGS = [0, 0.08, 0.16, 0.25, 0.35];

/** Faces in the order in which they are offered. The first four are on the device, the others come with the extension. */
export const FACES = /** @type {const} */ (['serif', 'sans', 'system', 'mono', 'literata', 'atkinson', 'dyslexic']);

/**
 * Whether the files of a face come with the extension.
 * @param {typeof FACES[number]} face
 */
export function isShipped(face) {
  return FACES.indexOf(face) > 3;
}

/** The colours of a light view; see view/themes.css. */
export const LIGHT_THEMES = /** @type {const} */ (['white', 'paper', 'sepia', 'black-on-white', 'own-light']);
/** The colours of a dark view. */
export const DARK_THEMES = /** @type {const} */ (['slate', 'dusk', 'black', 'white-on-black', 'own-dark']);

/** The speeds of reading aloud, ascending; 1 is a voice's own. */
export const SPEECH_RATES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2, 2.5, 3];

/** The colours of highlights. */
export const HIGHLIGHT_COLOURS = /** @type {const} */ (['yellow', 'green', 'blue', 'pink', 'orange']);

/**
 * How the values of a setting look, and which holds at first.
 * @template T
 * @typedef {{initial: T, isValid: (value: unknown) => boolean}} Setting
 */

/** Colours that the reader has chosen, each `#rrggbb`. @typedef {{paper: string, ink: string, link: string}} OwnColours */

/** The settings that may be others on some sites, by name. */
export const LOOK = {
  /** The typeface of the article. */
  face: oneOf('serif', FACES),
  /** Index into `FONT_SIZES`. */
  size: indexOf(FONT_SIZES, 3),
  /** Index into `COLUMN_WIDTHS`. */
  columnWidth: indexOf(COLUMN_WIDTHS, 2),
  /** Index into `LINE_HEIGHTS`. */
  lineHeight: indexOf(LINE_HEIGHTS, 2),
  /** Index into `LETTER_SPACINGS`. */
  letterSpacing: indexOf(LETTER_SPACINGS, 0),
  /** Index into `WORD_SPACINGS`. */
  wordSpacing: indexOf(WORD_SPACINGS, 0),
  /** Whether lines of running text are all of one length. */
  justified: flag(false),
  hyphens: flag(true),
  /** Whether the view is light, dark, or as the system is. */
  theme: oneOf('auto', ['auto', 'light', 'dark']),
  lightTheme: oneOf('white', LIGHT_THEMES),
  darkTheme: oneOf('slate', DARK_THEMES),
  /** The colours of the theme `own-light`. */
  ownLight: colours({ paper: '#fdf6e3', ink: '#33302a', link: '#0a5aa8' }),
  /** The colours of the theme `own-dark`. */
  ownDark: colours({ paper: '#1d2430', ink: '#d7dce4', link: '#8fb8ea' }),
};

/** Every setting of the view, by name. */
export const SETTINGS = {
  ...LOOK,
  /** What stands out while one reads, the rest being dimmed: some lines around the reading line, or its paragraph. */
  guide: oneOf('off', ['off', 'one', 'three', 'five', 'paragraph']),
  /** Whether an article is written from top to bottom where its page is. */
  vertical: flag(true),
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
  /** Whether the view stands in an open shadow root, where other extensions and the page itself can read it. */
  openRoot: flag(false),
  /** Whether these settings are the same on all devices of the reader, through the browser's own account. */
  synced: flag(true),
};

/** @typedef {{[Name in keyof typeof SETTINGS]: (typeof SETTINGS)[Name]['initial']}} Settings */
/** What is stored: the settings for all sites, and what is another on one site, if the reader has wished so. */
/** @typedef {{general: Settings, site?: Partial<Settings>}} StoredSettings */

/** Before the name in the key of a setting: each is stored by itself, so that no open view undoes what another has changed. */
export const SETTING_PREFIX = 'setting:';
/** Before the origin in the key of what is another on one site. */
export const SITE_PREFIX = 'site:';

const KEYS = Object.keys(SETTINGS).map((name) => SETTING_PREFIX + name);

/**
 * The stored settings; what is not stored, or not valid, is as it is at first. Never rejects.
 * @param {string} [origin] of a site
 * @returns {Promise<StoredSettings>}
 */
export async function loadSettings(origin = '') {
  return storedSettings(await loadEach(settingsKeys(origin)), origin);
}

/**
 * The keys under which the settings that hold on a site are stored.
 * @param {string} origin
 */
export function settingsKeys(origin) {
  return [...KEYS, SITE_PREFIX + origin];
}

/**
 * @param {Record<string, unknown>} stored by key
 * @param {string} origin
 * @returns {StoredSettings}
 */
export function storedSettings(stored, origin) {
  const site = stored[SITE_PREFIX + origin];
  const general = validated(
    Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, stored[SETTING_PREFIX + name]])),
  );
  return { general, ...(site !== undefined && { site: validatedLook(site) }) };
}

/**
 * Stores changes of the settings for all sites. Begun at once: the document may go in the next moment. Never rejects: what
 * cannot be stored still holds for the open view.
 * @param {Partial<Settings>} changes
 * @param {boolean} synced whether the browser is to keep them alike on the reader's devices
 * @returns {Promise<void>}
 */
export async function saveSettings(changes, synced) {
  const values = Object.fromEntries(Object.entries(changes).map(([name, value]) => [SETTING_PREFIX + name, value]));
  await Promise.all([saveEach(values), synced && shareSettings(values)]);
}

/**
 * Has the worker carry settings to the reader's other devices. Never rejects; of a private window nothing is carried.
 * @param {Record<string, unknown>} values by key
 * @returns {Promise<void>}
 */
export async function shareSettings(values) {
  if (isPrivate()) return;
  /** @type {import('./messages').Request} */
  const request = { type: 'share-settings', values };
  await chrome.runtime.sendMessage(request).catch(() => {});
}

/**
 * Stores what is another on a site, in place of what was so before. Never rejects.
 * @param {string} origin
 * @param {Partial<Settings> | undefined} site undefined for a site that is like all others
 * @returns {Promise<void>}
 */
export async function saveSiteSettings(origin, site) {
  if (site) await save(SITE_PREFIX + origin, site);
  else await remove(SITE_PREFIX + origin);
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
 * @param {any} stored
 * @returns {Partial<Settings>} those of `LOOK` that are there and valid
 */
export function validatedLook(stored) {
  const settings = Object.entries(LOOK).filter(([name, { isValid }]) => isValid(stored?.[name]));
  return Object.fromEntries(settings.map(([name]) => [name, stored[name]]));
}

/** `LOOK` as it is at first. @returns {Partial<Settings>} */
export function initialLook() {
  return Object.fromEntries(Object.entries(LOOK).map(([name, { initial }]) => [name, initial]));
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
 * @param {readonly unknown[]} steps
 * @param {number} initial
 * @returns {Setting<number>}
 */
function indexOf(steps, initial) {
  return { initial, isValid: (value) => Number.isInteger(value) && Number(value) in steps };
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

/**
 * @param {OwnColours} initial
 * @returns {Setting<OwnColours>}
 */
function colours(initial) {
  const isColour = (/** @type {unknown} */ one) => /^#[0-9a-f]{6}$/.test(String(one));
  const names = /** @type {const} */ (['paper', 'ink', 'link']);
  return {
    initial,
    isValid: (value) => names.every((name) => isColour(/** @type {any} */ (value)?.[name])),
  };
}
