// @ts-check
// The head of the article: title, and a line with author, date, site and reading time.

import { createElement } from '../dom.js';

/**
 * @param {import('../../messages').ViewArticle} article
 * @param {import('../../messages').HeaderTexts} texts
 * @returns {HTMLElement}
 */
export function createArticleHeader(article, texts) {
  const header = createElement('header', 'head');
  if (article.title) {
    const title = createElement('h1', 'title');
    title.textContent = article.title;
    header.append(title);
  }
  if (article.standfirst) {
    const standfirst = createElement('p', 'standfirst');
    standfirst.textContent = article.standfirst;
    standfirst.dir = 'auto';
    // What is selected across both is two lines.
    header.append('\n', standfirst);
  }
  const time = createElement('time', 'date');
  time.dateTime = article.publishedTime ?? '';
  const line = createElement('p', 'about');
  for (const [part, text] of /** @type {[HTMLElement, string | null | undefined][]} */ ([
    [createElement('span', 'author'), article.byline],
    [time, texts.date],
    [createElement('span', 'site'), article.siteName],
    [createElement('span', 'reading-time'), texts.readingTime],
  ])) {
    if (!text) continue;
    part.textContent = text;
    part.dir = 'auto';
    line.append(part);
  }
  header.append(line);
  return header;
}
