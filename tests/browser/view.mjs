// @ts-check
// Looks into the closed shadow root from outside: nothing in the shipped code opens it for tests.

import { isFirefox, pause, until } from './browsers.mjs';
import * as chromium from './view_chromium.mjs';
import * as firefox from './view_firefox.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * The open dialog of the extension: the reading view or a message.
 * @typedef {object} View
 * @property {<T>(look: (dialog: HTMLDialogElement, given: any) => T, given?: unknown) => Promise<Awaited<T>>} look
 * evaluates a function on the dialog
 */

const { evaluateApart, isPassing, openDialog, release } = isFirefox ? firefox : chromium;

/**
 * The dialog that is open now, if one is. The browser is asked several questions, and the page may change between two of
 * them: then all are asked again.
 * @param {Page} page
 * @returns {Promise<View | undefined>}
 */
export async function currentView(page) {
  for (let left = 20; ; left -= 1) {
    try {
      return await openDialog(page);
    } catch (error) {
      if (!isPassing(error) || left === 0) throw error;
      await pause(10);
    }
  }
}

/**
 * Waits for the reading view.
 * @param {Page} page
 * @returns {Promise<View>}
 */
export function shownArticle(page) {
  return until(() => shown(page, 'view'), 'the reading view');
}

/**
 * Waits for a message in place of an article.
 * @param {Page} page
 * @returns {Promise<View>}
 */
export function shownNotice(page) {
  return until(() => shown(page, 'notice'), 'a message');
}

/**
 * @param {Page} page
 * @param {string} kind
 */
async function shown(page, kind) {
  const view = await currentView(page).catch(() => undefined);
  return view && (await view.look((dialog) => dialog.className)) === kind ? view : undefined;
}

/**
 * Waits until neither view nor message is there, nor the element that held it: the browser closes the dialog at Escape a
 * moment before it tells so.
 * @param {Page} page
 */
export async function gone(page) {
  // While it goes, asking may fail half-way.
  const away = () =>
    currentView(page).then(
      (view) => !view,
      () => false,
    );
  await until(away, 'the view to go');
  // Asked of the document itself: a page may name its elements like the document's properties.
  const without = async () =>
    (await evaluateApart(
      page,
      `![...Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document).children]
        .some((child) => child.localName === 'div')`,
    )) === true;
  await until(without, 'the element of the view to go');
}

/**
 * The paragraphs that a view shows.
 * @param {View} view
 * @returns {Promise<string[]>}
 */
export function paragraphsOf(view) {
  return view.look((dialog) => [...dialog.querySelectorAll('.content p')].map((p) => p.textContent ?? ''));
}

export { release };
