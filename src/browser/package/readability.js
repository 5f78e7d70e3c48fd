// @ts-check
// The interface of Mozilla's Readability on top of Recto: a project changes one import. Importing it starts the Wasm, so
// that `parse()` is synchronous as it is there.

import init, { extract, isReadable } from './recto.js';

await init();

/** What a page is that has no article: `parse()` gives null for it, as Readability does. */
const WITHOUT_ARTICLE = new Set(['no-article', 'empty-document', 'frameset', 'unsupported-document']);

/** @template [T=string] */
export class Readability {
  #document;
  #options;

  /**
   * @param {Document} document
   * @param {import('./readability').ReadabilityOptions<T>} [options]
   */
  constructor(document, options = {}) {
    if (!document?.documentElement) {
      throw new Error('First argument to Readability constructor should be a document object.');
    }
    this.#document = document;
    this.#options = options ?? {};
  }

  /** @returns {import('./readability').ReadabilityArticle<T> | null} */
  parse() {
    const { maxElemsToParse = 0, serializer } = this.#options;
    if (maxElemsToParse > 0) {
      const count = this.#document.querySelectorAll('*').length;
      if (count > maxElemsToParse) throw new Error(`Aborting parsing document; ${count} elements found`);
    }
    const article = withArticle(() => extract(this.#document), null);
    if (!article) return null;
    const { title, byline, dir, lang, textContent, length, excerpt, siteName, publishedTime } = article;
    const html = `<div id="readability-page-1" class="page">${article.content}</div>`;
    const content = serializer ? serializer(this.#element(html)) : /** @type {T} */ (html);
    return { title, byline, dir, lang, content, textContent, length, excerpt, siteName, publishedTime };
  }

  /** The title alone. No part of Readability's interface, but projects call it. */
  _getArticleTitle() {
    return withArticle(() => extract(this.#document, { force: true }), null)?.title ?? '';
  }

  /**
   * The article as an element of another document, in which nothing loads or runs.
   *
   * @param {string} html
   */
  #element(html) {
    const inert = this.#document.implementation?.createHTMLDocument?.('') ?? this.#document;
    const element = inert.createElement('div');
    element.innerHTML = html;
    return element;
  }
}

/**
 * @param {Document} document
 * @returns {boolean}
 */
export function isProbablyReaderable(document) {
  return withArticle(() => isReadable(document), false);
}

/**
 * @template T, E
 * @param {() => T} read
 * @param {E} without
 * @returns {T | E}
 */
function withArticle(read, without) {
  try {
    return read();
  } catch (error) {
    if (WITHOUT_ARTICLE.has(/** @type {any} */ (error)?.code)) return without;
    throw error;
  }
}
