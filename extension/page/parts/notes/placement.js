// @ts-check
// Places a popover at a line of the text: under it where there is room, else above.

/** In px, between line and popover, and to the edges of the window. */
const GAP = 8;
/** Of the window's width, from which on there is room beside something. */
const NARROW = 600;

/**
 * @param {Element} anchor
 * @param {HTMLElement} popover shown, with `position: fixed`
 */
export function placeAt(anchor, popover) {
  if (innerWidth < NARROW) return;
  // Of a link over two lines, the first part.
  const line = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const middle = (line.left + line.right - width) / 2;
  const left = Math.max(GAP, Math.min(middle, innerWidth - width - GAP));
  const isAbove = line.bottom + GAP + height > innerHeight && line.top > innerHeight - line.bottom;
  const top = isAbove ? line.top - GAP - height : line.bottom + GAP;
  Object.assign(popover.style, { left: `${left}px`, top: `${Math.max(GAP, top)}px`, right: 'auto', bottom: 'auto' });
}
