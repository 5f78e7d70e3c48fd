// @ts-check
// The highlights of all articles, to read, follow and remove.

import { changeHighlights, loadAllHighlights, removeHighlights } from '../../highlights.js';
import { message } from '../../i18n.js';
import { createElement } from '../../page/dom.js';
import { createButton } from '../../page/parts/appearance/controls.js';
import { createParagraph, createStatus } from '../elements.js';

/** @typedef {import('../../highlights.js').Highlight} Highlight */
/** @typedef {import('../../highlights.js').HighlightedArticle} HighlightedArticle */

/** @param {HTMLElement} section */
export async function fillHighlights(section) {
  const status = createStatus();
  const list = createElement('div', 'highlighted');
  /** The addresses of the articles that are unfolded. @type {Set<string>} */
  const open = new Set();
  const update = async () => {
    const articles = await loadAllHighlights();
    list.replaceChildren(
      ...(articles.length ? articles.map(articleOf) : [createParagraph('highlightNoneYet', 'quiet')]),
    );
  };
  section.append(createParagraph('highlightKept', 'quiet'), status.element, list);
  await update();

  /** @param {HighlightedArticle} article */
  function articleOf({ address, title, highlights }) {
    const name = title || address;
    const item = createElement('details');
    item.open = open.has(address);
    item.addEventListener('toggle', () => (item.open ? open.add(address) : open.delete(address)));
    const summary = createElement('summary');
    summary.textContent = `${name} (${highlights.length})`;
    summary.dir = 'auto';
    const link = createElement('a');
    link.href = address;
    link.rel = 'noopener noreferrer';
    link.textContent = address;
    const quotes = createElement('ul', 'named');
    quotes.append(...highlights.map((highlight) => quoteOf(address, title, highlight)));
    const all = createNamedButton('highlightRemoveAll', name, async () => {
      await removeHighlights(address);
      await removed();
    });
    item.append(summary, link, quotes, all);
    return item;
  }

  /**
   * @param {string} address
   * @param {string} title
   * @param {Highlight} highlight
   */
  function quoteOf(address, title, { id, quote, note }) {
    const item = createElement('li');
    const words = createElement('span', 'name');
    words.textContent = note ? `${quote.exact}\n${note}` : quote.exact;
    words.dir = 'auto';
    const remove = createNamedButton('highlightRemove', quote.exact, async () => {
      await changeHighlights(address, title, (known) => known.filter((one) => one.id !== id));
      await removed();
    });
    item.append(words, remove);
    return item;
  }

  async function removed() {
    await update();
    status.say(message('highlightRemoved'));
  }
}

/**
 * @param {string} label the key of its words
 * @param {string} subject what it is for: several say the same
 * @param {() => void} onClick
 */
function createNamedButton(label, subject, onClick) {
  const button = createButton('remove', label, onClick);
  button.setAttribute('aria-label', `${message(label)}: ${subject}`);
  return button;
}
