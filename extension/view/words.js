// @ts-check
// What stands under the title, in the reader's own language: author, date, site, reading time.

(() => {
  const message = (/** @type {string} */ name) => chrome.i18n.getMessage(name);

  /**
   * @param {import('../messages').Shown} article
   * @returns {{author: string, date: {text: string, datetime: string} | undefined, site: string, time: string}}
   */
  globalThis.rectoWords = (article) => ({
    author: article.byline ?? '',
    date: date(article.publishedTime),
    site: article.siteName ?? '',
    time: readingTime(article.readingMinutes),
  });

  /** @param {number} minutes */
  function readingTime(minutes) {
    return new Intl.NumberFormat(language(), { style: 'unit', unit: 'minute', unitDisplay: 'short' }).format(minutes);
  }

  /**
   * A date as the reader writes it, with as much of it as is known. A day without a time is that day everywhere.
   * @param {string | null | undefined} text ISO 8601
   */
  function date(text) {
    const known = /^(\d{4})(-\d{2})?(-\d{2})?(T[\d:.]+)?(Z|[+-]\d{2}:?\d{2})?/.exec(text ?? '');
    if (!text || !known) return undefined;
    const [, , month, day, time, zone] = known;
    const moment = new Date(time ? text : known[0]);
    if (Number.isNaN(moment.getTime())) return undefined;
    const style = /** @type {Intl.DateTimeFormatOptions} */ ({
      year: 'numeric',
      ...(month && { month: 'long' }),
      ...(day && { day: 'numeric' }),
      ...((!time || !zone) && { timeZone: time ? undefined : 'UTC' }),
    });
    return { text: new Intl.DateTimeFormat(language(), style).format(moment), datetime: text };
  }

  /** The language of the reader's browser: of the words around the article, not of the article. */
  function language() {
    return chrome.i18n.getUILanguage();
  }

  globalThis.rectoMessage = message;
})();
