// @ts-check
// What stands under a picture that is shown large.

import { message } from '../../../i18n.js';
import { createElement } from '../../dom.js';

/**
 * The caption of a picture with its credit, its alternative text where it has none; a link to where the picture leads.
 * @param {HTMLImageElement} picture in the article
 * @param {string} position which of the pictures it is; empty for the only one
 * @param {string | undefined} address where it leads
 * @returns {Node[]}
 */
export function captionOf(picture, position, address) {
  const words = createElement('p', 'words');
  words.dir = 'auto';
  const caption = picture.closest('figure')?.querySelector('figcaption');
  if (caption) words.append(...[...caption.childNodes].map((node) => node.cloneNode(true)));
  else words.textContent = picture.alt;
  const place = createElement('p', 'position');
  place.textContent = position;
  const link = createElement('a', 'follow');
  link.textContent = message('pictureLink');
  link.rel = 'noopener noreferrer';
  link.target = '_top';
  link.href = link.title = address ?? '';
  return [...(words.textContent ? [words] : []), ...(address ? [link] : []), ...(position ? [place] : [])];
}
