// @ts-check
// The reading view: puts header, content, next-page button and toolbar together in a modal dialog.

import { message, uiLanguage } from '../../i18n.js';
import { FONT_SIZES, savePreferences } from '../../preferences.js';
import { createElement } from '../dom.js';
import { createContent, prefixIds } from './article-content.js';
import { createArticleHeader } from './article-header.js';
import { followFragments } from './fragment-links.js';
import { createModalHost } from './modal-host.js';
import { createNextPageButton } from './next-page-button.js';
import { createToolbar, hideOnScroll } from './toolbar.js';

/** @typedef {import('../../preferences.js').Preferences} Preferences */
/** @typedef {import('../../messages').ReadResult} ReadResult */
/** @typedef {import('../../messages').ViewArticle} ViewArticle */

/**
 * Shows an article.
 * @param {object} view
 * @param {ViewArticle} view.article
 * @param {string} view.css
 * @param {Preferences} view.preferences
 * @param {(address: string) => Promise<ReadResult>} view.readNextPage reads another page of the article
 * @param {() => void} view.onClosed called once, however the view was closed
 * @returns {() => void} closes the view
 */
export function showArticle({ article, css, preferences, readNextPage, onClosed }) {
  const label = article.title || message('view');
  const host = createModalHost({ css, label, coversPage: true, onClosed });
  const { dialog } = host;
  dialog.className = 'view';
  dialog.lang = uiLanguage();

  const main = createElement('article', 'article');
  if (article.lang) main.lang = article.lang;
  main.dir = article.dir ?? 'auto';
  main.append(createArticleHeader(article), createContent(article.content));
  if (article.nextPage) main.append(nextPageButton(article.nextPage, readNextPage));
  followFragments(main, host.close);

  applyPreferences(dialog, preferences);
  const toolbar = createToolbar({
    preferences,
    close: host.close,
    onChange(chosen) {
      applyPreferences(dialog, chosen);
      host.updateBackground();
      void savePreferences(chosen);
    },
  });
  hideOnScroll(toolbar, dialog);
  dialog.append(toolbar, main);
  host.open();
  return host.close;
}

/**
 * @param {HTMLElement} dialog
 * @param {Preferences} preferences
 */
function applyPreferences(dialog, { face, size, theme }) {
  dialog.dataset.face = face;
  dialog.dataset.theme = theme;
  dialog.style.setProperty('--size', `${FONT_SIZES[size] / 16}em`);
}

/**
 * Offers the next page. Its content is added after what is there and gets the focus, so that one reads on from there.
 * @param {string} address
 * @param {(address: string) => Promise<ReadResult>} readNextPage
 */
function nextPageButton(address, readNextPage) {
  let page = 1;
  const button = createNextPageButton({
    address,
    readNextPage,
    show(article) {
      page += 1;
      const content = createContent(article.content);
      prefixIds(content, page);
      content.tabIndex = -1;
      button.before(content);
      content.focus({ preventScroll: true });
    },
  });
  return button;
}
