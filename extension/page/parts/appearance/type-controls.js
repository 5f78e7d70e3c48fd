// @ts-check
// The controls for type: face and size, and what is wanted less often.

import { COLUMN_WIDTHS, FACES, FONT_SIZES, LETTER_SPACINGS, LINE_HEIGHTS, WORD_SPACINGS } from '../../../settings.js';
import { createElement } from '../../dom.js';
import { createButton, createChoice, createFlag, createGroup, createSlider, follow } from './controls.js';

/** @typedef {import('./controls.js').Changeable} Changeable */

/** The key of each face's name. @type {Record<typeof FACES[number], string>} */
const FACE_LABELS = {
  serif: 'faceSerif',
  sans: 'faceSans',
  system: 'faceSystem',
  mono: 'faceMono',
  literata: 'faceLiterata',
  atkinson: 'faceAtkinson',
  dyslexic: 'faceDyslexic',
};

/**
 * @param {Changeable} settings
 * @returns {{main: HTMLElement[], more: HTMLElement[]}}
 */
export function createTypeControls(settings) {
  const faces = FACES.map((value) => ({ value, label: FACE_LABELS[value] }));
  return {
    main: [createChoice('face', faces, settings), createSizeControl(settings)],
    more: [
      createSlider('columnWidth', COLUMN_WIDTHS, settings),
      createSlider('lineHeight', LINE_HEIGHTS, settings),
      createSlider('letterSpacing', LETTER_SPACINGS, settings),
      createSlider('wordSpacing', WORD_SPACINGS, settings),
      createFlag('justified', settings),
      createFlag('hyphens', settings),
    ],
  };
}

/** @param {Changeable} settings */
function createSizeControl(settings) {
  const resize = (/** @type {number} */ step) => settings.change({ size: settings.current.size + step });
  const smaller = createButton('smaller', 'sizeSmaller', () => resize(-1), 'A');
  const larger = createButton('larger', 'sizeLarger', () => resize(1), 'A');
  const value = createElement('output', 'value');
  follow(settings, ({ size }) => {
    smaller.disabled = size === 0;
    larger.disabled = size === FONT_SIZES.length - 1;
    value.textContent = String(FONT_SIZES[size]);
  });
  return createGroup('size', [smaller, value, larger]);
}
