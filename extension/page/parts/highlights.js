// @ts-check
// Highlights: passages that the reader marks, in five colours and with notes, shown again on return.

import { message } from '../../i18n.js';
import { registerPart } from '../parts.js';
import css from './highlights.css';
import { createBar } from './highlights/bar.js';
import { createCollection } from './highlights/collection.js';
import { fillList } from './highlights/list.js';
import { clearSelection, selectedRange } from './quotes/selected-range.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */
/** @typedef {import('./highlights/collection.js').Collection} Collection */

/**
 * @typedef {object} Highlighting
 * @property {(view: ReadingView) => readonly import('../../highlights.js').Highlight[] | undefined} current the highlights
 * of an open view, those that cannot be stored too; undefined where none has been looked for
 */

/** In ms without a change, after which a selection is one. */
const SETTLED = 250;

/**
 * What the highlights of a view consist of.
 * @type {WeakMap<ReadingView, {collection: Collection, bar: ReturnType<typeof createBar>}>}
 */
const parts = new WeakMap();

registerPart('highlights', { attach, run, fillPanel, current: (view) => parts.get(view)?.collection.all() });

/** @param {ReadingView} view */
async function attach(view) {
  view.addStyleSheet(css);
  const collection = await createCollection(view);
  const bar = createBar(view, collection);
  parts.set(view, { collection, bar });
  offerOnSelection(view, bar);
  openOnMark(view, bar);
}

/**
 * Highlights what is selected; with nothing selected the panel opens.
 * @param {ReadingView} view
 */
async function run(view) {
  const { collection, bar } = partsOf(view);
  const range = selectedRange(view.dialog);
  const added = range ? await collection.add(range, view.settings.current.highlightColour) : [];
  if (!added.length) return false;
  clearSelection();
  view.announce(message('highlightAdded'));
  bar.open({ id: added[0].id, withFocus: true });
  return true;
}

/**
 * @param {ReadingView} view
 * @param {HTMLElement} panel
 */
function fillPanel(view, panel) {
  fillList(view, partsOf(view).collection, panel);
}

/** @param {ReadingView} view */
function partsOf(view) {
  const found = parts.get(view);
  if (!found) throw new Error('not attached');
  return found;
}

/**
 * Shows the bar when something has been selected.
 * @param {ReadingView} view
 * @param {ReturnType<typeof createBar>} bar
 */
function offerOnSelection({ dialog, signal }, bar) {
  let isPressed = false;
  /** @type {number | undefined} */
  let timer;
  const look = () => {
    const range = isPressed ? undefined : selectedRange(dialog);
    if (range && !signal.aborted) bar.open({ range });
  };
  const lookSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, SETTLED);
  };
  const press = (/** @type {boolean} */ state) => () => {
    isPressed = state;
    if (!state) lookSoon();
  };
  dialog.addEventListener('pointerdown', press(true), { signal });
  addEventListener('pointerup', press(false), { signal, capture: true });
  addEventListener('pointercancel', press(false), { signal, capture: true });
  EventTarget.prototype.addEventListener.call(document, 'selectionchange', lookSoon, { signal });
  // The part is here because a selection has begun.
  lookSoon();
}

/**
 * Opens the bar for a highlight that is clicked, or chosen by key.
 * @param {ReadingView} view
 * @param {ReturnType<typeof createBar>} bar
 */
function openOnMark({ dialog, main, signal }, bar) {
  const idOf = (/** @type {Event} */ { target }) =>
    /** @type {HTMLElement | null} */ (target instanceof Element && target.closest('mark.highlight'))?.dataset.id;
  main.addEventListener(
    'click',
    (event) => {
      const id = idOf(event);
      const isLink = event.target instanceof Element && event.target.closest('a');
      if (id && !isLink && !selectedRange(dialog)) bar.open({ id });
    },
    { signal },
  );
  main.addEventListener(
    'keydown',
    (event) => {
      const isMark = event.target instanceof Element && event.target.matches('mark.highlight');
      const id = event.key === 'Enter' && isMark ? idOf(event) : undefined;
      if (!id) return;
      event.preventDefault();
      bar.open({ id, withFocus: true });
    },
    { signal },
  );
}
