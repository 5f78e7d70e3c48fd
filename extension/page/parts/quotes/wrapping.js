// @ts-check
// Wraps the characters of a place in elements, across the elements that they stand in. The words stay as they are.

import { pieceAt } from './text-index.js';

/** @typedef {import('./text-index.js').Place} Place */
/** @typedef {import('./text-index.js').TextIndex} TextIndex */

const HTML = 'http://www.w3.org/1999/xhtml';
/** Elements that may hold no text but white space. */
const WITHOUT_TEXT = 'table, thead, tbody, tfoot, tr, ul, ol, dl, ruby > rp, figure';

/**
 * @param {TextIndex} index is out of date afterwards
 * @param {Place} place
 * @param {() => HTMLElement} createWrapper
 * @returns {HTMLElement[]} one for each piece of text, in order; white space between blocks, formulas and drawings stay
 * without
 */
export function wrapText(index, { start, end }, createWrapper) {
  const wrappers = [];
  // Backwards: what is cut off lies behind what is yet to be wrapped.
  for (let at = pieceAt(index, Math.max(start, end - 1)); at >= 0; at -= 1) {
    const { node, start: pieceStart } = index.pieces[at] ?? {};
    if (!node || pieceStart + node.length <= start) break;
    const from = Math.max(0, start - pieceStart);
    const to = Math.min(node.length, end - pieceStart);
    const parent = node.parentElement;
    if (from >= to || parent?.namespaceURI !== HTML || isBetweenBlocks(parent, node.data.slice(from, to))) continue;
    if (to < node.length) node.splitText(to);
    const wanted = from > 0 ? node.splitText(from) : node;
    const wrapper = createWrapper();
    wanted.before(wrapper);
    wrapper.append(wanted);
    wrappers.unshift(wrapper);
  }
  return wrappers;
}

/**
 * @param {Element} parent
 * @param {string} text
 */
function isBetweenBlocks(parent, text) {
  return text.trim() === '' && (parent.matches(WITHOUT_TEXT) || parent.matches('.content, .head'));
}

/**
 * Takes wrappers away and joins the text again that they had cut.
 * @param {Iterable<HTMLElement>} wrappers
 */
export function unwrapText(wrappers) {
  for (const wrapper of wrappers) {
    const parent = wrapper.parentNode;
    wrapper.replaceWith(...wrapper.childNodes);
    parent?.normalize();
  }
}
