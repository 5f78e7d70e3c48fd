// @ts-check
// Says to those who read by ear what others see happen.

import { createElement } from '../dom.js';

/** In ms. Screen readers miss words that are in a live region when it comes into the document. */
const DELAY = 100;
/** In ms. What has been heard goes again: find in page goes through the article's words alone. */
const KEPT = 8000;

/**
 * @param {HTMLElement} dialog
 * @returns {import('../reading-view').ReadingView['announce']}
 */
export function createAnnouncer(dialog) {
  /** @type {HTMLElement | undefined} */
  let region;
  let timer = 0;
  return (text, isShown = false) => {
    if (!region) {
      region = createElement('div', 'announcer');
      region.setAttribute('role', 'status');
      dialog.append(region);
    }
    const live = region;
    live.textContent = '';
    live.classList.remove('shown');
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      live.textContent = text;
      live.classList.toggle('shown', isShown);
      timer = window.setTimeout(() => {
        live.textContent = '';
        live.classList.remove('shown');
      }, KEPT);
    }, DELAY);
  };
}
