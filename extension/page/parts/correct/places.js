// @ts-check
// What there is to pick: the parts that the article holds, where they stand in the view, and those it does not hold, where
// they stand on the page.

import { BLOCKS, elementsOfParts } from './part-map.js';
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
 * @param {readonly (PageParts | undefined)[]} read what was read of each page that is shown
 * @param {import('../../reading-view').ReadingView} view
 * @returns {{parts: NamedPart[], places: Place[]}} the parts of all pages, and their places
 */
export function keptPlaces(read, { main, pages }) {
  const contents = [...main.querySelectorAll('.content')];
  // The header belongs to the first page.
  const pageOf = (/** @type {Element} */ block) =>
    Math.max(
      0,
      contents.findIndex((content) => content.contains(block)),
    );
  const blocks = [...main.querySelectorAll(BLOCKS)];
  /** @type {NamedPart[]} */
  const parts = [];
  const places = read.flatMap((page, at) => {
    if (!page) return [];
    const own = blocks.filter((block) => pageOf(block) === at);
    const found = placesOfPage(page.parts, own, MOST * pages[at].wordCount);
    const before = parts.length;
    const shifted = (/** @type {number | null} */ part) => (part === null ? null : part + before);
    parts.push(...page.parts.map((part) => ({ ...part, parent: shifted(part.parent) })));
    return found.map((place) => ({ ...place, part: place.part + before }));
  });
  return { parts, places };
}

/**
 * @param {readonly NamedPart[]} parts
 * @param {readonly Element[]} blocks
 * @param {number} mostWords of a part
 * @returns {Place[]}
 */
function placesOfPage(parts, blocks, mostWords) {
  const elements = elementsOfParts(parts, blocks);
  return [...elements.keys()]
    .sort((a, b) => a - b)
    .filter((part) => parts[part].words <= mostWords)
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
