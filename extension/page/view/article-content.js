// @ts-check
// The body of the article as elements: inserted through the sanitizer, then given the behaviour of the view.

import { createElement } from '../dom.js';
import { createSlicer } from './html-slices.js';
import { preparePictures } from './pictures.js';
import { insertHtml } from './sanitizer.js';

/**
 * Characters of HTML in the first slice: more than two screens of text. What pictures and short lines make of it is seen
 * when it has been laid out.
 */
const FIRST_SLICE = 16_000;
/** Characters in each later slice: less than 2 ms of work. */
const SLICE = 16_000;
/** Elements that are laid out in one frame, where there is idle time. */
const LAID_OUT = 30;
/** Heights of the window that are filled before the first frame. */
const FIRST_SCREENS = 2;
/**
 * From this many characters on, what follows the first screens is laid out when it comes near (`content-visibility`), or in
 * idle time. Left far for good it would cost each frame of scrolling 11 ms to ask where 2,460 paragraphs are.
 */
const LONG_ARTICLE = 60_000;

/** Has the browser prepare what inserts content. */
export function warmUpContent() {
  insertHtml(createElement('div'), '<p></p>');
}

/**
 * The body of an article that is inserted slice by slice. Nothing gets in but through the sanitizer.
 * @param {string} html `Article.content`
 * @param {(elements: readonly Element[]) => void} onSlice called with the outermost elements of each slice
 * @param {number} [page] counted from 1: ids of one page differ from those of the pages before it
 */
export function createContent(html, onSlice, page = 1) {
  const element = createElement('div', 'content');
  const slicer = createSlicer(html);
  const isLong = html.length > LONG_ARTICLE;
  /** The elements of each slice that is not to be laid out yet. @type {Element[][]} */
  const far = [];
  insert(FIRST_SLICE, false);
  return { element, fillScreens, insertSlice, insertAll, layOutSlice };

  /** Inserts so much that the first screens are full. The content is in the document. */
  function fillScreens() {
    // Of an article that is written from top to bottom the width grows.
    const screens = () => Math.max(element.offsetHeight / innerHeight, element.offsetWidth / innerWidth);
    while (!slicer.isEmpty() && screens() < FIRST_SCREENS) insert(SLICE, false);
  }

  /** Inserts the next slice; returns whether any is left. */
  function insertSlice() {
    if (!slicer.isEmpty()) insert(SLICE, isLong);
    return !slicer.isEmpty();
  }

  /** Inserts what is left. */
  function insertAll() {
    if (!slicer.isEmpty()) insert(Infinity, isLong);
  }

  /**
   * Has the next slice laid out that is below the window; returns whether there was one. What is above stays as it is: the
   * lines that are read would move with it.
   */
  function layOutSlice() {
    const at = far.findIndex(([first]) => first.getBoundingClientRect().top > innerHeight);
    if (at >= 0) for (const child of far.splice(at, 1)[0]) child.classList.remove('far');
    return at >= 0;
  }

  /**
   * @param {number} length
   * @param {boolean} isFar
   */
  function insert(length, isFar) {
    const slice = createElement('div');
    insertHtml(slice, slicer.take(length));
    addBehaviour(slice);
    if (page > 1) prefixIds(slice, page);
    const elements = [...slice.children];
    if (isFar) setFar(elements);
    while (slice.firstChild) element.append(slice.firstChild);
    onSlice(elements);
  }

  /** @param {readonly Element[]} elements */
  function setFar(elements) {
    for (const element of elements) element.classList.add('far');
    // All that was left may have come at once.
    for (let at = 0; at < elements.length; at += LAID_OUT) far.push(elements.slice(at, at + LAID_OUT));
  }
}

/**
 * Gives sanitized elements the behaviour of the view.
 * @param {Element} content
 */
function addBehaviour(content) {
  preparePictures(content);
  // A page may have set another target for all its links.
  for (const link of content.querySelectorAll('a[href]')) link.setAttribute('target', '_top');
  for (const media of content.querySelectorAll('video, audio')) {
    media.setAttribute('controls', '');
    media.setAttribute('preload', 'none');
  }
  for (const table of content.querySelectorAll('table')) makeScrollable(table);
  for (const code of content.querySelectorAll('pre')) code.tabIndex = 0;
}

/**
 * @param {Element} content
 * @param {number} page
 */
function prefixIds(content, page) {
  const prefixed = (/** @type {string} */ id) => id.replace(/^(#?recto-)/, `$1${page}-`);
  for (const target of content.querySelectorAll('[id]')) target.id = prefixed(target.id);
  for (const link of content.querySelectorAll('a[href^="#recto-"]')) {
    link.setAttribute('href', prefixed(link.getAttribute('href') ?? ''));
  }
}

/**
 * A table wider than the column scrolls in a box of its own.
 * @param {HTMLTableElement} table
 */
function makeScrollable(table) {
  if (table.parentElement?.closest('table')) return;
  const box = createElement('div', 'table-box');
  table.replaceWith(box);
  box.append(table);
  box.tabIndex = 0;
}
