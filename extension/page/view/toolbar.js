// @ts-check
// The controls of the reading view: a button that closes it, and one for each feature that has a tool.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';
import { createButton, keepClosed } from './tool-button.js';
import { createToolMenu } from './tool-menu.js';

/** @typedef {import('../reading-view').FeatureEntry} FeatureEntry */

const CROSS = 'M3 3l10 10M13 3L3 13';
const DOTS = 'M3 8h.01M8 8h.01M13 8h.01';

/** In px. Shorter scrolls are an unsteady hand. */
const SCROLL_THRESHOLD = 8;
/** In px from the top of the article, where the toolbar always shows. */
const TOP = 64;

/**
 * A column beside the text; on narrow screens a row of the most used, with the others in a menu.
 * @param {object} toolbar
 * @param {readonly FeatureEntry[]} toolbar.features
 * @param {Map<string, HTMLElement>} toolbar.panels gets the panel of each feature that has one, empty
 * @param {(part: import('../parts.js').FeatureName) => void} toolbar.use
 * @param {() => void} toolbar.close
 * @returns {{element: HTMLElement, offer: (view: import('../reading-view').ReadingView) => void}} `offer` shows the tools
 * that the article has a use for
 */
export function createToolbar({ features, panels, use, close }) {
  const element = createElement('div', 'toolbar');
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', message('toolbar'));
  element.append(createButton('closer', message('close'), CROSS, close));
  /** @type {import('./tool-menu.js').MenuTool[]} */
  const inMenu = [];
  /** @type {[HTMLElement, import('../reading-view').Tool][]} */
  const offered = [];
  for (const { part, tool } of features) {
    if (!tool) continue;
    const label = message(tool.label);
    const className = `tool ${part}-tool${tool.isPrimary ? ' primary' : ''}`;
    const button = createButton(className, `${label} (${tool.key.toUpperCase()})`, tool.icon, () => use(part));
    button.setAttribute('aria-label', label);
    button.setAttribute('aria-keyshortcuts', tool.key);
    button.hidden = !!tool.isOffered;
    offered.push([button, tool]);
    element.append(button);
    if (tool.hasPanel) {
      const panel = createPanel(part, label, button);
      panels.set(part, panel);
      element.append(panel);
    }
    if (!tool.isPrimary) inMenu.push({ button, label, key: tool.key, use: () => use(part) });
  }
  if (inMenu.length > 0) {
    const more = createButton('overflow', message('more'), DOTS, () => {});
    element.append(more, createToolMenu(more, inMenu));
  }
  return { element, offer };

  /** @param {import('../reading-view').ReadingView} view */
  function offer(view) {
    for (const [button, { isOffered }] of offered) if (isOffered) button.hidden = !isOffered(view);
  }
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
  panel.tabIndex = -1;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', label);
  opener.setAttribute('aria-haspopup', 'dialog');
  opener.setAttribute('aria-expanded', 'false');
  panel.addEventListener('toggle', () => {
    opener.setAttribute('aria-expanded', String(panel.matches(':popover-open')));
  });
  keepClosed(opener, panel);
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
