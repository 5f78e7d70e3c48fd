// @ts-check
// Articles that are written from top to bottom, as some in Japanese, Chinese and Mongolian. The page says so by its style; the
// view is set likewise and scrolls sideways.

import { bodyElement, documentElement } from '../dom.js';

const VERTICAL = /^(vertical|sideways)-/;

/**
 * The writing mode of the page, where it is vertical.
 * @returns {string | undefined} such as `vertical-rl`
 */
export function verticalMode() {
  const body = bodyElement();
  const candidates = [documentElement(), body, body?.querySelector('main, article')];
  const modes = candidates.map((one) => (one ? getComputedStyle(one).writingMode : ''));
  return modes.find((mode) => VERTICAL.test(mode));
}

/**
 * Sets a view from top to bottom.
 * @param {HTMLElement} dialog
 * @param {string} mode
 */
export function makeVertical(dialog, mode) {
  dialog.dataset.writing = 'vertical';
  dialog.style.writingMode = mode;
  const forwards = mode.endsWith('-rl') ? -1 : 1;
  // A wheel turns one way only: it goes on in the text.
  dialog.addEventListener('wheel', (event) => {
    if (event.deltaX !== 0 || event.ctrlKey) return;
    event.preventDefault();
    dialog.scrollBy({ left: forwards * event.deltaY, behavior: 'instant' });
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.target !== dialog || event.ctrlKey || event.altKey || event.metaKey) return;
    const screens = { PageDown: 0.9, PageUp: -0.9, ' ': event.shiftKey ? -0.9 : 0.9, ArrowDown: 0.1, ArrowUp: -0.1 }[
      event.key
    ];
    if (screens === undefined) return;
    event.preventDefault();
    dialog.scrollBy({ left: forwards * screens * dialog.clientWidth });
  });
}
