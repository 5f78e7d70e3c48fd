// @ts-check
// What stands under a picture that is shown large.

import { createElement } from '../../dom.js';

/**
 * The caption of a picture with its credit; its alternative text where it has none.
 * @param {HTMLImageElement} picture in the article
 * @param {string} position which of the pictures it is; empty for the only one
 * @returns {Node[]}
 */
export function captionOf(picture, position) {
  const words = createElement('p', 'words');
  words.dir = 'auto';
  const caption = picture.closest('figure')?.querySelector('figcaption');
  if (caption) words.append(...[...caption.childNodes].map((node) => node.cloneNode(true)));
  else words.textContent = picture.alt;
  const place = createElement('p', 'position');
  place.textContent = position;
  return [...(words.textContent ? [words] : []), ...(position ? [place] : [])];
}
