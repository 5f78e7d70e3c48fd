// @ts-check
// A message in place of the article: why there is none, and what can be done about it.

import { failureKey, message, uiLanguage } from '../../i18n.js';
import { createElement } from '../dom.js';
import { createModalHost } from './modal-host.js';

const CSS = `
  .notice {
    color-scheme: light dark; box-sizing: border-box; position: fixed; inset: 0; margin: 12vh auto auto; padding: 28px;
    inline-size: min(26em, calc(100vw - 32px)); border: 0; border-radius: 14px; outline: 0;
    background: light-dark(#fff, #232427); color: light-dark(#1d1d1f, #e4e2dd);
    box-shadow: 0 10px 40px rgb(0 0 0 / .3), 0 0 0 1px light-dark(rgb(0 0 0 / .08), rgb(255 255 255 / .1));
    font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  }
  .notice::backdrop { background: rgb(0 0 0 / .32); }
  h2 { margin: 0 0 6px; font-size: 19px; line-height: 1.3; text-wrap: balance; }
  p { margin: 0; color: light-dark(#55534f, #b3b0aa); text-wrap: pretty; }
  .actions { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 22px; }
  button {
    min-block-size: 44px; padding: 0 18px; border: 0; border-radius: 10px; cursor: pointer; font: inherit;
    background: light-dark(#ecebe7, #36383c); color: inherit;
  }
  button.first { background: light-dark(#1f1f1d, #e9e7e1); color: light-dark(#fff, #1a1b1d); font-weight: 600; }
  button:hover { filter: brightness(.94); }
  button:focus-visible { outline: 3px solid light-dark(#2563c9, #8db6f5); outline-offset: 2px; }
  @media (forced-colors: active) { .notice { border: 1px solid; } button { border: 1px solid; } }
`;

/**
 * Shows why there is no article.
 * @param {object} notice
 * @param {import('../../messages').FailureCode} notice.code
 * @param {() => void} notice.onClosed called once, however the notice was closed
 * @param {() => void} [notice.force] shows the page all the same; left out where that has been tried
 * @returns {() => void} closes the notice
 */
export function showNotice({ code, onClosed, force }) {
  const { title, explanation } = textsFor(code);
  const host = createModalHost({ css: CSS, label: title, coversPage: false, onClosed });
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
