// @ts-check
// The words of some elements as one string, and where in the tree each of its characters stands.

/** What the view puts into the article: it is none of its words. So is the line of the head with author and date. */
const OF_THE_VIEW = 'button, [popover], [data-recto], .about';

/** @typedef {{node: Text, start: number}} Piece a text node and where it begins in the string */
/** @typedef {{text: string, pieces: readonly Piece[]}} TextIndex */
/** @typedef {{start: number, end: number}} Place offsets in UTF-16 units into the string */

/**
 * @param {Element} root
 * @returns {TextIndex}
 */
export function indexText(root) {
  /** @type {Piece[]} */
  const pieces = [];
  let text = '';
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return /** @type {Element} */ (node).matches(OF_THE_VIEW) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const piece = /** @type {Text} */ (node);
    pieces.push({ node: piece, start: text.length });
    text += piece.data;
  }
  return { text, pieces };
}

/**
 * Where a boundary of a range stands in the string.
 * @param {TextIndex} index
 * @param {Node} node
 * @param {number} offset as of a range
 * @returns {number} between 0 and the length of the text
 */
export function offsetOf({ text, pieces }, node, offset) {
  const boundary = new Range();
  boundary.setStart(node, offset);
  // The first piece that ends after the boundary.
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle].node;
    if (piece !== node && boundary.comparePoint(piece, piece.length) < 0) low = middle + 1;
    else if (piece === node || boundary.comparePoint(piece, piece.length) >= 0) high = middle;
  }
  const found = pieces[low];
  if (!found) return text.length;
  return found.start + (found.node === node ? offset : 0);
}

/**
 * The number of the piece that holds a character.
 * @param {TextIndex} index
 * @param {number} offset
 */
export function pieceAt({ pieces }, offset) {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
