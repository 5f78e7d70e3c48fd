// @ts-check
// The controls of the reading view: a button that closes it, and one for each feature that has a tool.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';
import { createButton } from './tool-button.js';

/** @typedef {import('../reading-view').FeatureEntry} FeatureEntry */
/** @typedef {import('../parts/panels/tool-menu.js').MenuTool} MenuTool */

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
 * @param {(part: import('../parts.js').FeatureName) => void} toolbar.use
 * @param {import('../parts/panels.js').Panels['openMenu']} toolbar.openMenu
 * @param {() => void} toolbar.close
 * @returns {{element: HTMLElement, offer: (view: import('../reading-view').ReadingView) => void}} `offer` shows the tools
 * that the article has a use for
 */
export function createToolbar({ features, use, openMenu, close }) {
  const element = createElement('div', 'toolbar');
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', message('toolbar'));
  element.append(createButton('closer', message('close'), CROSS, close));
  /** @type {MenuTool[]} */
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
    if (tool.hasPanel) announcePopup(button, 'dialog');
    if (!tool.isPrimary) inMenu.push({ button, label, key: tool.key, use: () => use(part) });
  }
  if (inMenu.length > 0) {
    const more = createButton('overflow', message('more'), DOTS, () => openMenu(more, inMenu, 0));
    more.addEventListener('keydown', ({ key }) => {
      if (key === 'ArrowDown') openMenu(more, inMenu, 0);
      if (key === 'ArrowUp') openMenu(more, inMenu, -1);
    });
    announcePopup(more, 'menu');
    element.append(more);
  }
  return { element, offer };

  /** @param {import('../reading-view').ReadingView} view */
  function offer(view) {
    for (const [button, { isOffered }] of offered) if (isOffered) button.hidden = !isOffered(view);
  }
}

/**
 * @param {HTMLButtonElement} opener
 * @param {'dialog' | 'menu'} kind
 */
function announcePopup(opener, kind) {
  opener.setAttribute('aria-haspopup', kind);
  opener.setAttribute('aria-expanded', 'false');
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
