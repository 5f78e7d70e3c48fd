// @ts-check
// The sheet of all keys.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';
import { registerPart } from '../parts.js';
import controlsCss from './appearance.css';
import { createSwitch, follow } from './appearance/controls.js';
import css from './shortcuts.css';

/** @typedef {import('../reading-view').ReadingView} ReadingView */

registerPart('shortcuts', { fillPanel });

/** Keys that the browser, or an open part of the view, has, with the key of what each does. */
const OTHERS = [
  ['Esc', 'keyClose'],
  ['↑ ↓', 'keyScroll'],
  ['Space', 'keyPage'],
  ['← →', 'keyPictures'],
  ['+ − 0', 'keyZoom'],
];

/**
 * @param {ReadingView} view
 * @param {HTMLElement} panel
 */
function fillPanel({ addStyleSheet, settings, shortcuts }, panel) {
  addStyleSheet(controlsCss);
  addStyleSheet(css);
  const letters = createList(shortcuts.map(({ key, label }) => [key.toUpperCase(), message(label)]));
  const others = createList(
    OTHERS.map(([key, label]) => [key === 'Space' ? message('keySpace') : key, message(label)]),
  );

  const line = createSwitch(
    'shortcuts',
    'singleLetters',
    settings,
    () => settings.current.shortcuts,
    (isOn) => settings.change({ shortcuts: isOn }),
  );
  follow(settings, (current) => letters.classList.toggle('off', !current.shortcuts));
  panel.append(letters, line, others);
}

/** @param {string[][]} rows key and what it does */
function createList(rows) {
  const list = createElement('dl', 'keys');
  for (const [key, does] of rows) {
    const row = createElement('div');
    const name = createElement('dt');
    const cap = createElement('kbd');
    cap.textContent = key;
    name.append(cap);
    const text = createElement('dd');
    text.textContent = does;
    row.append(name, text);
    list.append(row);
  }
  return list;
}
