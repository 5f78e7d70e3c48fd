// @ts-check
// Messages of `_locales` in the language of the reader's browser.

/**
 * @param {string} name a key of `messages.json`
 * @param {string[]} values take the places `$1`, `$2` … of the message
 * @returns {string} empty for an unknown key
 */
export function message(name, ...values) {
  return chrome.i18n.getMessage(name, values);
}

/**
 * The language of the browser's user interface: of the words around the article, not of the article.
 * @returns {string} a BCP 47 tag
 */
export function uiLanguage() {
  return chrome.i18n.getUILanguage();
}

/**
 * The direction in which the browser's user interface is written.
 * @returns {'ltr' | 'rtl'}
 */
export function uiDirection() {
  return message('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}

/**
 * The key of the message for a failure; with `More` after it, the key of its explanation.
 * @param {import('./messages').FailureCode} code
 * @returns {string} `failedNoArticle` for `no-article`
 */
export function failureKey(code) {
  return 'failed' + code.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
}
