// @ts-check
// The panel for type and colours.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';
import { registerPart } from '../parts.js';
import { requestOptions } from '../worker-port.js';
import css from './appearance.css';
import { createButton, createSwitch } from './appearance/controls.js';
import { createThemeControls } from './appearance/theme-controls.js';
import { createTypeControls } from './appearance/type-controls.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */

registerPart('appearance', { fillPanel });

/**
 * @param {ReadingView} view
 * @param {HTMLElement} panel
 */
function fillPanel({ settings, addStyleSheet }, panel) {
  addStyleSheet(css);
  const { main, more } = createTypeControls(settings);
  const details = createElement('details', 'more');
  const summary = createElement('summary');
  summary.textContent = message('moreType');
  details.append(summary, ...more);
  panel.append(...createThemeControls(settings), ...main, details, createFooter(settings));
}

/**
 * What is about all of the panel: whether it holds on this site only, the way back, the way to everything else.
 * @param {import('../reading-view').ViewSettings} settings
 */
function createFooter(settings) {
  const footer = createElement('div', 'footer');
  const { setForSite } = settings;
  if (setForSite) {
    footer.append(
      createSwitch('onlyHere', 'onlyHere', settings, () => settings.isForSite, setForSite),
      createButton('link', 'openHere', () => requestOptions(`sites=${location.origin}`)),
    );
  }
  const row = createElement('div', 'row');
  row.append(
    createButton('reset', 'resetLook', settings.reset),
    createButton('all', 'allSettings', () => requestOptions('')),
  );
  footer.append(row);
  return footer;
}
