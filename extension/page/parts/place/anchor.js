// @ts-check
// A place in an article that is found again when the article is set otherwise, or has changed.

import { flowOf } from '../flow/flow.js';
import { hash } from './hash.js';

/**
 * A place: the block at the edge of the window where lines begin, and what of it lies before.
 * @typedef {object} Anchor
 * @property {number} block its number among the outermost blocks of the article
 * @property {string} text hash of its words
 * @property {number} within share of its length before the window's edge, -1 to 1: negative where it begins after
 * @property {number} share of the article above, 0 to 1: where the block is not found
 */

/** So much of a block's words tells it from others. */
const HASHED = 400;

/**
 * @param {HTMLElement} dialog which scrolls
 * @param {HTMLElement} article
 * @returns {Anchor | undefined} undefined while the article's beginning is in sight, and at its end
 */
export function anchorAt(dialog, article) {
  const flow = flowOf(dialog);
  const blocks = blocksOf(article);
  if (blocks.length === 0) return undefined;
  // The first that is not wholly before the window's edge.
  let block = 0;
  let above = blocks.length - 1;
  while (block < above) {
    const middle = (block + above) >> 1;
    if (flow.extentOf(blocks[middle]).end > 0) above = middle;
    else block = middle + 1;
  }
  const { start, end } = flow.extentOf(blocks[block]);
  const isAtEnd = flow.extentOf(blocks[blocks.length - 1]).end <= flow.windowLength;
  if (flow.scrolled < flow.windowLength || isAtEnd) return undefined;
  const within = end > start ? Math.max(-1, -start / (end - start)) : 0;
  const share = flow.scrolled / flow.length;
  return { block, text: hashOf(blocks[block]), within: rounded(within), share: rounded(share) };
}

/**
 * Scrolls to a place. All of the article is inserted.
 * @param {Anchor} anchor
 * @param {HTMLElement} dialog
 * @param {HTMLElement} article
 * @returns {Element | undefined} the block at the top of the window; undefined where it was not found
 */
export function goTo({ block, text, within, share }, dialog, article) {
  const flow = flowOf(dialog);
  const blocks = blocksOf(article);
  const found = find(blocks, block, text);
  if (!found) {
    flow.scrollTo(share * flow.length);
    return undefined;
  }
  // What is far is as high as it is only when it has come near.
  found.scrollIntoView({ block: 'start' });
  const { start, end } = flow.extentOf(found);
  flow.scrollTo(flow.scrolled + start + within * (end - start));
  return found;
}

/**
 * The block with these words that is nearest to where it was.
 * @param {readonly Element[]} blocks
 * @param {number} index
 * @param {string} text
 */
function find(blocks, index, text) {
  for (let away = 0; away < blocks.length; away += 1) {
    for (const at of away ? [index - away, index + away] : [index]) {
      if (blocks[at] && hashOf(blocks[at]) === text) return blocks[at];
    }
  }
  return undefined;
}

/** @param {HTMLElement} article */
function blocksOf(article) {
  return [...article.querySelectorAll('.content > *')];
}

/** @param {Element} block */
function hashOf(block) {
  return hash((block.textContent ?? '').slice(0, HASHED));
}

/** @param {number} share */
function rounded(share) {
  return Math.round(share * 1000) / 1000;
}
