// @ts-check
// A sample article with the style sheets of the view: what is chosen beside it is seen at once.

import { message, uiLanguage } from '../i18n.js';
import { addStyleSheet, createElement, fontFaces } from '../page/dom.js';
import { createFontLoader } from '../page/parts/fonts/font-loader.js';
import { applySettings } from '../page/view/settings-style.js';
import themesCss from '../page/view/themes.css';
import viewCss from '../page/view/view.css';
import { requestFont } from '../page/worker-port.js';
import previewCss from './preview.css';

/** @typedef {import('../settings.js').Settings} Settings */

/**
 * @param {import('../page/reading-view').ViewSettings} settings
 * @returns {HTMLElement}
 */
export function createPreview(settings) {
  const host = createElement('div', 'preview');
  const root = host.attachShadow({ mode: 'open' });
  addStyleSheet(root, themesCss + viewCss + previewCss);
  const view = createElement('div', 'view');
  const article = createArticle();
  view.append(article);
  root.append(view);
  const loader = createFontLoader({
    fonts: fontFaces(),
    fetchFont: requestFont,
    show: (family) => view.style.setProperty('--loaded', family || 'initial'),
  });
  let before = settings.current;
  const show = (/** @type {Readonly<Settings>} */ current) => {
    applySettings(view, { ...current, theme: sideOf(current, before) });
    if (current === before || current.face !== before.face) loader.use(current.face, [article]);
    before = current;
  };
  show(before);
  settings.onChange(show);
  return host;
}

/**
 * Which side the preview shows: that of the theme which has just been changed, else what the view will show.
 * @param {Readonly<Settings>} current
 * @param {Readonly<Settings>} before
 * @returns {Settings['theme']}
 */
function sideOf(current, before) {
  if (current.theme !== 'auto') return current.theme;
  if (current.lightTheme !== before.lightTheme || current.ownLight !== before.ownLight) return 'light';
  if (current.darkTheme !== before.darkTheme || current.ownDark !== before.ownDark) return 'dark';
  return 'auto';
}

function createArticle() {
  const article = createElement('article', 'article');
  article.lang = uiLanguage();
  const head = createElement('header', 'head');
  const title = createElement('h3', 'title');
  title.textContent = message('sampleTitle');
  const about = createElement('p', 'about');
  about.append(message('name'));
  head.append(title, about);
  const content = createElement('div', 'content');
  const link = createElement('a');
  link.textContent = message('sampleLink');
  link.href = '#look';
  const first = createElement('p');
  first.append(`${message('sampleText')} `, link, '.');
  const quotation = createElement('blockquote');
  const quoted = createElement('p');
  quoted.textContent = message('sampleQuotation');
  quotation.append(quoted);
  content.append(first, quotation);
  article.append(head, content);
  return article;
}
