// @ts-check
// The buttons of the toolbar.

import { createElement, createForeignElement } from '../dom.js';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} className
 * @param {string} label
 * @param {string} icon data of an SVG path
 * @param {() => void} onClick
 * @returns {HTMLButtonElement}
 */
export function createButton(className, label, icon, onClick) {
  const button = createElement('button', className);
  button.type = 'button';
  button.append(createIcon(icon));
  button.setAttribute('aria-label', label);
  button.title = label;
  button.addEventListener('click', onClick);
  return button;
}

/** @param {string} data of an SVG path on a grid of 16 by 16 */
function createIcon(data) {
  const picture = createForeignElement(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 16 16');
  picture.setAttribute('aria-hidden', 'true');
  const path = createForeignElement(SVG, 'path');
  path.setAttribute('d', data);
  picture.append(path);
  return picture;
}
