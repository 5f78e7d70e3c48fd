// @ts-check
// Keeps what is being spoken in sight, until the reader scrolls away from it.

/** In px, kept free above and below what is spoken. */
const MARGIN = 72;
/** Where in the window what is scrolled to begins, as a share of its height. */
const PLACE = 0.3;
/** In ms after a wheel, a swipe or a key, in which a scroll is the reader's. */
const READERS = 1200;
const SCROLL_KEYS = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '];

/**
 * @param {object} options
 * @param {HTMLElement} options.dialog scrolls
 * @param {AbortSignal} options.signal
 * @param {() => readonly DOMRect[]} options.getBoxes where what is spoken is in the window; empty for nothing
 * @param {() => number} options.getCovered height in px at the foot of the window that is covered
 * @param {(isFollowing: boolean) => void} options.onChange
 */
export function createFollowing({ dialog, signal, getBoxes, getCovered, onChange }) {
  let isFollowing = true;
  let lastMoved = -Infinity;
  const moved = () => (lastMoved = performance.now());
  const options = { signal, passive: true };
  dialog.addEventListener('wheel', moved, options);
  dialog.addEventListener('touchmove', moved, options);
  // The scroll bar.
  dialog.addEventListener('pointerdown', ({ target }) => target === dialog && moved(), options);
  dialog.addEventListener('keydown', ({ key }) => SCROLL_KEYS.includes(key) && moved(), options);
  dialog.addEventListener(
    'scroll',
    () => {
      if (performance.now() - lastMoved > READERS || !getBoxes().length) return;
      moved();
      set(isSeen());
    },
    options,
  );
  return { follow, comeBack };

  /** Scrolls to what is spoken, unless the reader has gone elsewhere. */
  function follow() {
    if (isFollowing && !isSeen()) scroll();
  }

  function comeBack() {
    lastMoved = -Infinity;
    set(true);
    scroll();
  }

  /** @param {boolean} state */
  function set(state) {
    if (state !== isFollowing) onChange(state);
    isFollowing = state;
  }

  function isSeen() {
    const boxes = getBoxes();
    const foot = innerHeight - getCovered();
    return boxes.length > 0 && boxes[0].top >= 0 && boxes[0].bottom <= foot - MARGIN / 2;
  }

  function scroll() {
    const [first] = getBoxes();
    if (!first) return;
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    dialog.scrollBy({ top: first.top - Math.max(MARGIN, innerHeight * PLACE), behavior });
  }
}
