// @ts-check
// The texts of the article's head, by a worker that has been up for a while: see header-texts.js.

import { headerTexts, warmUpHeaderTexts } from '../header-texts.js';
import { uiLanguage } from '../i18n.js';

let isWarm = false;

/** Whether texts can be written at once. */
export function hasTexts() {
  return isWarm;
}

/**
 * @param {import('../messages').ViewArticle} article
 * @returns {import('../messages').HeaderTexts | undefined} undefined where it would take long
 */
export function textsOf(article) {
  return isWarm ? headerTexts(article, uiLanguage()) : undefined;
}

/** Makes later texts quick. To be called when nobody waits. */
export function warmUpTexts() {
  if (!isWarm) warmUpHeaderTexts(uiLanguage());
  isWarm = true;
}
