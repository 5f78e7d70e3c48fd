// @ts-check
// Says to those who read by ear what others see happen.

import { createElement } from '../dom.js';

/** In ms. Screen readers miss words that are in a live region when it comes into the document. */
const DELAY = 100;

/**
 * @param {HTMLElement} dialog
 * @returns {import('../reading-view').ReadingView['announce']}
 */
export function createAnnouncer(dialog) {
  /** @type {HTMLElement | undefined} */
  let region;
  return (text, isShown = false) => {
    if (!region) {
      region = createElement('div', 'announcer');
      region.setAttribute('role', 'status');
      dialog.append(region);
    }
    const live = region;
    live.textContent = '';
    live.classList.remove('shown');
    setTimeout(() => {
      live.textContent = text;
      live.classList.toggle('shown', isShown);
    }, DELAY);
  };
}
