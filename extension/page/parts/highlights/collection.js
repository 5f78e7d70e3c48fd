// @ts-check
// The highlights of an open view: in the text as `mark` elements, in the storage as data.

import { byPlace, changeHighlights, loadHighlights } from '../../../highlights.js';
import { createElement } from '../../dom.js';
import { findQuote, quoteOf } from '../quotes/anchoring.js';
import { indexText, offsetOf } from '../quotes/text-index.js';
import { unwrapText, wrapText } from '../quotes/wrapping.js';

/** @typedef {import('../../../highlights.js').Colour} Colour */
/** @typedef {import('../../../highlights.js').Highlight} Highlight */
/** @typedef {import('../quotes/text-index.js').Place} Place */

/**
 * @typedef {object} Collection
 * @property {() => readonly Highlight[]} all in the order of the text
 * @property {(id: string) => Highlight | undefined} get
 * @property {(id: string) => readonly HTMLElement[]} marksOf empty where its words are not there
 * @property {(highlight: Highlight) => boolean} isShown whether the page of the article that it is on is shown
 * @property {(range: Range) => string} textOf what of a range can be highlighted
 * @property {(range: Range, colour: Colour) => Promise<readonly Highlight[]>} add one for each place that the range touches,
 * the head or a page
 * @property {(id: string, changes: Partial<Pick<Highlight, 'colour' | 'note'>>) => void} change
 * @property {(id: string) => void} remove
 * @property {() => boolean} isKept whether the last change was stored
 * @property {(listener: () => void) => void} onChange
 */

/**
 * Shows the stored highlights of the article.
 * @param {import('../../reading-view').ReadingView} view
 * @returns {Promise<Collection>}
 */
export async function createCollection({ article, main, insertAll, eachSlice, signal }) {
  const address = article.url;
  /** @type {Map<string, Highlight>} */
  const highlights = new Map();
  /** @type {Map<string, HTMLElement[]>} */
  const marks = new Map();
  /** @type {(() => void)[]} */
  const listeners = [];
  let isKept = true;
  /** Changes are stored one after the other. */
  let storing = Promise.resolve();

  for (const highlight of await loadHighlights(address)) highlights.set(highlight.id, highlight);
  if (highlights.size) insertAll();
  let isWaiting = false;
  // Pages of the article that come later, too; once for all slices of a task.
  eachSlice(() => {
    if (isWaiting || !highlights.size) return;
    isWaiting = true;
    queueMicrotask(() => {
      isWaiting = false;
      if (!signal.aborted) showAll();
    });
  });

  const all = () => [...highlights.values()].sort(byPlace);
  return {
    all,
    get: (id) => highlights.get(id),
    marksOf: (id) => marks.get(id) ?? [],
    isShown: ({ page }) => places().length > page,
    textOf: (range) =>
      placesIn(range)
        .map(({ index, place }) => index.text.slice(place.start, place.end))
        .join('\n'),
    add,
    change,
    remove,
    isKept: () => isKept,
    onChange: (listener) => void listeners.push(listener),
  };

  /** The head of the article, then the content of each page that is shown: by `Highlight.page`. */
  function places() {
    return [...main.querySelectorAll(':scope > :is(.head, .content)')];
  }

  /** Marks the highlights that are not marked yet and whose words are there. */
  function showAll() {
    places().forEach((element, at) => {
      const missing = all().filter(({ id, page }) => page === at && !marks.has(id));
      if (!missing.length) return;
      let index = indexText(element);
      const { text } = index;
      const found = missing.flatMap((highlight) => {
        const place = findQuote(text, highlight.quote);
        return place ? [{ highlight, place }] : [];
      });
      // From the end on: what is wrapped splits the text behind it. Where two overlap, the text is looked at again.
      let wrappedFrom = Infinity;
      for (const { highlight, place } of found.sort((a, b) => b.place.start - a.place.start)) {
        if (place.end > wrappedFrom) index = indexText(element);
        wrappedFrom = place.start;
        mark(highlight, index, place);
      }
    });
    tell();
  }

  /**
   * @param {Highlight} highlight
   * @param {import('../quotes/text-index.js').TextIndex} index
   * @param {Place} place
   */
  function mark({ id, colour, note }, index, place) {
    const made = wrapText(index, place, () => {
      const element = createElement('mark', 'highlight');
      element.dataset.id = id;
      element.dataset.colour = colour;
      return element;
    });
    if (!made.length) return;
    // One stop of the Tab key for each highlight.
    made[0].tabIndex = 0;
    marks.set(id, made);
    showNote(id, note);
  }

  /**
   * @param {string} id
   * @param {string} note
   */
  function showNote(id, note) {
    const made = marks.get(id) ?? [];
    made[0]?.setAttribute('aria-description', note);
    if (!note) made[0]?.removeAttribute('aria-description');
    made.at(-1)?.classList.toggle('with-note', note !== '');
  }

  /** @param {Range} range */
  function placesIn(range) {
    return places().flatMap((element, page) => {
      if (!range.intersectsNode(element)) return [];
      const index = indexText(element);
      let start = offsetOf(index, range.startContainer, range.startOffset);
      let end = offsetOf(index, range.endContainer, range.endOffset);
      while (start < end && /\s/.test(index.text[start])) start += 1;
      while (end > start && /\s/.test(index.text[end - 1])) end -= 1;
      return start < end ? [{ index, page, place: { start, end } }] : [];
    });
  }

  /**
   * @param {Range} range
   * @param {Colour} colour
   */
  async function add(range, colour) {
    const added = placesIn(range).map(({ index, page, place }) => {
      const created = new Date().toISOString();
      /** @type {Highlight} */
      const highlight = { id: newId(), quote: quoteOf(index.text, place), colour, note: '', page, created };
      highlights.set(highlight.id, highlight);
      mark(highlight, index, place);
      return highlight;
    });
    if (added.length) await store((stored) => [...stored, ...added]);
    return added;
  }

  /**
   * @param {string} id
   * @param {Partial<Pick<Highlight, 'colour' | 'note'>>} changes
   */
  function change(id, changes) {
    const known = highlights.get(id);
    if (!known) return;
    const changed = { ...known, ...changes };
    highlights.set(id, changed);
    for (const element of marks.get(id) ?? []) element.dataset.colour = changed.colour;
    showNote(id, changed.note);
    void store((stored) => stored.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  }

  /** @param {string} id */
  function remove(id) {
    highlights.delete(id);
    unwrapText(marks.get(id) ?? []);
    marks.delete(id);
    void store((stored) => stored.filter((one) => one.id !== id));
  }

  /** @param {(stored: Highlight[]) => Highlight[]} change */
  async function store(change) {
    tell();
    storing = storing.then(async () => {
      isKept = await changeHighlights(address, article.title, change);
    });
    await storing;
    if (!isKept) tell();
  }

  function tell() {
    for (const listener of listeners) listener();
  }
}

/** `crypto.randomUUID` is not there on insecure addresses. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, '0')).join('');
}
