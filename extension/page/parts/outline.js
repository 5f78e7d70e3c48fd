// @ts-check
// The outline of the article: links to its headings, the one under which the reader is marked.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';
import { registerPart } from '../parts.js';
import css from './outline.css';
import { currentIndex } from './outline/current-heading.js';
import { nest } from './outline/nesting.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */

registerPart('outline', { fillPanel });

const HEADINGS = '.content :is(h1, h2, h3, h4, h5, h6)';

/**
 * @param {ReadingView} view
 * @param {HTMLElement} panel
 */
function fillPanel(view, panel) {
  const { dialog, main } = view;
  view.addStyleSheet(css);
  const nav = createElement('nav', 'outline');
  nav.setAttribute('aria-label', message('outline'));
  // The words are the article's.
  nav.lang = main.lang;
  panel.append(nav);

  /** In the order of the article; the first is its title. @type {HTMLElement[]} */
  let headings = [];
  /** @type {HTMLAnchorElement[]} */
  let links = [];
  let isStale = true;
  let frame = 0;

  view.insertAll();
  // Slices of a page that is joined later.
  view.eachSlice(() => {
    isStale = true;
    schedule();
  });
  dialog.addEventListener('scroll', schedule, { passive: true });
  panel.addEventListener('toggle', schedule);
  update();

  function schedule() {
    if (frame || !panel.matches(':popover-open')) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (!view.signal.aborted) update();
    });
  }

  function update() {
    if (isStale) build();
    isStale = false;
    const current = links[currentIndex(headings, view.dialog)];
    const marked = nav.querySelector('[aria-current]');
    if (current === marked) return;
    marked?.removeAttribute('aria-current');
    current?.setAttribute('aria-current', 'true');
    keepInSight(current, panel);
  }

  function build() {
    const title = main.querySelector('.title');
    const all = [...(title ? [title] : []), ...main.querySelectorAll(HEADINGS)];
    headings = /** @type {HTMLElement[]} */ (all.filter((heading) => heading.textContent?.trim()));
    links = headings.map(createLink);
    const list = nest(headings.map((heading) => (heading === title ? 0 : Number(heading.localName[1]))));
    nav.replaceChildren(createList(list, links));
  }

  /** @param {HTMLElement} heading */
  function createLink(heading) {
    const link = createElement('a');
    link.href = heading.id ? `#${heading.id}` : '#';
    link.textContent = heading.textContent;
    link.dir = 'auto';
    link.addEventListener('click', (event) => {
      event.preventDefault();
      goTo(heading);
    });
    return link;
  }

  /** @param {HTMLElement} heading */
  function goTo(heading) {
    // A sheet would lie over it; beside the text the outline stays.
    if (isSheet(panel)) panel.hidePopover();
    if (heading.classList.contains('title')) dialog.scrollTo(0, 0);
    else heading.scrollIntoView({ block: 'start' });
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

/**
 * Whether a panel is a sheet from below, as where there is no room beside the text.
 * @param {HTMLElement} panel
 */
function isSheet(panel) {
  return panel.getBoundingClientRect().bottom >= innerHeight - 1;
}

/**
 * Scrolls the panel alone: `scrollIntoView` would scroll the article too.
 * @param {HTMLElement | undefined} link
 * @param {HTMLElement} panel
 */
function keepInSight(link, panel) {
  if (!link) return;
  const { top, bottom } = link.getBoundingClientRect();
  const frame = panel.getBoundingClientRect();
  if (top < frame.top + 16 || bottom > frame.bottom - 16) {
    panel.scrollTop += (top + bottom) / 2 - (frame.top + frame.bottom) / 2;
  }
}

/**
 * @param {import('./outline/nesting.js').Entry[]} entries
 * @param {HTMLAnchorElement[]} links
 * @returns {HTMLOListElement}
 */
function createList(entries, links) {
  const list = createElement('ol');
  for (const { index, children } of entries) {
    const item = createElement('li');
    item.append(links[index]);
    // At most seven levels.
    if (children.length > 0) item.append(createList(children, links));
    list.append(item);
  }
  return list;
}
