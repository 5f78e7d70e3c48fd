// @ts-check
// What paper cannot do: follow a link, open what is folded. While the article is printed its links are numbered and their
// addresses stand at the end; afterwards it is as before.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';

/**
 * @param {HTMLElement} main the article; all of it has been inserted when printing begins
 * @param {AbortSignal} signal ends it
 */
export function preparePrint(main, signal) {
  let restore = () => {};
  const prepare = () => {
    restore();
    const undo = [unfold(main), numberLinks(main)];
    restore = () => undo.forEach((step) => step());
  };
  addEventListener('beforeprint', prepare, { signal });
  addEventListener('afterprint', () => restore(), { signal });
}

/** @param {HTMLElement} main */
function unfold(main) {
  const folded = [...main.querySelectorAll('details:not([open])')];
  for (const details of folded) details.setAttribute('open', '');
  return () => folded.forEach((details) => details.removeAttribute('open'));
}

/**
 * One number for each address, in the order of the text.
 * @param {HTMLElement} main
 */
function numberLinks(main) {
  const links = [...main.querySelectorAll('.content a[href]')].filter(
    (link) => !link.getAttribute('href')?.startsWith('#'),
  );
  if (!links.length) return () => {};
  /** @type {Map<string, number>} */
  const numbers = new Map();
  for (const link of links) {
    const { href } = /** @type {HTMLAnchorElement} */ (link);
    const number = numbers.get(href) ?? numbers.size + 1;
    numbers.set(href, number);
    link.setAttribute('data-link', String(number));
  }
  const section = createElement('section', 'print-links');
  const heading = createElement('h2');
  heading.textContent = message('printLinks');
  const list = createElement('ol');
  for (const address of numbers.keys()) {
    const item = createElement('li');
    item.textContent = address;
    item.dir = 'ltr';
    list.append(item);
  }
  section.append(heading, list);
  main.append(section);
  return () => {
    section.remove();
    for (const link of links) link.removeAttribute('data-link');
  };
}
