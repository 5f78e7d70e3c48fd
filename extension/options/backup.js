// @ts-check
// Everything that is stored, as one JSON file. A file of somebody else's making, or of a later version, does no harm: what
// is not known or not valid is left out, and counted.

import { correctionsKey, isEmpty, validatedCorrections } from '../corrections.js';
import { HIGHLIGHTS_PREFIX, isStoredHighlights } from '../highlights.js';
import { LOOK, SETTINGS, SETTING_PREFIX, SITE_PREFIX, shareSettings } from '../settings.js';
import { ALWAYS_KEY, isSiteList, registerOpener, webOrigin } from '../sites.js';

const FORMAT = 'recto';
/** Raised when a file can be written that older versions would misread. */
const VERSION = 1;

/**
 * A kind of thing that is stored.
 * @typedef {object} Stored
 * @property {string} prefix how its keys begin
 * @property {(rest: string, value: any) => boolean} isValid whether it may be stored, by the rest of the key and the value
 */

/** What is stored. What is stored under other keys is neither exported nor imported. @type {readonly Stored[]} */
export const STORED = [
  {
    prefix: SETTING_PREFIX,
    isValid: (name, value) => Object.hasOwn(SETTINGS, name) && /** @type {any} */ (SETTINGS)[name].isValid(value),
  },
  {
    prefix: SITE_PREFIX,
    isValid: (origin, site) =>
      webOrigin(origin) === origin &&
      Object.entries(Object(site)).every(
        ([name, value]) => Object.hasOwn(LOOK, name) && /** @type {any} */ (LOOK)[name].isValid(value),
      ),
  },
  {
    prefix: correctionsKey(''),
    isValid: (origin, value) => webOrigin(origin) === origin && !isEmpty(validatedCorrections(value)),
  },
  { prefix: HIGHLIGHTS_PREFIX, isValid: isStoredHighlights },
  // Each place is looked at again when it is used.
  {
    prefix: 'places',
    isValid: (rest, places) => rest === '' && Object.values(Object(places)).every((one) => Object(one) === one),
  },
  { prefix: ALWAYS_KEY, isValid: (rest, sites) => rest === '' && isSiteList(sites) },
];

/** @returns {Promise<string>} the file */
export async function exportAll() {
  const stored = Object.entries(await chrome.storage.local.get(null)).filter(isKnown);
  const data = Object.fromEntries(stored.sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, exported: new Date().toISOString(), data }, null, 2)}\n`;
}

/**
 * Stores what a file holds, in place of what is stored under the same keys. Access to sites is granted by the reader alone:
 * chosen sites without it are listed, and wait for it.
 * @param {string} text of the file
 * @returns {Promise<{taken: number, skipped: number}>} how many values; rejects for a file that is not of this extension,
 * and changes nothing then
 */
export async function importAll(text) {
  const { format, version, data } = Object(JSON.parse(text));
  if (format !== FORMAT || version !== VERSION || typeof data !== 'object' || !data) throw new Error('not a backup');
  const all = Object.entries(data);
  const valid = all.filter(isKnown);
  await chrome.storage.local.set(Object.fromEntries(valid));
  const settings = valid.filter(([key]) => key.startsWith(SETTING_PREFIX));
  const isSynced = (await chrome.storage.local.get(`${SETTING_PREFIX}synced`))[`${SETTING_PREFIX}synced`] !== false;
  if (isSynced) await shareSettings(Object.fromEntries(settings));
  await registerOpener();
  return { taken: valid.length, skipped: all.length - valid.length };
}

/** @param {[key: string, value: unknown]} entry */
function isKnown([key, value]) {
  return STORED.some(({ prefix, isValid }) => key.startsWith(prefix) && isValid(key.slice(prefix.length), value));
}
