// @ts-check
// The panels of the tools and the menu of a narrow toolbar, each made when it is first opened.

import { createElement } from '../dom.js';
import { registerPart } from '../parts.js';
import css from './panels.css';
import { keepClosed } from './panels/keep-closed.js';
import { createToolMenu } from './panels/tool-menu.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */
/** @typedef {ReturnType<typeof createPanels>} Panels */
/** @typedef {{createPanels: typeof createPanels}} PanelMaker */

registerPart('panels', { createPanels });

/** @param {Pick<ReadingView, 'dialog' | 'addStyleSheet'>} view */
function createPanels({ dialog, addStyleSheet }) {
  /** What had the focus before a panel. @type {Element | null} */
  let returnTo = null;
  /** @type {ReturnType<typeof createToolMenu> | undefined} */
  let menu;
  addStyleSheet(css);
  return { panelOf, show, openMenu };

  /**
   * The panel of a tool; empty at first.
   * @param {string} part
   */
  function panelOf(part) {
    const opener = /** @type {HTMLButtonElement} */ (dialog.querySelector(`.${part}-tool`));
    return /** @type {HTMLElement | null} */ (dialog.querySelector(`.${part}-panel`)) ?? createPanel(part, opener);
  }

  /**
   * Shows a panel and puts the focus on it, so that its name is heard and the next Tab goes to its first control. Whoever had
   * the focus before the panels gets it back; browsers lose it in a closed root.
   * @param {HTMLElement} panel
   */
  function show(panel) {
    const root = /** @type {ShadowRoot} */ (panel.getRootNode());
    const active = root.activeElement;
    // One panel closes as another opens.
    if (!active?.closest('.panel')) returnTo = active;
    panel.showPopover();
    if (!panel.matches(':focus-within')) panel.focus({ preventScroll: true });
    const giveBack = () => {
      if (panel.matches(':popover-open')) return;
      panel.removeEventListener('toggle', giveBack);
      const isLost = !root.activeElement || panel.contains(root.activeElement);
      if (isLost && returnTo instanceof HTMLElement) returnTo.focus({ preventScroll: true });
    };
    panel.addEventListener('toggle', giveBack);
  }

  /**
   * Opens the menu, or closes it.
   * @param {HTMLButtonElement} opener
   * @param {readonly import('./panels/tool-menu.js').MenuTool[]} tools
   * @param {number} index of the item that gets the focus, counted from the end if it is negative
   */
  function openMenu(opener, tools, index) {
    menu ??= createToolMenu(opener, tools);
    menu.toggle(index);
  }
}

/**
 * Escape and a click elsewhere close a panel, and its button has the focus again.
 * @param {string} part
 * @param {HTMLButtonElement} opener
 */
function createPanel(part, opener) {
  const panel = createElement('div', `panel ${part}-panel`);
  panel.popover = 'auto';
  panel.tabIndex = -1;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', opener.getAttribute('aria-label') ?? '');
  panel.addEventListener('toggle', () => {
    opener.setAttribute('aria-expanded', String(panel.matches(':popover-open')));
  });
  keepClosed(opener, panel);
  opener.after(panel);
  return panel;
}
