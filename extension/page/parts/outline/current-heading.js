// @ts-check
// The heading under which the reader is.

/** Share of the window's height from its top: a heading above it has been read. */
const READING_LINE = 0.3;

/**
 * The last heading above the reading line, by halving: of a long article only some boxes are asked for.
 * @param {readonly HTMLElement[]} headings in the order of the article
 * @returns {number} 0 while all are below it
 */
export function currentIndex(headings) {
  const line = innerHeight * READING_LINE;
  let above = 0;
  let below = headings.length;
  while (below - above > 1) {
    const middle = (above + below) >> 1;
    if (headings[middle].getBoundingClientRect().top <= line) above = middle;
    else below = middle;
  }
  return above;
}
