// @ts-check
// The head of the article: title, and a line with author, date, site and reading time as the reader's language writes them.

import { uiLanguage } from '../../i18n.js';
import { createElement } from '../dom.js';

/** @typedef {import('../../messages').ViewArticle} ViewArticle */

/**
 * @param {ViewArticle} article
 * @returns {HTMLElement}
 */
export function createArticleHeader(article) {
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
    header.append(standfirst);
  }
  const date = dateOf(article.publishedTime);
  const time = createElement('time', 'date');
  time.dateTime = date?.dateTime ?? '';
  const line = createElement('p', 'about');
  for (const [part, text] of /** @type {[HTMLElement, string | null | undefined][]} */ ([
    [createElement('span', 'author'), article.byline],
    [time, date?.text],
    [createElement('span', 'site'), article.siteName],
    [createElement('span', 'reading-time'), readingTime(article.readingMinutes)],
  ])) {
    if (!text) continue;
    part.textContent = text;
    part.dir = 'auto';
    line.append(part);
  }
  header.append(line);
  return header;
}

/** @param {number} minutes */
function readingTime(minutes) {
  return new Intl.NumberFormat(uiLanguage(), { style: 'unit', unit: 'minute', unitDisplay: 'short' }).format(minutes);
}

/**
 * A date in words, as precise as it is known. A day without a time is the same day in every time zone.
 * @param {string | null | undefined} published ISO 8601, of any precision
 * @returns {{text: string, dateTime: string} | undefined} undefined for no date
 */
function dateOf(published) {
  const parts = /^(\d{4})(-\d{2})?(-\d{2})?(T[\d:.]+)?(Z|[+-]\d{2}:?\d{2})?/.exec(published ?? '');
  if (!published || !parts) return undefined;
  const [dateOnly, , month, day, time, zone] = parts;
  const date = new Date(time ? published : dateOnly);
  if (Number.isNaN(date.getTime())) return undefined;
  const format = /** @type {Intl.DateTimeFormatOptions} */ ({
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
    ...((!time || !zone) && { timeZone: time ? undefined : 'UTC' }),
  });
  return { text: new Intl.DateTimeFormat(uiLanguage(), format).format(date), dateTime: published };
}
