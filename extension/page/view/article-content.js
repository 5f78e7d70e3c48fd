// @ts-check
// The body of the article as elements: inserted through the sanitizer, then given the behaviour of the view.

import { createElement } from '../dom.js';
import { insertHtml } from './sanitizer.js';

/**
 * With more top-level blocks than this, what is off screen is laid out when it comes near (`content-visibility`). An article
 * of 1,800 paragraphs then shows in 0.4 of the time; a shorter one gains nothing.
 */
const LONG_ARTICLE = 300;

/**
 * @param {string} html `Article.content`
 * @returns {HTMLElement}
 */
export function createContent(html) {
  const content = createElement('div', 'content');
  insertHtml(content, html);
  for (const image of content.querySelectorAll('img')) loadWithoutReferrer(image);
  // A page may have set another target for all its links.
  for (const link of content.querySelectorAll('a[href]')) link.setAttribute('target', '_top');
  for (const media of content.querySelectorAll('video, audio')) {
    media.setAttribute('controls', '');
    media.setAttribute('preload', 'none');
  }
  for (const table of content.querySelectorAll('table')) makeScrollable(table);
  for (const code of content.querySelectorAll('pre')) code.tabIndex = 0;
  content.classList.toggle('long', content.childElementCount > LONG_ARTICLE);
  return content;
}

/**
 * Makes the ids of one page differ from those of the pages before it, and its links to them likewise.
 * @param {Element} content
 * @param {number} page counted from 1
 */
export function prefixIds(content, page) {
  const prefixed = (/** @type {string} */ id) => id.replace(/^(#?recto-)/, `$1${page}-`);
  for (const target of content.querySelectorAll('[id]')) target.id = prefixed(target.id);
  for (const link of content.querySelectorAll('a[href^="#recto-"]')) {
    link.setAttribute('href', prefixed(link.getAttribute('href') ?? ''));
  }
}

/**
 * Requests the image without the address of the page. If the server insists on one, requests it as the page itself does.
 * @param {HTMLImageElement} image
 */
function loadWithoutReferrer(image) {
  const { src } = image;
  const request = (/** @type {ReferrerPolicy} */ policy) => {
    image.removeAttribute('src');
    image.referrerPolicy = policy;
    image.src = src;
  };
  image.loading = 'lazy';
  image.decoding = 'async';
  request('no-referrer');
  image.addEventListener(
    'error',
    () => {
      image.addEventListener('error', () => image.classList.add('missing'), { once: true });
      request('');
    },
    { once: true },
  );
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
