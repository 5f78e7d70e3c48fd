// @ts-check
// The notes of an article: what links to a place in the article from where a link leads back.

/**
 * @typedef {object} Note
 * @property {Element} block that holds the note
 * @property {Element} target the element with the id that its calls link to
 * @property {Element} back the link that leads back
 * @property {Element[]} calls the links to it
 */

/** What a note is. A heading that links to the table of contents, and is linked from there, is none. */
const NOTE_BLOCK = 'li, p, dd, td';

/**
 * @param {Element} root with content as the core writes it
 * @returns {Note[]} in the order of their first calls
 */
export function findNotes(root) {
  /** @type {Map<string, Element>} */
  const targets = new Map();
  for (const element of root.querySelectorAll('[id^="recto-"]')) targets.set(element.id, element);
  const jumps = [...root.querySelectorAll('a[href^="#recto-"]')];
  const targetOf = (/** @type {Element} */ link) => targets.get((link.getAttribute('href') ?? '').slice(1));
  /** @type {Map<Element, Note>} */
  const found = new Map();
  for (const call of jumps) {
    const target = targetOf(call);
    const block = target?.closest(NOTE_BLOCK);
    if (!target || !block || block.contains(call)) continue;
    const known = found.get(block);
    const place = call.closest('sup') ?? call;
    const back =
      known?.back ??
      [...block.querySelectorAll('a[href^="#recto-"]')].find((link) => {
        const origin = targetOf(link);
        return origin && (place.contains(origin) || isRightBefore(origin, place));
      });
    // The way back is no call, and links from note to note are none.
    if (!back || [...found.values()].some((note) => note.block.contains(call))) continue;
    if (known) known.calls.push(call);
    else found.set(block, { block, target, back, calls: [call] });
  }
  return [...found.values()];
}

/**
 * Whether an anchor stands right before an element.
 * @param {Element} anchor
 * @param {Element} element
 */
function isRightBefore(anchor, element) {
  return anchor.nextElementSibling === element && !anchor.nextSibling?.nodeValue?.trim();
}
