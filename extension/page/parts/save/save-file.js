// @ts-check
// Hands a file to the browser as a download, without a permission for it.

import { createElement } from '../../dom.js';

/** In ms, after which the browser has surely read the file. */
const READ = 60_000;

/**
 * Whether the page is sandboxed, so that the browser drops its downloads without a word. A sandbox that keeps the page's
 * origin cannot be told from outside.
 */
export function refusesDownloads() {
  return self.origin === 'null' && /^https?:$/.test(location.protocol);
}

/**
 * @param {string} name
 * @param {Blob} file
 * @returns {boolean} whether the browser was asked to keep it
 */
export function saveFile(name, file) {
  if (refusesDownloads()) return false;
  const link = createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  // A link outside of the document: its click reaches no listener of the page.
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READ);
  return true;
}
