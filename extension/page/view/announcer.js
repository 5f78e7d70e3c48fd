// @ts-check
// Says to those who read by ear what others see happen.

import { createElement } from '../dom.js';

/** In ms. Screen readers miss words that are in a live region when it comes into the document. */
const DELAY = 100;

/**
 * @param {HTMLElement} dialog
 * @returns {(text: string) => void}
 */
export function createAnnouncer(dialog) {
  /** @type {HTMLElement | undefined} */
  let region;
  return (text) => {
    if (!region) {
      region = createElement('div', 'announcer');
      region.setAttribute('role', 'status');
      dialog.append(region);
    }
    const live = region;
    live.textContent = '';
    setTimeout(() => (live.textContent = text), DELAY);
  };
}
