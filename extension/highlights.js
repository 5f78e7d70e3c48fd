// @ts-check
// The reader's highlights: what is stored of them, page by page. Data only, for the view, the files made of an article and
// the options. Kept on this device; nothing of a private window is ever stored.

import { HIGHLIGHT_COLOURS } from './settings.js';
import { isPrivate, load, loadAll, remove, save } from './storage.js';

/** @typedef {typeof HIGHLIGHT_COLOURS[number]} Colour */

/**
 * A quotation of an article's text, as in the Web Annotation Data Model: `TextQuoteSelector` and `TextPositionSelector`.
 * @typedef {object} Quote
 * @property {string} exact
 * @property {string} prefix the text before it
 * @property {string} suffix the text after it
 * @property {number} start in UTF-16 units from the beginning of the page's text
 * @property {number} end
 */

/**
 * @typedef {object} Highlight
 * @property {string} id within its article
 * @property {Quote} quote
 * @property {Colour} colour
 * @property {string} note empty for none
 * @property {number} page of the article, counted from 1; 0 is the head, with title and standfirst
 * @property {string} created ISO 8601
 */

/**
 * The highlights of one article.
 * @typedef {object} HighlightedArticle
 * @property {string} address of the article, without fragment
 * @property {string} title
 * @property {Highlight[]} highlights in the order of the text; never empty
 */

/** Before an article's address, in the storage. */
export const HIGHLIGHTS_PREFIX = 'highlights:';

/**
 * @param {string | null} address of an article
 * @returns {Promise<Highlight[]>} in the order of the text; never rejects
 */
export async function loadHighlights(address) {
  if (!address) return [];
  return validated(await load(keyOf(address)));
}

/**
 * Whether an article has highlights. Never rejects.
 * @param {string | null} address
 */
export async function hasHighlights(address) {
  return address !== null && (await load(keyOf(address))) !== undefined;
}

/**
 * Changes what is stored of an article. Other tabs may have changed it meanwhile, so the change is made to what is stored
 * then. Never rejects.
 * @param {string | null} address
 * @param {string} title of the article
 * @param {(stored: Highlight[]) => Highlight[]} change
 * @returns {Promise<boolean>} whether it is stored: not in a private window
 */
export async function changeHighlights(address, title, change) {
  if (!address || isPrivate()) return false;
  const highlights = change(await loadHighlights(address)).sort(byPlace);
  if (highlights.length) return save(keyOf(address), { title, highlights });
  await removeHighlights(address);
  return true;
}

/**
 * All that is stored, by address. Never rejects.
 * @returns {Promise<HighlightedArticle[]>}
 */
export async function loadAllHighlights() {
  const stored = await loadAll(HIGHLIGHTS_PREFIX);
  return stored
    .map(([key, value]) => ({
      address: key.slice(HIGHLIGHTS_PREFIX.length),
      title: String(/** @type {any} */ (value)?.title ?? ''),
      highlights: validated(value),
    }))
    .filter(({ highlights }) => highlights.length);
}

/**
 * Removes what is stored of one article. Never rejects.
 * @param {string} address
 * @returns {Promise<void>}
 */
export async function removeHighlights(address) {
  await remove(keyOf(address));
}

/**
 * Whether a value may be stored under a key: for what is imported.
 * @param {string} address what follows `HIGHLIGHTS_PREFIX` in the key
 * @param {any} value
 */
export function isStoredHighlights(address, value) {
  const highlights = value?.highlights;
  const isTitled = typeof value?.title === 'string' && URL.canParse(address) && !address.includes('#');
  return isTitled && Array.isArray(highlights) && highlights.length > 0 && highlights.every(isHighlight);
}

/**
 * In the order of the text.
 * @param {Highlight} a
 * @param {Highlight} b
 */
export function byPlace(a, b) {
  return a.page - b.page || a.quote.start - b.quote.start || a.quote.end - b.quote.end;
}

/** @param {string} address */
function keyOf(address) {
  return HIGHLIGHTS_PREFIX + address.replace(/#.*/s, '');
}

/**
 * What of a stored value is highlights.
 * @param {any} stored
 * @returns {Highlight[]}
 */
function validated(stored) {
  const highlights = Array.isArray(stored?.highlights) ? stored.highlights : [];
  return highlights.filter(isHighlight).sort(byPlace);
}

/** @param {any} value */
function isHighlight(value) {
  const quote = value?.quote;
  const isPlace = (/** @type {unknown} */ number) => Number.isInteger(number) && Number(number) >= 0;
  return (
    typeof value?.id === 'string' &&
    HIGHLIGHT_COLOURS.includes(value.colour) &&
    typeof value.note === 'string' &&
    isPlace(value.page) &&
    typeof value.created === 'string' &&
    [quote?.exact, quote?.prefix, quote?.suffix].every((text) => typeof text === 'string') &&
    isPlace(quote.start) &&
    isPlace(quote.end)
  );
}
