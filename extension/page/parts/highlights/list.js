// @ts-check
// The panel that lists the highlights of the article.

import { message } from '../../../i18n.js';
import { isPrivate } from '../../../storage.js';
import { createElement } from '../../dom.js';
import { copyText } from '../copying/clipboard.js';
import { highlightsAsMarkdown } from '../quotes/markdown.js';
import { createColourRow, createTextButton } from './colours.js';

/** @typedef {import('../../../highlights.js').Highlight} Highlight */
/** @typedef {import('./collection.js').Collection} Collection */

/**
 * @param {import('../../reading-view').ReadingView} view
 * @param {Collection} collection
 * @param {HTMLElement} panel
 */
export function fillList({ dialog, announce }, collection, panel) {
  const heading = createElement('h2', 'highlight-heading');
  heading.textContent = message('highlights');
  const list = createElement('ul', 'highlight-list');
  const hint = createElement('p', 'highlight-hint');
  const copy = createTextButton('copy-all', 'highlightCopyAll', async () => {
    const isCopied = await copyText(highlightsAsMarkdown(collection.all()));
    announce(message(isCopied ? 'saveCopied' : 'saveFailed'));
    copy.textContent = message(isCopied ? 'saveCopied' : 'saveFailed');
  });
  panel.append(heading, list, hint, copy);
  collection.onChange(update);
  panel.addEventListener('toggle', () => panel.matches(':popover-open') && update());
  update();

  function update() {
    const root = /** @type {ShadowRoot} */ (dialog.getRootNode());
    const focused = root.activeElement;
    const place = [...list.children].findIndex((item) => item.contains(focused));
    const name = focused?.className.split(' ').at(-1);
    const all = collection.all();
    list.replaceChildren(...all.map(item));
    hint.textContent = hintOf(all);
    hint.hidden = !hint.textContent;
    copy.hidden = !all.length;
    copy.textContent = message('highlightCopyAll');
    if (place < 0) return;
    // What had the focus has been made anew, or has gone.
    const next = list.children[Math.min(place, all.length - 1)];
    const again = next?.querySelector(`.${CSS.escape(name ?? '')}`) ?? next?.querySelector('button');
    if (again instanceof HTMLElement) again.focus();
    else panel.focus();
  }

  /** @param {readonly Highlight[]} all */
  function hintOf(all) {
    if (isPrivate()) return message('highlightPrivate');
    if (!collection.isKept()) return message('highlightNotKept');
    return all.length ? '' : message('highlightNone');
  }

  /** @param {Highlight} highlight */
  function item(highlight) {
    const { id, quote, colour, note } = highlight;
    const entry = createElement('li', 'highlight-entry');
    entry.dataset.colour = colour;
    const words = createElement('button', 'highlight-quote');
    words.type = 'button';
    words.textContent = quote.exact;
    words.dir = 'auto';
    const marks = collection.marksOf(id);
    words.disabled = !marks.length;
    words.addEventListener('click', () => jump(id));
    entry.append(words);
    if (!marks.length) {
      const lost = createElement('p', 'highlight-lost');
      lost.textContent = message(collection.isShown(highlight) ? 'highlightLost' : 'highlightLater');
      entry.append(lost);
    }
    const text = createElement('p', 'highlight-note-text');
    text.textContent = note;
    text.dir = 'auto';
    text.hidden = !note;
    const field = createElement('textarea', 'highlight-note');
    field.rows = 3;
    field.value = note;
    field.hidden = true;
    field.setAttribute('aria-label', message('highlightNote'));
    const write = createTextButton('list-note', note ? 'highlightNoteChange' : 'highlightNote', () => {
      text.hidden = true;
      field.hidden = false;
      write.hidden = true;
      field.focus();
    });
    field.addEventListener('change', () => collection.change(id, { note: field.value.trim() }));
    const remove = createTextButton('list-remove', 'highlightRemove', () => {
      collection.remove(id);
      announce(message('highlightRemoved'));
    });
    const row = createColourRow(colour, (chosen) => collection.change(id, { colour: chosen }));
    const actions = createElement('div', 'highlight-actions');
    actions.append(write, remove);
    entry.append(text, field, row.element, actions);
    return entry;
  }

  /** @param {string} id */
  function jump(id) {
    const [first] = collection.marksOf(id);
    if (!first) return;
    // Where the panel is a sheet it would lie over the place.
    if (getComputedStyle(panel).insetBlockEnd === '0px') panel.hidePopover();
    first.scrollIntoView({ block: 'center' });
    first.focus({ preventScroll: true });
  }
}
