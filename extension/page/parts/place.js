// @ts-check
// Keeps the place in a long article, and offers it when the reader comes back.

import { message } from '../../i18n.js';
import { registerPart } from '../parts.js';
import { flowOf } from './flow/flow.js';
import { anchorAt, goTo } from './place/anchor.js';
import { offer } from './place/offer.js';
import { loadPlace, savePlace } from './place/places.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */

registerPart('place', { attach });

/** In ms without a scroll, after which the place is looked up: too often for one frame, soon enough before a view closes. */
const REST = 150;
/** In ms without a scroll, after which it is stored. */
const LONG_REST = 1500;

/** @param {ReadingView} view */
async function attach(view) {
  const { dialog, main, settings, signal } = view;
  const address = location.href.replace(/#.*/s, '');
  const place = await loadPlace(address);
  if (signal.aborted) return;
  // Somebody who has begun to scroll is where they want to be.
  const { scrolled, windowLength } = flowOf(dialog);
  if (place && scrolled < windowLength) {
    offer(view, message('goOn'), () => {
      view.insertAll();
      const block = goTo(place, dialog, main);
      if (!(block instanceof HTMLElement)) return dialog.focus({ preventScroll: true });
      block.tabIndex = -1;
      block.focus({ preventScroll: true });
    });
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let look;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let store;
  let latest = place;
  const keep = () => {
    clearTimeout(store);
    if (store && settings.current.place) void savePlace(address, latest);
    store = undefined;
  };
  dialog.addEventListener(
    'scroll',
    () => {
      clearTimeout(look);
      clearTimeout(store);
      look = setTimeout(() => !signal.aborted && (latest = anchorAt(dialog, main)), REST);
      store = setTimeout(keep, LONG_REST);
    },
    { passive: true },
  );
  addEventListener('pagehide', keep, { signal });
  signal.addEventListener('abort', keep);
}
