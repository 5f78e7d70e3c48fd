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
import buttonsCss from './buttons.css';
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
/** @typedef {import('../reading-view').ReadingView} ReadingView */

const css = themesCss + buttonsCss + viewCss;

/** In ms. What comes in is looked at for what features want once in this time: each look goes through all of the article. */
const ATTACH_INTERVAL = 100;

let isPrepared = false;

/**
 * Does what takes some milliseconds the first time in a document and needs no article, while the worker reads: 5 ms in a new
 * tab, in which a small page is read.
 */
export function prepareView() {
  if (isPrepared) return;
  isPrepared = true;
  uiDirection();
  warmUpContent();
  try {
    parseStyleSheet(css);
  } catch {
    // A browser without constructed style sheets.
  }
}

/** Does what takes long the first time in a process, while a worker that has just started reads. */
export function warmUpView() {
  warmUpHeaderTexts(uiLanguage());
}

/**
 * Shows an article.
 * @param {object} options
 * @param {ViewArticle} options.article
 * @param {HeaderTexts} [options.texts]
 * @param {StoredSettings} options.settings
 * @param {import('./view-settings.js').SettingsStore} options.storeSettings
 * @param {typeof import('../parts.js').loadPart} options.loadPart
 * @param {(address: string) => Promise<ReadResult>} options.readNextPage reads another page of the article
 * @param {(addresses: readonly string[]) => Promise<string[]>} options.readMarkdown reads this page and those of the
 * article at some addresses once more, as Markdown
 * @param {import('../reading-view').ViewCorrections} options.corrections
 * @param {readonly import('../reading-view').JoinedPage[]} [options.joined] further pages of the article
 * @param {import('../reading-view').Resume} [options.resume] what the view goes on with in place of another
 * @param {() => void} options.onClosed called once, however the view was closed
 * @returns {() => void} closes the view
 */
export function showArticle(options) {
  const { article, texts, settings, storeSettings, loadPart, readNextPage, readMarkdown } = options;
  const { corrections, joined = [], resume, onClosed } = options;
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

  const features = createFeatureLoader(FEATURES, loadPart, () => view);
  /** Those who look at each slice. @type {((elements: readonly Element[]) => void)[]} */
  const lookers = [];
  /** Whether features are brought in: from the first frame on. */
  let isPainted = false;
  let isAttaching = false;
  const onSlice = (/** @type {readonly Element[]} */ elements) => {
    for (const look of lookers) look(elements);
    if (isPainted && !isAttaching) attachSoon();
  };
  /** The content of each page of the article that has been read. */
  const contents = [createContent(article.content, onSlice)];
  const pages = [article];
  /** @type {string[]} */
  const addresses = [];
  joined.forEach(addPage);
  const insertAll = () => contents.forEach((content) => content.insertAll());

  /** @type {ReadingView} */
  const view = {
    dialog,
    main,
    article,
    pages,
    addresses,
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

  main.append(
    createArticleHeader(article, texts ?? headerTexts(article, uiLanguage())),
    ...contents.map(({ element }) => element),
  );
  const { nextPage } = pages[pages.length - 1];
  if (nextPage) main.append(nextPageButton(nextPage));
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
  const { use, openMenu } = features;
  const toolbar = createToolbar({ features: FEATURES, use, openMenu, close: host.close });
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
  for (const content of contents) insertWhenIdle(content, signal);
  if (resume) goOn(view, resume);
  return host.close;

  function attachSoon() {
    isAttaching = true;
    setTimeout(() => {
      isAttaching = false;
      if (!signal.aborted) attachFeatures();
    }, ATTACH_INTERVAL);
  }

  function attachFeatures() {
    features.attachWanted();
    toolbar.offer(view);
  }

  /** @param {import('../reading-view').JoinedPage} page */
  function addPage({ article, address }) {
    const content = createContent(article.content, onSlice, contents.length + 1);
    pages.push(article);
    addresses.push(address);
    contents.push(content);
    return content;
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
      show(page) {
        const content = addPage(page);
        content.element.tabIndex = -1;
        button.before(content.element);
        content.element.focus({ preventScroll: true });
        insertWhenIdle(content, signal);
      },
    });
    return button;
  }
}
