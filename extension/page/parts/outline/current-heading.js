// @ts-check
// The heading under which the reader is.

import { flowOf } from '../flow/flow.js';

/** Share of the window from the edge at which lines begin: a heading before it has been read. */
const READING_LINE = 0.3;

/**
 * The last heading before the reading line, by halving: of a long article only some boxes are asked for.
 * @param {readonly HTMLElement[]} headings in the order of the article
 * @param {HTMLElement} dialog which scrolls
 * @returns {number} 0 while all are after it
 */
export function currentIndex(headings, dialog) {
  const flow = flowOf(dialog);
  const line = flow.windowLength * READING_LINE;
  let before = 0;
  let after = headings.length;
  while (after - before > 1) {
    const middle = (before + after) >> 1;
    if (flow.extentOf(headings[middle]).start <= line) before = middle;
    else after = middle;
  }
  return before;
}
