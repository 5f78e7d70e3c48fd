// @ts-check
// The buttons of the lightbox.

import { createElement, createForeignElement } from '../../dom.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Data of SVG paths on a grid of 16 by 16. */
export const ICONS = { cross: 'M3 3l10 10M13 3L3 13', left: 'M10.5 2.5 5 8l5.5 5.5', right: 'M5.5 2.5 11 8l-5.5 5.5' };

/**
 * @param {string} className
 * @param {string} label
 * @param {string} icon
 * @param {() => void} onClick
 * @returns {HTMLButtonElement}
 */
export function createButton(className, label, icon, onClick) {
  const button = createElement('button', className);
  button.type = 'button';
  if (label) button.title = label;
  button.setAttribute('aria-label', label);
  const picture = createForeignElement(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 16 16');
  picture.setAttribute('aria-hidden', 'true');
  const path = createForeignElement(SVG, 'path');
  path.setAttribute('d', icon);
  picture.append(path);
  button.append(picture);
  button.addEventListener('click', onClick);
  return button;
}
