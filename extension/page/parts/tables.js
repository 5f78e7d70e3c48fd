// @ts-check
// Keeps the head of a table in sight: within the frame of one that is wider than the column, else as the article scrolls.

import { registerPart } from '../parts.js';
import css from './tables.css';

registerPart('tables', { attach });

/** @param {import('../reading-view').ReadingView} view */
function attach(view) {
  view.addStyleSheet(css);
  const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => frame(target)));
  view.eachSlice((elements) => {
    for (const element of elements) {
      const boxes = element.matches('.table-box') ? [element] : element.querySelectorAll('.table-box');
      for (const box of boxes) sizes.observe(box);
    }
  });
  view.signal.addEventListener('abort', () => sizes.disconnect());
}

/** @param {Element} box */
function frame(box) {
  const isWide = (box.firstElementChild?.scrollWidth ?? 0) > box.clientWidth + 1;
  box.classList.toggle('wide', isWide);
  box.classList.toggle('fits', !isWide);
  // Only what scrolls has to be reached by the keyboard.
  if (isWide) box.setAttribute('tabindex', '0');
  else box.removeAttribute('tabindex');
}
