// @ts-check
// The reading view: puts header, content, next-page button and toolbar together in a modal dialog.

import { headerTexts, warmUpHeaderTexts } from '../../header-texts.js';
import { message, uiLanguage } from '../../i18n.js';
import { FONT_SIZES, savePreferences } from '../../preferences.js';
import { createElement, parseStyleSheet } from '../dom.js';
import { createContent, warmUpContent } from './article-content.js';
import { createArticleHeader } from './article-header.js';
import { followFragments } from './fragment-links.js';
import { insertOnDemand, insertWhenIdle } from './idle-insertion.js';
import { createModalHost } from './modal-host.js';
import { createNextPageButton } from './next-page-button.js';
import { createToolbar, hideOnScroll } from './toolbar.js';
import css from './view.css';

/** @typedef {import('../../preferences.js').Preferences} Preferences */
/** @typedef {import('../../messages').HeaderTexts} HeaderTexts */
/** @typedef {import('../../messages').ReadResult} ReadResult */
/** @typedef {import('../../messages').ViewArticle} ViewArticle */

/** Does beforehand what takes long the first time in a process or document, and needs no article. */
export function warmUpView() {
  warmUpHeaderTexts(uiLanguage());
  warmUpContent();
  try {
    parseStyleSheet(css);
  } catch {
    // A browser without constructed style sheets.
  }
}

/**
 * Shows an article.
 * @param {object} view
 * @param {ViewArticle} view.article
 * @param {HeaderTexts} [view.texts]
 * @param {Preferences} view.preferences
 * @param {(address: string) => Promise<ReadResult>} view.readNextPage reads another page of the article
 * @param {() => void} view.onClosed called once, however the view was closed
 * @returns {() => void} closes the view
 */
export function showArticle({ article, texts, preferences, readNextPage, onClosed }) {
  const label = article.title || message('view');
  const closing = new AbortController();
  const { signal } = closing;
  const host = createModalHost({ css, label, coversPage: true, onClosed: closed });
  const { dialog } = host;
  dialog.className = 'view';
  dialog.lang = uiLanguage();

  const main = createElement('article', 'article');
  if (article.lang) main.lang = article.lang;
  main.dir = article.dir ?? 'auto';
  /** The content of each page of the article that has been read. */
  const contents = [createContent(article.content)];
  const insertAll = () => contents.forEach((content) => content.insertAll());
  main.append(createArticleHeader(article, texts ?? headerTexts(article, uiLanguage())), contents[0].element);
  if (article.nextPage) main.append(nextPageButton(article.nextPage));
  followFragments(main, insertAll, host.close);
  insertOnDemand(dialog, insertAll, signal);

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
  contents[0].fillScreens();
  insertWhenIdle(contents[0].insertSlice, signal);
  return host.close;

  function closed() {
    closing.abort();
    onClosed();
  }

  /**
   * Offers the next page. Its content is added after what is there and gets the focus, so that one reads on from there.
   * @param {string} address
   */
  function nextPageButton(address) {
    const button = createNextPageButton({
      address,
      readNextPage,
      show(article) {
        const content = createContent(article.content, contents.length + 1);
        contents.push(content);
        content.element.tabIndex = -1;
        button.before(content.element);
        content.element.focus({ preventScroll: true });
        insertWhenIdle(content.insertSlice, signal);
      },
    });
    return button;
  }
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
