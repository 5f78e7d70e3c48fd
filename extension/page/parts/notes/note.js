// @ts-check
// Finds a note and what is to be shown of it.

/** The elements that can be one note. */
const NOTE = 'li, dd, p, td, aside, blockquote, div:not(.content, .table-box)';

/**
 * The note that a link leads to: the element that holds the target, or begins with it.
 * @param {Element} target
 * @returns {HTMLElement | null} null where the target is not in the text of a note
 */
export function noteOf(target) {
  const item = /** @type {HTMLElement | null} */ (target.closest('.content li, .content dd'));
  return (
    item ?? /** @type {HTMLElement | null} */ (target.closest(NOTE)?.closest('.content > * , .content > * *') ?? null)
  );
}

/**
 * A copy of a note without the links that lead back to its calls, and without ids.
 * @param {HTMLElement} note
 * @returns {DocumentFragment}
 */
export function copyOfNote(note) {
  const range = note.ownerDocument.createRange();
  range.selectNodeContents(note);
  const copy = range.cloneContents();
  for (const link of copy.querySelectorAll('a[href^="#"]')) {
    if (isBackLink(link)) (isAlone(link) ? /** @type {Element} */ (link.parentElement) : link).remove();
  }
  for (const one of copy.querySelectorAll('[id]')) one.removeAttribute('id');
  for (const button of copy.querySelectorAll('button')) button.remove();
  return copy;
}

/**
 * A link back has an arrow or the note's mark for its text.
 * @param {Element} link
 */
function isBackLink(link) {
  const text = (link.textContent ?? '').trim();
  return text.length <= 5 && (!/\p{L}{2}/u.test(text) || link.closest('sup') !== null);
}

/**
 * Whether the element around a link has nothing else in it: its superscript, or a line of its own.
 * @param {Element} link
 */
function isAlone(link) {
  return link.parentElement?.textContent?.trim() === link.textContent?.trim();
}
