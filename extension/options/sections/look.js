// @ts-check
// Type and colours, with a preview: the controls are those of the panel.

import { createElement } from '../../page/dom.js';
import { createButton } from '../../page/parts/appearance/controls.js';
import { createThemeControls } from '../../page/parts/appearance/theme-controls.js';
import { createTypeControls } from '../../page/parts/appearance/type-controls.js';
import { createPreview } from '../preview.js';

/**
 * @param {HTMLElement} section
 * @param {import('../sections.js').Context} context
 */
export function fillLook(section, { settings }) {
  const { main, more } = createTypeControls(settings);
  const controls = createElement('div', 'controls');
  const lines = createElement('div', 'lines');
  lines.append(...more);
  const row = createElement('div', 'row');
  row.append(createButton('reset', 'resetLook', settings.reset));
  controls.append(...createThemeControls(settings), ...main, lines, row);
  const pair = createElement('div', 'pair');
  pair.append(controls, createPreview(settings));
  section.append(pair);
}
