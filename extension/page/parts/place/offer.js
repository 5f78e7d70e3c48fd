// @ts-check
// A quiet button that offers another place in the article. It goes when it is used, and when the reader reads on.

import { createElement } from '../../dom.js';
import { flowOf } from '../flow/flow.js';
import css from './offer.css';

/** Lengths of the window after which a reader who scrolls has chosen. */
const READ_ON = 1.5;

/**
 * @param {import('../../reading-view').ReadingView} view
 * @param {string} label
 * @param {() => void} accept
 */
export function offer({ dialog, addStyleSheet, announce }, label, accept) {
  addStyleSheet(css);
  dialog.querySelector('.offer')?.remove();
  const box = createElement('div', 'offer');
  const button = createElement('button');
  button.type = 'button';
  button.setAttribute('aria-label', label);
  box.append(button);
  // Before the article: the next Tab after the tools.
  dialog.querySelector('.toolbar')?.after(box);
  announce(label);

  const flow = flowOf(dialog);
  const start = flow.scrolled;
  const gone = new AbortController();
  const withdraw = () => {
    gone.abort();
    box.remove();
  };
  button.addEventListener('click', () => {
    withdraw();
    accept();
  });
  const look = () => Math.abs(flow.scrolled - start) > READ_ON * flow.windowLength && withdraw();
  dialog.addEventListener('scroll', look, { passive: true, signal: gone.signal });
}
