// @ts-check
// Date and reading time as the reader's language writes them.
//
// The first number or date that is written in a process takes the browser 12 ms (Chromium 156: it looks through the data of
// all languages), any later one 0.1 ms, and every new tab is a new process. So a worker that has written some writes
// these too; while one that has just started reads the page, the document has the time.

/** @typedef {import('./messages').HeaderTexts} HeaderTexts */

/**
 * Has the browser load what it needs.
 * @param {string} language
 */
export function warmUpHeaderTexts(language) {
  headerTexts({ publishedTime: '2000-01-01', readingMinutes: 1 }, language);
}

/**
 * @param {Pick<import('recto').Article, 'publishedTime' | 'readingMinutes'>} article
 * @param {string} language
 * @returns {HeaderTexts}
 */
export function headerTexts({ publishedTime, readingMinutes }, language) {
  const minutes = new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'short' });
  return { date: dateText(publishedTime, language), readingTime: minutes.format(readingMinutes) };
}

/**
 * A date in words, as precise as it is known. A day without a time is the same day in every time zone.
 * @param {string | null | undefined} published ISO 8601, of any precision
 * @param {string} language
 * @returns {string} empty for no date
 */
function dateText(published, language) {
  const parts = /^(\d{4})(-\d{2})?(-\d{2})?(T[\d:.]+)?(Z|[+-]\d{2}:?\d{2})?/.exec(published ?? '');
  if (!published || !parts) return '';
  const [dateOnly, , month, day, time, zone] = parts;
  const date = new Date(time ? published : dateOnly);
  if (Number.isNaN(date.getTime())) return '';
  const format = /** @type {Intl.DateTimeFormatOptions} */ ({
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
    ...((!time || !zone) && { timeZone: time ? undefined : 'UTC' }),
  });
  return new Intl.DateTimeFormat(language, format).format(date);
}
