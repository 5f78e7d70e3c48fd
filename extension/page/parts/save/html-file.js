// @ts-check
// The article as one HTML file that needs nothing else: styles and pictures are in it, and it may run nothing.

import { dataAddress } from './pictures.js';
import css from './html-file.css';

/** What the file may not do, though nothing in it does: a reader may be sent it by anybody. */
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'";

/**
 * @param {import('./article-document.js').ArticleDocument} made
 * @returns {Promise<string>}
 */
export async function createHtmlFile({ document, main, article, pictures }) {
  let isWhole = true;
  for (const element of main.querySelectorAll('img, video[poster]')) {
    const name = element.localName === 'img' ? 'src' : 'poster';
    const picture = pictures.get(/** @type {any} */ (element)[name]);
    if (picture) element.setAttribute(name, await dataAddress(picture));
    else if (element.hasAttribute(name)) isWhole = false;
  }
  const meta = (/** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ content) => {
    const element = document.createElement('meta');
    element.setAttribute(name, value);
    if (content) element.setAttribute('content', content);
    return element;
  };
  const hasMedia = main.querySelector('video, audio') !== null;
  const policy = `${NOTHING}; img-src data:${isWhole ? '' : ' https: http:'}${hasMedia ? '; media-src https: http:' : ''}`;
  const style = document.createElement('style');
  style.textContent = css;
  const { documentElement, head } = document;
  documentElement.lang = article.lang ?? '';
  if (!article.lang) documentElement.removeAttribute('lang');
  documentElement.dir = article.dir ?? 'auto';
  head.prepend(meta('charset', 'utf-8', ''), meta('http-equiv', 'Content-Security-Policy', policy));
  head.append(
    meta('name', 'viewport', 'width=device-width, initial-scale=1'),
    meta('name', 'referrer', 'no-referrer'),
    ...(article.byline ? [meta('name', 'author', article.byline)] : []),
    ...(article.publishedTime ? [meta('property', 'article:published_time', article.publishedTime)] : []),
  );
  if (article.url) {
    const source = document.createElement('link');
    source.rel = 'canonical';
    source.href = article.url;
    head.append(source);
  }
  head.append(style);
  return `<!DOCTYPE html>\n${documentElement.outerHTML}\n`;
}
