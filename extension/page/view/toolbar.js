// @ts-check
// The controls of the reading view: close, and a panel for typeface, size and colours. It changes nothing itself; it
// reports what was chosen.

import { message } from '../../i18n.js';
import { FONT_SIZES } from '../../preferences.js';
import { createElement, createForeignElement } from '../dom.js';

/** @typedef {import('../../preferences.js').Preferences} Preferences */

const SVG = 'http://www.w3.org/2000/svg';

/** In px. Shorter scrolls are an unsteady hand. */
const SCROLL_THRESHOLD = 8;
/** In px from the top of the article, where the toolbar always shows. */
const TOP = 64;

/**
 * @param {object} toolbar
 * @param {Preferences} toolbar.preferences
 * @param {() => void} toolbar.close
 * @param {(preferences: Preferences) => void} toolbar.onChange
 * @returns {HTMLElement}
 */
export function createToolbar({ preferences, close, onChange }) {
  let chosen = { ...preferences };
  const choose = (/** @type {Partial<Preferences>} */ change) => {
    chosen = { ...chosen, ...change };
    updateSizeButtons();
    onChange(chosen);
  };

  const smaller = createButton('A', 'sizeSmaller', () => choose({ size: Math.max(0, chosen.size - 1) }));
  const larger = createButton('A', 'sizeLarger', () =>
    choose({ size: Math.min(FONT_SIZES.length - 1, chosen.size + 1) }),
  );
  smaller.className = 'smaller';
  larger.className = 'larger';
  const updateSizeButtons = () => {
    smaller.disabled = chosen.size === 0;
    larger.disabled = chosen.size === FONT_SIZES.length - 1;
  };
  updateSizeButtons();

  const panel = createElement('div', 'panel');
  panel.popover = 'auto';
  panel.append(
    createChoice('face', { serif: 'faceSerif', sans: 'faceSans' }, chosen.face, (face) => choose({ face })),
    createGroup('size', [smaller, larger]),
    createChoice(
      'theme',
      { auto: 'themeAuto', light: 'themeLight', sepia: 'themeSepia', dark: 'themeDark' },
      chosen.theme,
      (theme) => choose({ theme }),
    ),
  );

  const opener = createButton('Aa', 'appearance', () => {});
  opener.className = 'opener';
  opener.popoverTargetElement = panel;
  const closer = createButton(createCross(), 'close', close);
  closer.className = 'closer';

  const toolbar = createElement('div', 'toolbar');
  toolbar.append(closer, opener, panel);
  return toolbar;
}

/**
 * On narrow screens, hides the toolbar while the reader scrolls down, and shows it again on a scroll up.
 * @param {HTMLElement} toolbar
 * @param {HTMLElement} scroller
 */
export function hideOnScroll(toolbar, scroller) {
  let last = 0;
  const update = () => {
    const top = scroller.scrollTop;
    if (Math.abs(top - last) < SCROLL_THRESHOLD) return;
    toolbar.classList.toggle('tucked', top > last && top > TOP);
    last = top;
  };
  scroller.addEventListener('scroll', update, { passive: true });
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
 * @param {string | Node} face
 * @param {string} label the key of its name
 * @param {() => void} onClick
 */
function createButton(face, label, onClick) {
  const button = createElement('button');
  button.type = 'button';
  button.append(face);
  button.setAttribute('aria-label', message(label));
  button.title = message(label);
  button.addEventListener('click', onClick);
  return button;
}

function createCross() {
  const picture = createForeignElement(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 16 16');
  picture.setAttribute('aria-hidden', 'true');
  const path = createForeignElement(SVG, 'path');
  path.setAttribute('d', 'M3 3l10 10M13 3L3 13');
  picture.append(path);
  return picture;
}
