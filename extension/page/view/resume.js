// @ts-check
// A view that takes the place of another: where the reader was in the article, and what was open.

/** @typedef {import('../reading-view').ReadingView} ReadingView */
/** @typedef {import('../reading-view').Resume} Resume */

/** Elements that hold a line of their own. */
const LINES = '.title, .content :is(p, li, h1, h2, h3, h4, h5, h6, pre, td, dt, dd, figcaption, summary)';

/** Characters by which an element is known again. */
const LENGTH = 80;

/**
 * Where the reader is: the first line that can be seen.
 * @param {HTMLElement} main the article
 * @returns {Resume['anchor']}
 */
export function anchorOf(main) {
  for (const line of main.querySelectorAll(LINES)) {
    const { top, bottom } = line.getBoundingClientRect();
    if (bottom > 0 && line.textContent) return { text: line.textContent.slice(0, LENGTH), top };
  }
  return { text: '', top: 0 };
}

/**
 * Goes on where another view was.
 * @param {ReadingView} view that has just opened
 * @param {Resume} resume
 */
export function goOn(view, { anchor, part, note }) {
  const { dialog, main } = view;
  const title = main.querySelector('.title');
  if (anchor.text && !title?.textContent?.startsWith(anchor.text)) {
    view.insertAll();
    const line = [...main.querySelectorAll(LINES)].find((one) => one.textContent?.startsWith(anchor.text));
    if (line) dialog.scrollTop += line.getBoundingClientRect().top - anchor.top;
  }
  void view.use(part).then(() => view.announce(note));
}
