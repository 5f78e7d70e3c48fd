// @ts-check
// The reading view: puts header, content, next-page button, toolbar and features together in a modal dialog.

import { headerTexts, warmUpHeaderTexts } from '../../header-texts.js';
import { message, uiDirection, uiLanguage } from '../../i18n.js';
import { addStyleSheet, createElement, parseStyleSheet } from '../dom.js';
import { createContent, warmUpContent } from './article-content.js';
import { createArticleHeader } from './article-header.js';
import { createAnnouncer } from './announcer.js';
import { createFeatureLoader } from './feature-loader.js';
import { FEATURES } from './features.js';
import { followFragments } from './fragment-links.js';
import { insertOnDemand, insertWhenIdle } from './idle-insertion.js';
import { createModalHost } from './modal-host.js';
import { anchorOf, goOn } from './resume.js';
import { createNextPageButton } from './next-page-button.js';
import { listenForActivation } from './activation.js';
import { listenForShortcuts, shortcutsOf } from './shortcuts.js';
import { applySettings } from './settings-style.js';
import themesCss from './themes.css';
import { createToolbar, hideOnScroll } from './toolbar.js';
import { preparePrint } from './print-preparation.js';
import viewCss from './view.css';
import { makeVertical, verticalMode } from './vertical.js';
import { createViewSettings } from './view-settings.js';

/** @typedef {import('../../settings.js').StoredSettings} StoredSettings */
/** @typedef {import('../../messages').HeaderTexts} HeaderTexts */
/** @typedef {import('../../messages').ReadResult} ReadResult */
/** @typedef {import('../../messages').ViewArticle} ViewArticle */
/** @typedef {import('../reading-view').Feature} Feature */
/** @typedef {import('../reading-view').ReadingView} ReadingView */

const css = themesCss + viewCss;

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
 * @param {object} options
 * @param {ViewArticle} options.article
 * @param {HeaderTexts} [options.texts]
 * @param {StoredSettings} options.settings
 * @param {import('./view-settings.js').SettingsStore} options.storeSettings
 * @param {(part: import('../parts.js').FeatureName) => Promise<Feature>} options.loadFeature
 * @param {(address: string) => Promise<ReadResult>} options.readNextPage reads another page of the article
 * @param {(addresses: readonly string[]) => Promise<string[]>} options.readMarkdown reads this page and those of the
 * article at some addresses once more, as Markdown
 * @param {import('../reading-view').ViewCorrections} options.corrections
 * @param {import('../reading-view').Resume} [options.resume] what the view goes on with in place of another
 * @param {() => void} options.onClosed called once, however the view was closed
 * @returns {() => void} closes the view
 */
export function showArticle(options) {
  const { article, texts, settings, storeSettings, loadFeature, readNextPage, readMarkdown } = options;
  const { corrections, resume, onClosed } = options;
  const label = article.title || message('view');
  const closing = new AbortController();
  const { signal } = closing;
  const host = createModalHost({
    css,
    label,
    coversPage: true,
    isOpenRoot: settings.general.openRoot,
    onClosed: closed,
  });
  const { dialog } = host;
  dialog.className = 'view';
  dialog.lang = uiLanguage();
  dialog.dir = uiDirection();

  const main = createElement('article', 'article');
  if (article.lang) main.lang = article.lang;
  main.dir = article.dir ?? 'auto';

  const features = createFeatureLoader(FEATURES, loadFeature, () => view);
  /** Those who look at each slice. @type {((elements: readonly Element[]) => void)[]} */
  const lookers = [];
  /** Whether features are brought in: from the first frame on. */
  let isPainted = false;
  const onSlice = (/** @type {readonly Element[]} */ elements) => {
    for (const look of lookers) look(elements);
    if (isPainted) attachFeatures();
  };
  /** The content of each page of the article that has been read. */
  const contents = [createContent(article.content, onSlice)];
  const pages = [article];
  /** Where the pages after the first were read. @type {string[]} */
  const addresses = [];
  const insertAll = () => contents.forEach((content) => content.insertAll());

  /** @type {ReadingView} */
  const view = {
    dialog,
    main,
    article,
    pages,
    settings: createViewSettings(settings, storeSettings),
    signal,
    corrections,
    anchor: () => anchorOf(main),
    resume,
    addStyleSheet: (css) => void addStyleSheet(/** @type {ShadowRoot} */ (dialog.getRootNode()), css),
    insertAll,
    eachSlice(look) {
      for (const { element } of contents) look([...element.children]);
      lookers.push(look);
    },
    readMarkdown: () => readMarkdown(addresses),
    announce: createAnnouncer(dialog),
    shortcuts: shortcutsOf(FEATURES),
    use: features.use,
    close: host.close,
    stepAside: host.stepAside,
  };

  main.append(createArticleHeader(article, texts ?? headerTexts(article, uiLanguage())), contents[0].element);
  if (article.nextPage) main.append(nextPageButton(article.nextPage));
  listenForActivation(main, features.activate);
  followFragments(main, insertAll, host.close);
  insertOnDemand(dialog, insertAll, signal);
  preparePrint(main, signal);

  applySettings(dialog, view.settings.current);
  view.settings.onChange((chosen) => {
    applySettings(dialog, chosen);
    host.updateBackground();
    attachFeatures();
  });
  const { panels, use } = features;
  const toolbar = createToolbar({ features: FEATURES, panels, use, close: host.close });
  toolbar.offer(view);
  hideOnScroll(toolbar.element, dialog);
  listenForShortcuts(view, FEATURES);
  features.listen(dialog);
  dialog.append(toolbar.element, main);
  const mode = view.settings.current.vertical ? verticalMode() : undefined;
  if (mode) makeVertical(dialog, mode);
  host.open(resume !== undefined);
  contents[0].fillScreens();
  requestAnimationFrame(() =>
    setTimeout(() => {
      isPainted = true;
      if (signal.aborted) return;
      attachFeatures();
      features.lookUpWanted();
    }),
  );
  insertWhenIdle(contents[0].insertSlice, signal);
  if (resume) goOn(view, resume);
  return host.close;

  function attachFeatures() {
    features.attachWanted();
    toolbar.offer(view);
  }

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
      show(article, address) {
        pages.push(article);
        addresses.push(address);
        const content = createContent(article.content, onSlice, contents.length + 1);
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
