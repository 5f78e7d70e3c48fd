// @ts-check
// Tells the call of a note from other links within the article.

/** Longest mark of a note, in characters: `[123]`, three daggers. */
const LONGEST_MARK = 5;

/**
 * The call of a note that an element is or is in: a superscript link that follows text. The mark that begins a note looks
 * the same and leads back.
 * @param {Element} element
 * @returns {HTMLElement | null}
 */
export function noteCall(element) {
  /** @type {HTMLElement | null} */
  const link = element.closest('sup a[href^="#recto-"]');
  if (!link || (link.textContent ?? '').trim().length > LONGEST_MARK) return null;
  /** @type {Element | null} */
  const mark = link.closest('sup');
  const block = mark?.closest('p, li, td, th, dd, dt, figcaption, h1, h2, h3, h4, h5, h6, summary, blockquote, div');
  // What stands before it in its block.
  for (let at = mark; at && at !== block; at = at.parentElement) {
    for (let before = at.previousSibling; before; before = before.previousSibling) {
      if (before.textContent?.trim()) return link;
    }
  }
  return null;
}
