// @ts-check
// The article as a document of its own, from which files are made: what the core wrote, page after page, under a head and
// with the reader's highlights. Nothing of the view's elements is in it.

import { message } from '../../../i18n.js';
import { findQuote } from '../quotes/anchoring.js';
import { indexText } from '../quotes/text-index.js';
import { wrapText } from '../quotes/wrapping.js';
import { highlightsOf } from './highlights-of.js';
import { fetchPictures } from './pictures.js';

/** @typedef {import('../../../highlights.js').Highlight} Highlight */
/** @typedef {import('../../../messages').ViewArticle} ViewArticle */
/** @typedef {import('./pictures.js').Picture} Picture */

/**
 * @typedef {object} ArticleDocument
 * @property {Document} document holds the title in its head and one `article` in its body
 * @property {Element} main that `article`
 * @property {ViewArticle} article the first page, for what is known about the article
 * @property {Map<string, Picture>} pictures those that could be had, by address
 */

/**
 * @param {import('../../reading-view').ReadingView} view
 * @returns {Promise<ArticleDocument>}
 */
export async function createArticleDocument(view) {
  const { article, pages, main: shown, signal } = view;
  const document = parse('<!DOCTYPE html><title></title>');
  document.title = article.title || message('view');
  const main = document.createElement('article');
  document.body.append(main);
  const head = header(document, article, shown.querySelector('.head .date')?.textContent ?? '');
  main.append(head);
  const contents = pages.map(({ content }, index) => {
    const part = document.createElement('div');
    part.className = 'content';
    part.append(...parse(content).body.childNodes);
    if (index > 0) prefixIds(part, index + 1);
    main.append(part);
    return part;
  });
  const highlights = await highlightsOf(view);
  if (highlights.length) main.append(highlightList(document, [head, ...contents], highlights));
  for (const image of main.querySelectorAll('img')) image.removeAttribute('loading');
  const addresses = [...main.querySelectorAll('img')].map((image) => image.src);
  const posters = [...main.querySelectorAll('video')].map((video) => video.poster);
  const pictures = await fetchPictures([...addresses, ...posters].filter(Boolean), signal);
  return { document, main, article, pictures };
}

/**
 * An inert document: nothing in it loads or runs.
 * @param {string} html
 */
function parse(html) {
  return new DOMParser().parseFromString(html, 'text/html');
}

/**
 * @param {Document} document
 * @param {ViewArticle} article
 * @param {string} date in words
 */
function header(document, article, date) {
  const element = (/** @type {string} */ name, /** @type {string} */ className, /** @type {string} */ text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };
  const head = element('header', 'head', '');
  if (article.title) head.append(element('h1', '', article.title));
  if (article.standfirst) head.append('\n', element('p', 'standfirst', article.standfirst));
  const about = element('p', 'about', '');
  const add = (/** @type {Element} */ part) => about.append(...(about.hasChildNodes() ? [' · ', part] : [part]));
  if (article.byline) add(element('span', 'author', article.byline));
  if (date) {
    const time = element('time', '', date);
    time.setAttribute('datetime', article.publishedTime ?? '');
    add(time);
  }
  if (article.url) {
    const source = element('a', 'source', article.siteName || new URL(article.url).host);
    source.setAttribute('href', article.url);
    add(source);
  } else if (article.siteName) {
    add(element('span', 'source', article.siteName));
  }
  if (about.hasChildNodes()) head.append(about);
  return head;
}

/**
 * Ids of one page differ from those of the pages before it.
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
 * Marks the highlights in the text, and lists them after it with their notes.
 * @param {Document} document
 * @param {readonly Element[]} places the head, and the contents of the pages
 * @param {readonly Highlight[]} highlights
 */
function highlightList(document, places, highlights) {
  const section = document.createElement('section');
  section.className = 'highlights';
  const heading = document.createElement('h2');
  heading.textContent = message('highlights');
  section.append(heading);
  for (const { id, quote, colour, note, page } of highlights) {
    const entry = document.createElement('blockquote');
    entry.className = colour;
    const words = document.createElement('p');
    entry.append(words);
    const index = places[page] && indexText(places[page]);
    const place = index && findQuote(index.text, quote);
    const marks = place ? wrapText(index, place, () => markOf(document, colour)) : [];
    if (marks.length) {
      marks[0].id = `highlight-${id}`;
      const link = document.createElement('a');
      link.href = `#highlight-${id}`;
      words.append(link);
    }
    (words.firstElementChild ?? words).textContent = quote.exact;
    if (note) {
      const text = document.createElement('p');
      text.className = 'note';
      text.textContent = note;
      entry.append(text);
    }
    section.append(entry);
  }
  return section;
}

/**
 * @param {Document} document
 * @param {string} colour
 */
function markOf(document, colour) {
  const mark = document.createElement('mark');
  mark.className = colour;
  return mark;
}
