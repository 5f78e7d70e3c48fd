// @ts-check
// The controls of the reading view: a button that closes it, and one for each feature that has a tool.

import { message } from '../../i18n.js';
import { createElement, createForeignElement } from '../dom.js';

/** @typedef {import('../reading-view').FeatureEntry} FeatureEntry */

const SVG = 'http://www.w3.org/2000/svg';
const CROSS = 'M3 3l10 10M13 3L3 13';

/** In px. Shorter scrolls are an unsteady hand. */
const SCROLL_THRESHOLD = 8;
/** In px from the top of the article, where the toolbar always shows. */
const TOP = 64;

/**
 * @param {object} toolbar
 * @param {readonly FeatureEntry[]} toolbar.features
 * @param {Map<string, HTMLElement>} toolbar.panels gets the panel of each feature that has one, empty
 * @param {(part: import('../parts.js').FeatureName) => void} toolbar.use
 * @param {() => void} toolbar.close
 * @returns {HTMLElement}
 */
export function createToolbar({ features, panels, use, close }) {
  const toolbar = createElement('div', 'toolbar');
  toolbar.append(createButton('closer', message('close'), CROSS, close));
  for (const { part, tool } of features) {
    if (!tool) continue;
    const label = message(tool.label);
    const button = createButton(`tool ${part}-tool`, `${label} (${tool.key.toUpperCase()})`, tool.icon, () =>
      use(part),
    );
    button.setAttribute('aria-label', label);
    button.setAttribute('aria-keyshortcuts', tool.key);
    toolbar.append(button);
    if (tool.hasPanel) {
      const panel = createPanel(part, label, button);
      panels.set(part, panel);
      toolbar.append(panel);
    }
  }
  return toolbar;
}

/**
 * The panel of a feature. Escape and a click elsewhere close it, and its button has the focus again.
 * @param {import('../parts.js').FeatureName} part
 * @param {string} label
 * @param {HTMLButtonElement} opener
 */
function createPanel(part, label, opener) {
  const panel = createElement('div', `panel ${part}-panel`);
  panel.popover = 'auto';
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', label);
  opener.setAttribute('aria-haspopup', 'dialog');
  opener.setAttribute('aria-expanded', 'false');
  const focused = () => /** @type {ShadowRoot} */ (panel.getRootNode()).activeElement;
  let hadFocus = false;
  panel.addEventListener('beforetoggle', () => (hadFocus = panel.contains(focused())));
  panel.addEventListener('toggle', () => {
    const isOpen = panel.matches(':popover-open');
    opener.setAttribute('aria-expanded', String(isOpen));
    // Chromium gives the focus back to the host of the shadow root, which cannot have it.
    if (!isOpen && hadFocus && (!focused() || panel.contains(focused()))) opener.focus({ preventScroll: true });
  });
  // The press on the button closes the panel before the click arrives, which would open it again.
  let wasOpen = false;
  opener.addEventListener('pointerdown', () => (wasOpen = panel.matches(':popover-open')), { capture: true });
  opener.addEventListener(
    'click',
    (event) => {
      if (wasOpen && event.detail > 0) event.stopImmediatePropagation();
      wasOpen = false;
    },
    { capture: true },
  );
  return panel;
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
 * @param {string} className
 * @param {string} label
 * @param {string} icon data of an SVG path
 * @param {() => void} onClick
 */
function createButton(className, label, icon, onClick) {
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
