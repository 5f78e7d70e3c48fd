// @ts-check
/** The article as a reader sees it, in a closed shadow root with a style of its own. */
import { inert } from './markup.js';
import { element } from './element.js';

/** @typedef {import("./playground.js").Article} Article */

export class ArticleView {
  #root;
  #sheet = new CSSStyleSheet();

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#root = host.attachShadow({ mode: 'closed' });
    this.#root.adoptedStyleSheets = [this.#sheet];
  }

  /** Fetches the style. */
  async load() {
    const response = await fetch(new URL('article.css', import.meta.url));
    this.#sheet.replaceSync(await response.text());
  }

  /**
   * Shows an article.
   *
   * @param {Article} article
   * @param {boolean} pictures whether pictures, films and sounds may be loaded
   */
  show(article, pictures) {
    // Chosen while nothing loads yet: the parsed document has no window.
    const parsed = inert(article.content);
    if (!pictures) {
      for (const media of parsed.querySelectorAll('img, video, audio')) media.replaceWith(standIn(parsed, media));
    }
    const { lang, dir } = article;
    this.#root.replaceChildren(
      element(
        'article',
        { ...(lang && { lang }), ...(dir && { dir }) },
        element(
          'header',
          {},
          article.siteName && element('p', { class: 'site' }, article.siteName),
          element('h1', {}, article.title || 'Untitled'),
          element(
            'p',
            { class: 'about' },
            article.byline && element('span', { class: 'byline' }, article.byline),
            article.publishedTime &&
              element('time', { datetime: article.publishedTime }, day(article.publishedTime, lang)),
            element('span', {}, `${article.readingMinutes} min`),
          ),
        ),
        element(
          'div',
          { class: 'content' },
          ...[...parsed.body.childNodes].map((node) => document.importNode(node, true)),
        ),
      ),
    );
  }

  /**
   * Says why there is no article.
   *
   * @param {string} title
   * @param {string} words
   */
  say(title, words) {
    this.#root.replaceChildren(element('div', { class: 'none' }, element('h2', {}, title), element('p', {}, words)));
  }

  /** The words on show, for whoever cannot look into a closed root. */
  get text() {
    return this.#root.textContent ?? '';
  }
}

/**
 * A day in the words of the article's language. Dates without a time must not move to the day before.
 *
 * @param {string} iso
 * @param {string | null | undefined} lang
 */
function day(iso, lang) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { dateStyle: 'long', timeZone: 'UTC' };
  const shown = /T/.test(iso) ? new Date(`${iso.slice(0, 10)}T00:00:00Z`) : date;
  try {
    return new Intl.DateTimeFormat(lang ?? undefined, form).format(shown);
  } catch {
    return new Intl.DateTimeFormat(undefined, form).format(shown);
  }
}

/**
 * What stands in place of a picture that may not be loaded.
 *
 * @param {Document} parsed
 * @param {Element} media
 */
function standIn(parsed, media) {
  const box = parsed.createElement('span');
  box.className = 'stand-in';
  const alt = media.getAttribute('alt');
  box.textContent = alt ? `Picture not loaded: ${alt}` : 'Picture not loaded';
  return box;
}
