// @ts-check
// A button at each block of code that copies it.

import { message } from '../../i18n.js';
import { createElement, createForeignElement } from '../dom.js';
import { registerPart } from '../parts.js';
import css from './code.css';
import { copyText } from './copying/clipboard.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */

registerPart('code', { attach });

const SVG = 'http://www.w3.org/2000/svg';
const SHEETS = 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3';
const TICK = 'M2.5 8.5l3.5 3.5 7.5-8';
/** In ms, for which the button shows that it has copied. */
const SHOWN = 2000;

/** @param {ReadingView} view */
function attach(view) {
  view.addStyleSheet(css);
  view.eachSlice((elements) => {
    for (const element of elements) {
      const blocks = element.matches('pre') ? [element] : element.querySelectorAll('pre');
      for (const block of blocks) addButton(/** @type {HTMLElement} */ (block), view);
    }
  });
}

/**
 * @param {HTMLElement} block
 * @param {ReadingView} view
 */
function addButton(block, { announce, signal }) {
  // The words scroll, the button does not.
  const words =
    block.firstElementChild?.localName === 'code' && !block.childNodes[1] ? block.firstElementChild : wrap(block);
  words.classList.add('scroller');
  block.removeAttribute('tabindex');
  /** @type {HTMLElement} */ (words).tabIndex = 0;

  const button = createElement('button', 'copy');
  button.type = 'button';
  button.title = message('copyCode');
  button.setAttribute('aria-label', message('copyCode'));
  const icon = createForeignElement(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  const path = createForeignElement(SVG, 'path');
  path.setAttribute('d', SHEETS);
  icon.append(path);
  button.append(icon);
  button.addEventListener('click', async () => {
    const isCopied = await copyText(words.textContent ?? '');
    if (signal.aborted) return;
    announce(message(isCopied ? 'copied' : 'copyFailed'));
    if (!isCopied) return;
    path.setAttribute('d', TICK);
    setTimeout(() => path.setAttribute('d', SHEETS), SHOWN);
  });
  block.append(button);
  block.classList.add('copyable');
}

/** @param {HTMLElement} block */
function wrap(block) {
  const words = createElement('span');
  words.append(...block.childNodes);
  block.append(words);
  return words;
}
