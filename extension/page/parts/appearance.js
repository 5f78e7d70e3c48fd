// @ts-check
// The panel for type and colours.

import { message } from '../../i18n.js';
import { FONT_SIZES } from '../../settings.js';
import { createElement } from '../dom.js';
import { registerPart } from '../parts.js';
import css from './appearance.css';

/** @typedef {import('../reading-view').ReadingView} ReadingView */

registerPart('appearance', { fillPanel });

/**
 * @param {ReadingView} view
 * @param {HTMLElement} panel
 */
function fillPanel({ settings, addStyleSheet }, panel) {
  addStyleSheet(css);
  const { face, theme } = settings.current;
  const resize = (/** @type {number} */ step) => settings.change({ size: settings.current.size + step });
  const smaller = createButton('smaller', 'A', 'sizeSmaller', () => resize(-1));
  const larger = createButton('larger', 'A', 'sizeLarger', () => resize(1));
  const update = () => {
    smaller.disabled = settings.current.size === 0;
    larger.disabled = settings.current.size === FONT_SIZES.length - 1;
  };
  update();
  settings.onChange(update);
  panel.append(
    createChoice('face', { serif: 'faceSerif', sans: 'faceSans' }, face, (face) => settings.change({ face })),
    createGroup('size', [smaller, larger]),
    createChoice(
      'theme',
      { auto: 'themeAuto', light: 'themeLight', sepia: 'themeSepia', dark: 'themeDark' },
      theme,
      (theme) => settings.change({ theme }),
    ),
  );
}

/**
 * One of a few values, as radio buttons: arrow keys move between them.
 * @template {string} T
 * @param {string} name
 * @param {Record<T, string>} values each with the key of its label
 * @param {T} chosen
 * @param {(value: T) => void} onChoose
 */
function createChoice(name, values, chosen, onChoose) {
  const options = /** @type {[T, string][]} */ (Object.entries(values)).map(([value, label]) => {
    const input = createElement('input');
    input.type = 'radio';
    input.name = name;
    input.value = value;
    input.checked = value === chosen;
    input.addEventListener('change', () => onChoose(value));
    const text = createElement('span', 'label');
    text.textContent = message(label);
    const option = createElement('label', `option ${name}-${value}`);
    option.append(input, text);
    return option;
  });
  return createGroup(name, options);
}

/**
 * @param {string} name also the key of its legend
 * @param {HTMLElement[]} controls
 */
function createGroup(name, controls) {
  const group = createElement('fieldset', `choice ${name}`);
  const legend = createElement('legend');
  legend.textContent = message(name);
  const row = createElement('div', 'row');
  row.append(...controls);
  group.append(legend, row);
  return group;
}

/**
 * @param {string} className
 * @param {string} face
 * @param {string} label the key of its name
 * @param {() => void} onClick
 */
function createButton(className, face, label, onClick) {
  const button = createElement('button', className);
  button.type = 'button';
  button.textContent = face;
  button.setAttribute('aria-label', message(label));
  button.title = message(label);
  button.addEventListener('click', onClick);
  return button;
}
