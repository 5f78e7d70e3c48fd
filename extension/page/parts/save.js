// @ts-check
// The panel that takes the article along: copied, as a file, on paper.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';
import { registerPart } from '../parts.js';
import { copyText } from './copying/clipboard.js';
import css from './save.css';
import { createArticleDocument } from './save/article-document.js';
import { createEpub } from './save/epub-file.js';
import { fileName } from './save/file-name.js';
import { createHtmlFile } from './save/html-file.js';
import { createMarkdown } from './save/markdown-file.js';
import { printArticle } from './save/print.js';
import { refusesDownloads, saveFile } from './save/save-file.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */

/**
 * A way to take the article along.
 * @typedef {object} Way
 * @property {string} name class of its button
 * @property {string} label key of its name
 * @property {string} done key of what is said when it is done
 * @property {boolean} [needsDownloads]
 * @property {(view: ReadingView) => Promise<boolean>} act whether it could be done
 */

/** @type {readonly Way[]} */
const WAYS = [
  {
    name: 'copy-markdown',
    label: 'saveCopyMarkdown',
    done: 'saveCopied',
    act: (view) => copyText(createMarkdown(view)),
  },
  {
    name: 'markdown',
    label: 'saveMarkdown',
    done: 'saveDone',
    needsDownloads: true,
    act: async (view) => saveAs(view, 'md', 'text/markdown', await createMarkdown(view)),
  },
  {
    name: 'html',
    label: 'saveHtml',
    done: 'saveDone',
    needsDownloads: true,
    act: async (view) => saveAs(view, 'html', 'text/html', await createHtmlFile(await createArticleDocument(view))),
  },
  {
    name: 'epub',
    label: 'saveEpub',
    done: 'saveDone',
    needsDownloads: true,
    act: async (view) =>
      saveAs(view, 'epub', 'application/epub+zip', await createEpub(await createArticleDocument(view), new Date())),
  },
  { name: 'print', label: 'savePrint', done: 'savePrinted', act: printArticle },
];

registerPart('save', { fillPanel });

/**
 * @param {ReadingView} view
 * @param {HTMLElement} panel
 */
function fillPanel(view, panel) {
  view.addStyleSheet(css);
  const list = createElement('div', 'save-ways');
  const status = createElement('p', 'save-status');
  status.setAttribute('role', 'status');
  const isRefused = refusesDownloads();
  for (const way of WAYS) {
    const button = createElement('button', `save-${way.name}`);
    button.type = 'button';
    button.textContent = message(way.label);
    // The panel gives it the focus when it opens.
    button.autofocus = way === WAYS[0];
    button.disabled = isRefused && way.needsDownloads === true;
    button.addEventListener('click', () => void use(way));
    list.append(button);
  }
  if (isRefused) status.textContent = message('saveRefused');
  panel.append(list, status);

  let isBusy = false;

  /** @param {Way} way */
  async function use({ act, done }) {
    if (isBusy) return;
    isBusy = true;
    list.setAttribute('aria-busy', 'true');
    status.textContent = message('saveWorking');
    const isDone = await act(view).catch(() => false);
    isBusy = false;
    list.removeAttribute('aria-busy');
    status.textContent = message(isDone ? done : 'saveFailed');
  }
}

/**
 * @param {ReadingView} view
 * @param {string} extension
 * @param {string} type
 * @param {BlobPart} contents
 */
function saveAs({ article }, extension, type, contents) {
  return saveFile(fileName(article.title || article.siteName || '', extension), new Blob([contents], { type }));
}
