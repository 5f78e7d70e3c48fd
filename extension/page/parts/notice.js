// @ts-check
// A message in place of the article: why there is none, and what can be done about it.

import { failureKey, message, uiLanguage } from '../../i18n.js';
import { createElement } from '../dom.js';
import { registerPart } from '../parts.js';
import css from './notice.css';

/** @typedef {{showNotice: typeof showNotice}} Notice */

registerPart('notice', { showNotice });

/**
 * Shows why there is no article.
 * @param {object} notice
 * @param {typeof import('../view/modal-host.js').createModalHost} notice.createModalHost
 * @param {import('../../messages').FailureCode} notice.code
 * @param {() => void} notice.onClosed called once, however the notice was closed
 * @param {() => void} [notice.force] shows the page all the same; left out where that has been tried
 * @returns {() => void} closes the notice
 */
function showNotice({ createModalHost, code, onClosed, force }) {
  const { title, explanation } = textsFor(code);
  const host = createModalHost({ css, label: title, coversPage: false, onClosed });
  const { dialog } = host;
  dialog.className = 'notice';
  dialog.lang = uiLanguage();

  const heading = createElement('h2');
  heading.textContent = title;
  const text = createElement('p');
  text.textContent = explanation;
  const actions = createElement('div', 'actions');
  const addButton = (/** @type {string} */ label, /** @type {() => void} */ onClick) => {
    const button = createElement('button', actions.childElementCount ? '' : 'first');
    button.type = 'button';
    button.textContent = message(label);
    button.addEventListener('click', onClick);
    actions.append(button);
  };
  if (code === 'no-article' && force) {
    addButton('showAnyway', () => {
      host.close();
      force();
    });
  }
  addButton('dismiss', host.close);
  dialog.append(heading, text, actions);
  host.open();
  return host.close;
}

/** @param {import('../../messages').FailureCode} code */
function textsFor(code) {
  // A code without a message can only come from an error of ours.
  const key = message(failureKey(code)) ? failureKey(code) : failureKey('internal');
  return { title: message(key), explanation: message(`${key}More`) };
}
