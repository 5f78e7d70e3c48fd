// @ts-check
// A row of buttons, one for each colour.

import { message } from '../../../i18n.js';
import { HIGHLIGHT_COLOURS } from '../../../settings.js';
import { createElement } from '../../dom.js';

/** @typedef {import('../../../highlights.js').Colour} Colour */

/** The keys of their names. @type {Record<Colour, string>} */
const NAMES = {
  yellow: 'highlightYellow',
  green: 'highlightGreen',
  blue: 'highlightBlue',
  pink: 'highlightPink',
  orange: 'highlightOrange',
};

/**
 * @param {Colour | undefined} chosen
 * @param {(colour: Colour) => void} onChoose
 * @returns {{element: HTMLElement, choose: (colour: Colour | undefined) => void}} `choose` shows another as chosen
 */
export function createColourRow(chosen, onChoose) {
  const element = createElement('div', 'highlight-colours');
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', message('highlightColour'));
  const buttons = HIGHLIGHT_COLOURS.map((colour) => {
    const button = createButton('highlight-colour', message(NAMES[colour]), () => onChoose(colour));
    button.dataset.colour = colour;
    return button;
  });
  element.append(...buttons);
  const choose = (/** @type {Colour | undefined} */ colour) => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.colour === colour));
  };
  choose(chosen);
  return { element, choose };
}

/**
 * A button that shows no words.
 * @param {string} className
 * @param {string} label
 * @param {() => void} onClick
 */
function createButton(className, label, onClick) {
  const button = createElement('button', className);
  button.type = 'button';
  button.title = label;
  button.setAttribute('aria-label', label);
  button.addEventListener('click', onClick);
  return button;
}

/**
 * @param {string} className
 * @param {string} label key of its words
 * @param {() => void} onClick
 */
export function createTextButton(className, label, onClick) {
  const button = createElement('button', `highlight-action ${className}`);
  button.type = 'button';
  button.textContent = message(label);
  button.addEventListener('click', onClick);
  return button;
}
