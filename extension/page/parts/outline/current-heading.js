// @ts-check
// The heading under which the reader is.

/** Share of the window from where lines begin to follow each other: a heading before it has been read. */
const READING_LINE = 0.3;

/**
 * The last heading before the reading line, by halving: of a long article only some boxes are asked for.
 * @param {readonly HTMLElement[]} headings in the order of the article
 * @returns {number} 0 while all are after it
 */
export function currentIndex(headings) {
  const mode = headings.length ? getComputedStyle(headings[0]).writingMode : '';
  const isVertical = /^(vertical|sideways)-/.test(mode);
  const line = (isVertical ? innerWidth : innerHeight) * READING_LINE;
  const distance = (/** @type {HTMLElement} */ heading) => {
    const { top, left, right } = heading.getBoundingClientRect();
    if (!isVertical) return top;
    return mode.endsWith('-rl') ? innerWidth - right : left;
  };
  let above = 0;
  let below = headings.length;
  while (below - above > 1) {
    const middle = (above + below) >> 1;
    if (distance(headings[middle]) <= line) above = middle;
    else below = middle;
  }
  return above;
}
