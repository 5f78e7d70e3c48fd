// @ts-check
// The direction in which the lines of a view follow each other: down, or sideways where it is written from top to bottom. All
// lengths are in px in this direction.

/** @param {HTMLElement} dialog which scrolls */
export function flowOf(dialog) {
  const isVertical = dialog.dataset.writing === 'vertical';
  const isLeftward = dialog.style.writingMode.endsWith('-rl');
  return {
    /** Of the window. */
    get windowLength() {
      return isVertical ? innerWidth : innerHeight;
    },
    /** Of all that can be scrolled. */
    get length() {
      return isVertical ? dialog.scrollWidth : dialog.scrollHeight;
    },
    get scrolled() {
      return isVertical ? Math.abs(dialog.scrollLeft) : dialog.scrollTop;
    },
    /** @param {number} length */
    scrollTo(length) {
      if (isVertical) dialog.scrollLeft = isLeftward ? -length : length;
      else dialog.scrollTop = length;
    },
    /**
     * Where an element begins and ends, from the edge of the window at which lines begin.
     * @param {Element} element
     */
    extentOf(element) {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      if (!isVertical) return { start: top, end: bottom };
      return isLeftward ? { start: innerWidth - right, end: innerWidth - left } : { start: left, end: right };
    },
  };
}
