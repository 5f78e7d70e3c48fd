// @ts-check
// The spinner while a page is being read. It takes no pointer events and covers only a corner.

import { message } from '../../i18n.js';
import { addStyleSheet, createElement, documentElement, isHtml } from '../dom.js';

/** In ms. A shorter wait needs no spinner, and one that only flashes disturbs. */
const DELAY = 150;

const HOST_STYLE = [
  ['all', 'initial'],
  ['display', 'block'],
  ['position', 'fixed'],
  ['inset', '0 0 auto auto'],
  ['z-index', '2147483647'],
  ['pointer-events', 'none'],
];

const CSS = `
  .spinner {
    position: fixed; inset: 12px 12px auto auto; z-index: 2147483647; box-sizing: border-box; width: 36px; height: 36px;
    padding: 9px; border-radius: 50%; background: light-dark(#fff, #2a2b2e); color-scheme: light dark;
    box-shadow: 0 1px 8px rgb(0 0 0 / .28);
  }
  .spinner::before {
    content: ''; display: block; box-sizing: border-box; width: 18px; height: 18px; border-radius: 50%;
    border: 2px solid light-dark(#d8d6d0, #55565a); border-top-color: light-dark(#333, #eee);
    animation: turn .9s linear infinite;
  }
  @keyframes turn { to { transform: rotate(1turn); } }
  @media (prefers-reduced-motion: reduce) { .spinner::before { animation: none; border-style: dotted; } }
`;

/**
 * Shows a spinner after `DELAY`, unless it has been removed by then.
 * @returns {{remove: () => void}}
 */
export function showSpinner() {
  /** @type {HTMLElement | undefined} */
  let host;
  const timer = setTimeout(() => {
    if (!isHtml()) return;
    host = createElement('div');
    for (const [name, value] of HOST_STYLE) host.style.setProperty(name, value, 'important');
    const root = host.attachShadow({ mode: 'closed' });
    addStyleSheet(root, CSS);
    const spinner = createElement('div', 'spinner');
    spinner.setAttribute('role', 'status');
    spinner.setAttribute('aria-label', message('working'));
    root.append(spinner);
    documentElement()?.append(host);
  }, DELAY);
  return {
    remove() {
      clearTimeout(timer);
      host?.remove();
    },
  };
}
