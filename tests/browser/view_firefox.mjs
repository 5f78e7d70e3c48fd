// @ts-check
// Looks into the closed shadow root in Firefox: WebDriver BiDi names it with the element that has it.

import { ProtocolError } from 'puppeteer-core';
import { call, contextOf } from './firefox.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./view.mjs').View} View */

/** A world of its own in the page, where scripts of the page change nothing. @param {Page} page */
const apart = (page) => ({ context: contextOf(page), sandbox: 'tests' });

/** Asked of the document itself: a page may name its elements like the document's properties. */
const CHILDREN =
  "[...Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document).children]";

/** Whether an error comes of a change between two questions. @param {unknown} error */
export function isPassing(error) {
  return error instanceof ProtocolError;
}

/** Nothing is held that the browser would not give back. */
export async function release() {}

/**
 * The dialog that is open now, if one is.
 * @param {Page} page
 * @returns {Promise<View | undefined>}
 */
export async function openDialog(page) {
  const browser = page.browser();
  const target = apart(page);
  const { value: hosts } = await call(browser, target, `() => ${CHILDREN}.reverse()`, []);
  const roots = hosts.map((/** @type {any} */ host) => host.value.shadowRoot).filter(Boolean);
  if (roots.length === 0) return undefined;
  const find = `(...roots) => roots.flatMap((root) => [...root.children])
    .find((child) => child.localName === 'dialog' && child.hasAttribute('open'))`;
  const named = (/** @type {{sharedId: string}} */ { sharedId }) => ({ sharedId });
  const dialog = await call(browser, target, find, roots.map(named));
  if (!dialog.sharedId) return undefined;
  return {
    async look(look, given) {
      const asked = `async (dialog, given) => JSON.stringify(await (${look})(dialog, given && JSON.parse(given)))`;
      const values = [named(dialog), { type: 'string', value: given === undefined ? '' : JSON.stringify(given) }];
      const { value } = await call(browser, target, asked, values);
      return value && JSON.parse(value);
    },
  };
}

/**
 * Evaluates an expression where scripts of the page change nothing.
 * @param {Page} page
 * @param {string} expression
 * @returns {Promise<unknown>}
 */
export async function evaluateApart(page, expression) {
  return (await call(page.browser(), apart(page), `() => ${expression}`, [])).value;
}
