// @ts-check
// What there is to pick: the parts that the article holds, where they stand in the view, and those it does not hold, where
// they stand on the page.

import { elementsOfParts } from './part-map.js';
import { boxAround } from './picker.js';

/** @typedef {import('recto').NamedPart} NamedPart */
/** @typedef {import('../../reading-view').PageParts} PageParts */
/** @typedef {import('./picker.js').Place} Place */

/** Share of the article's words beyond which a part is the article: it cannot be what does not belong. */
const MOST = 0.5;
/** Characters of a text that says what a place is. */
const LENGTH = 90;
/** Most entries of a list. */
const MOST_LISTED = 200;

/**
 * The parts of the article, in the view.
 * @param {readonly NamedPart[]} parts
 * @param {import('../../reading-view').ReadingView} view
 * @returns {Place[]}
 */
export function keptPlaces(parts, { main, article }) {
  const elements = elementsOfParts(parts, main);
  return [...elements.keys()]
    .sort((a, b) => a - b)
    .filter((part) => parts[part].words <= MOST * article.wordCount)
    .map((part) => {
      const own = elements.get(part) ?? [];
      return { part, text: shortened(own[0].textContent || textOf(parts, part)), box: () => boxAround(own) };
    });
}

/**
 * The parts that the article does not hold, on the page.
 * @param {PageParts} page
 * @returns {Place[]}
 */
export function droppedPlaces({ parts, elements }) {
  return parts.flatMap(({ kept, at }, part) => {
    const element = at === null ? undefined : elements[at];
    return kept || !element ? [] : [{ part, text: textOf(parts, part), box: () => element.getBoundingClientRect() }];
  });
}

/**
 * The same as a list, for those who do not see the page.
 * @param {readonly NamedPart[]} parts
 * @returns {{part: number, text: string}[]} in the order of the page
 */
export function droppedTexts(parts) {
  const listed = parts.flatMap(({ kept, lines }, part) =>
    kept || lines.length === 0 ? [] : [{ part, text: textOf(parts, part) }],
  );
  return listed.slice(0, MOST_LISTED);
}

/**
 * How a part begins.
 * @param {readonly NamedPart[]} parts
 * @param {number} part
 */
function textOf(parts, part) {
  for (let at = part; at < parts.length && (at === part || parts[at].parent !== null); at += 1) {
    const [line] = parts[at].lines;
    if (line) return shortened(line);
  }
  return '';
}

/** @param {string} text */
function shortened(text) {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LENGTH ? `${line.slice(0, LENGTH)}…` : line;
}
