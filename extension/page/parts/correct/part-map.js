// @ts-check
// Which elements of the shown article are of which part of the page. The core says how the blocks of each part begin; the
// same words stand in the article.

/** @typedef {import('recto').NamedPart} NamedPart */

/** Elements of the article that hold a block of text or a picture. */
export const BLOCKS =
  'p, li, dt, dd, h1, h2, h3, h4, h5, h6, pre, td, th, figcaption, caption, summary, blockquote, figure, aside';

/** Characters by which a block is known. */
const LENGTH = 80;

/**
 * @param {readonly NamedPart[]} parts
 * @param {readonly Element[]} blocks those elements of the article that match `BLOCKS`, in order
 * @returns {Map<number, Element[]>} the elements of each part by its index, those of the parts within it too, in order
 */
export function elementsOfParts(parts, blocks) {
  const byLine = indexOf(parts.map(({ lines }) => lines.map(beginning)));
  const byPicture = indexOf(parts.map(({ pictures }) => pictures));
  /** @type {Map<number, Element[]>} */
  const found = new Map();
  for (const element of blocks) {
    const picture = element.localName === 'figure' ? element.querySelector('img, video, a[href]') : null;
    const address = picture?.getAttribute('src') ?? picture?.getAttribute('poster') ?? picture?.getAttribute('href');
    // Of lines with the same words the first in the article is the first on the page.
    const part =
      (address ? byPicture.get(address)?.shift() : undefined) ??
      byLine.get(beginning(element.textContent ?? ''))?.shift();
    for (let at = part; at !== undefined; at = parts[at].parent ?? undefined) {
      found.set(at, [...(found.get(at) ?? []), element]);
    }
  }
  return found;
}

/**
 * @param {string[][]} keys those of each part
 * @returns {Map<string, number[]>} the parts of each key, in order
 */
function indexOf(keys) {
  /** @type {Map<string, number[]>} */
  const index = new Map();
  keys.forEach((all, part) => {
    for (const key of all.filter(Boolean)) index.set(key, [...(index.get(key) ?? []), part]);
  });
  return index;
}

/** @param {string} text */
function beginning(text) {
  return text.replace(/\s+/g, ' ').trim().slice(0, LENGTH);
}
