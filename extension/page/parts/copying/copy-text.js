// @ts-check
// Puts text on the clipboard from within the view.

import { createElement } from '../../dom.js';

/**
 * Copies a text. Where the page's policy or an insecure address keeps the clipboard away, the copy command of the browser
 * is given in a field of the view.
 * @param {HTMLElement} dialog of the view
 * @param {string} text
 * @returns {Promise<boolean>} whether it is on the clipboard
 */
export async function copyText(dialog, text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(dialog, text);
  }
}

/**
 * @param {HTMLElement} dialog
 * @param {string} text
 */
function copyByCommand(dialog, text) {
  const root = /** @type {ShadowRoot} */ (dialog.getRootNode());
  const focused = root.activeElement;
  const field = createElement('textarea');
  field.value = text;
  field.style.cssText = 'position: fixed; inset-block-start: 0; opacity: 0;';
  // Within what has the focus now: a panel would close if the focus went elsewhere.
  (focused?.closest('[popover]') ?? dialog).append(field);
  field.focus({ preventScroll: true });
  field.select();
  try {
    return Document.prototype.execCommand.call(document, 'copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
