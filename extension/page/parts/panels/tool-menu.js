// @ts-check
// The menu of a narrow toolbar: the tools that have no room in the row, by name.

import { createElement } from '../../dom.js';
import { keepClosed } from './keep-closed.js';

/**
 * @typedef {object} MenuTool
 * @property {HTMLButtonElement} button its button in the toolbar, hidden while the article has no use for it
 * @property {string} label
 * @property {string} key
 * @property {() => void} use
 */

/**
 * @param {HTMLButtonElement} opener
 * @param {readonly MenuTool[]} tools
 */
export function createToolMenu(opener, tools) {
  const menu = createElement('div', 'menu');
  menu.popover = 'auto';
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', opener.getAttribute('aria-label') ?? '');
  keepClosed(opener, menu);
  menu.addEventListener('toggle', () => {
    const isOpen = menu.matches(':popover-open');
    opener.setAttribute('aria-expanded', String(isOpen));
    // Browsers lose what had the focus before, in a closed root.
    const { activeElement } = /** @type {ShadowRoot} */ (menu.getRootNode());
    if (!isOpen && (!activeElement || menu.contains(activeElement))) opener.focus();
  });
  menu.addEventListener('keydown', moveFocus);
  opener.after(menu);
  return { toggle };

  /** @param {number} index of the item that gets the focus when it opens, counted from the end if it is negative */
  function toggle(index) {
    if (menu.matches(':popover-open')) return menu.hidePopover();
    menu.replaceChildren(...tools.filter(({ button }) => !button.hidden).map((tool) => createItem(tool, menu, opener)));
    menu.showPopover();
    items().at(index)?.focus();
  }

  function items() {
    return /** @type {HTMLElement[]} */ ([...menu.children]);
  }

  /** @param {KeyboardEvent} event */
  function moveFocus(event) {
    const all = items();
    const at = all.findIndex((item) => item.matches(':focus'));
    if (event.key === 'Tab') return menu.hidePopover();
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all.at(next % all.length)?.focus();
  }
}

/**
 * @param {MenuTool} tool
 * @param {HTMLElement} menu
 * @param {HTMLElement} opener
 */
function createItem({ button, label, key, use }, menu, opener) {
  const item = createElement('button', 'item');
  item.type = 'button';
  item.tabIndex = -1;
  item.setAttribute('role', 'menuitem');
  item.setAttribute('aria-keyshortcuts', key);
  const name = createElement('span');
  name.textContent = label;
  const icon = button.querySelector('svg')?.cloneNode(true);
  item.append(...(icon ? [icon] : []), name);
  item.addEventListener('click', () => {
    menu.hidePopover();
    // Where the focus goes back to when what is opened closes.
    opener.focus();
    use();
  });
  return item;
}
