// @ts-check
// When the rest of a long article is inserted and laid out: after the first screen has been painted, in what time the browser
// has left, and inserted at once where somebody cannot wait for it.

import { isHidden } from '../dom.js';

/** In ms, for which a callback goes on when the browser, busy with the page behind, has no time left. */
const LEAST_TIME = 4;
/** In ms. A page that keeps the browser busy is not waited for longer. */
const IDLE_TIMEOUT = 50;
/** In ms after the opening, when all that is left is inserted at once: find in page and the scroll bar need all of it. */
const LATEST = 1000;

/**
 * Calls `insertSlice` until nothing is left: from the first frame on, whenever the browser is idle; without a pause while
 * the document is hidden, as hidden documents get no frames and hardly any idle time. Then calls `layOutSlice`, once in a
 * frame.
 * @param {object} content
 * @param {() => boolean} content.insertSlice inserts a slice, returns whether any is left
 * @param {() => boolean} content.layOutSlice has a slice laid out, returns whether there was one
 * @param {AbortSignal} signal ends it
 */
export function insertWhenIdle({ insertSlice, layOutSlice }, signal) {
  const opened = performance.now();
  const insertAll = () => {
    while (!signal.aborted && insertSlice());
  };
  const layOut = () => {
    if (!signal.aborted && layOutSlice()) requestAnimationFrame(() => requestIdleCallback(layOut));
  };
  const insert = (/** @type {IdleDeadline} */ deadline) => {
    if (signal.aborted) return;
    const start = performance.now();
    if (start - opened > LATEST) insertAll();
    const hasTime = () => deadline.timeRemaining() > LEAST_TIME || performance.now() - start < LEAST_TIME;
    while (insertSlice()) {
      if (!hasTime()) return request();
    }
    layOut();
  };
  const request = () => requestIdleCallback(insert, { timeout: IDLE_TIMEOUT });

  if (isHidden()) insertAll();
  addEventListener('visibilitychange', insertAll, { signal });
  requestAnimationFrame(request);
}

/**
 * Calls `insertAll` before anything that needs the whole article: print, select all, find in page, the key that goes to
 * the end. The context menu has commands for most of these.
 * @param {HTMLElement} dialog
 * @param {() => void} insertAll
 * @param {AbortSignal} signal
 */
export function insertOnDemand(dialog, insertAll, signal) {
  addEventListener('beforeprint', insertAll, { signal });
  dialog.addEventListener('contextmenu', insertAll, { signal });
  dialog.addEventListener('selectstart', insertAll, { signal });
  dialog.addEventListener(
    'keydown',
    ({ key, ctrlKey, metaKey }) => {
      if (ctrlKey || metaKey || ['End', 'F3', '/', "'"].includes(key)) insertAll();
    },
    { signal },
  );
}
