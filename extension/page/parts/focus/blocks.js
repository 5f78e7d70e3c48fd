// @ts-check
// The paragraph and the line of text at a height of the window.

/** The innermost element of these is a paragraph: what is read in one go. */
const BLOCKS =
  'p, li, dt, dd, h1, h2, h3, h4, h5, h6, pre, figure, .table-box, blockquote, summary, .content header, .content > *';

/** In px: how far is looked for text where there is none, and how closely. */
const FARTHEST = 400;
const STEP = 12;

/**
 * The block at a height of the window, or the next one.
 * @param {HTMLElement} article
 * @param {number} y in px from the window's top
 * @param {-1 | 0 | 1} direction in which the next one is looked for: up, in both, down
 * @returns {HTMLElement | undefined}
 */
export function blockAt(article, y, direction) {
  const root = /** @type {ShadowRoot} */ (article.getRootNode());
  const { left, right } = article.getBoundingClientRect();
  for (let away = 0; away <= FARTHEST; away += STEP) {
    for (const sign of direction ? [direction] : [1, -1]) {
      const found = root.elementFromPoint((left + right) / 2, y + sign * away)?.closest(BLOCKS);
      if (found && article.contains(found)) return /** @type {HTMLElement} */ (found);
    }
  }
  return undefined;
}

/** @typedef {{middle: number, height: number}} Line */

/**
 * Where some lines above or below a line end: at a whole line, whatever paragraph it is of.
 * @param {HTMLElement} article
 * @param {Line} line
 * @param {number} count of the lines to go
 * @param {-1 | 1} direction
 * @returns {number} in px from the window's top
 */
export function edge(article, line, count, direction) {
  let last = line;
  for (let left = count; left > 0; left -= 1) {
    const y = last.middle + direction * last.height;
    const block = blockAt(article, y, direction);
    const next = block && lineAt(block, y);
    // Across a picture the guide would be as high as it.
    if (!next || (next.middle - last.middle) * direction < 1 || Math.abs(next.middle - y) > 3 * line.height) break;
    last = next;
  }
  return last.middle + (direction * last.height) / 2;
}

/**
 * The line of a block that is nearest to a height of the window.
 * @param {HTMLElement} block
 * @param {number} y
 * @returns {Line | undefined} undefined for what has no lines, as a picture
 */
export function lineAt(block, y) {
  if (block.matches('figure, .table-box')) return undefined;
  const range = block.ownerDocument.createRange();
  // Of code without the button that copies it.
  range.selectNodeContents(block.querySelector(':scope > .scroller') ?? block);
  const height = parseFloat(getComputedStyle(block).lineHeight) || 24;
  /** @type {number | undefined} */
  let middle;
  for (const box of range.getClientRects()) {
    // Superscripts and pictures within a line are not lines.
    if (box.width === 0 || box.height > 2 * height || box.height < height / 3) continue;
    const centre = (box.top + box.bottom) / 2;
    if (middle === undefined || Math.abs(centre - y) < Math.abs(middle - y)) middle = centre;
  }
  return middle === undefined ? undefined : { middle, height };
}
