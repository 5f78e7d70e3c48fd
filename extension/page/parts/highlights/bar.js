// @ts-check
// The quiet bar beside a selection or a highlight: colours, note, copy, remove. It takes no focus from a selection.

import { message } from '../../../i18n.js';
import { createElement } from '../../dom.js';
import { copyText } from '../copying/clipboard.js';
import { createColourRow, createTextButton } from './colours.js';
import { clearSelection } from '../quotes/selected-range.js';

/** @typedef {import('../../../highlights.js').Colour} Colour */

/** In px, between the bar and what it is for, and the edges of the window. */
const GAP = 8;

/**
 * What the bar is for: a selection, or a highlight that is there.
 * @typedef {{range: Range} | {id: string, withFocus?: boolean}} Subject
 */

/**
 * @param {import('../../reading-view').ReadingView} view
 * @param {import('./collection.js').Collection} collection
 * @returns {{open: (subject: Subject) => void}}
 */
export function createBar(view, collection) {
  const { dialog, settings, announce } = view;
  /** @type {Subject | undefined} */
  let subject;
  let isWriting = false;
  let hadFocus = false;
  const focused = () => /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement;
  const bar = createElement('div', 'highlight-bar');
  bar.popover = 'auto';
  bar.setAttribute('role', 'dialog');
  bar.setAttribute('aria-label', message('highlightBar'));
  const colours = createColourRow(undefined, (colour) => void paint(colour));
  const noteButton = createTextButton('note-button', 'highlightNote', () => void openNote());
  const copy = createTextButton('copy-button', 'highlightCopy', () => void copyWords());
  const remove = createTextButton('remove-button', 'highlightRemove', removeOne);
  const note = createElement('textarea', 'highlight-note');
  note.rows = 3;
  note.setAttribute('aria-label', message('highlightNote'));
  note.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) bar.hidePopover();
  });
  const done = createTextButton('done-button', 'highlightNoteDone', () => bar.hidePopover());
  const tools = createElement('div', 'highlight-tools');
  tools.append(colours.element, noteButton, copy, remove);
  const form = createElement('div', 'highlight-form');
  form.append(note, done);
  bar.append(tools, form);
  bar.addEventListener('beforetoggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return;
    hadFocus = bar.contains(focused());
    keepNote();
  });
  bar.addEventListener('toggle', () => {
    const now = focused();
    if (bar.matches(':popover-open') || !hadFocus) return;
    // Firefox gives the focus back to the dialog, although there is a highlight now that may have it; Chromium gives it to
    // the host of a shadow root, which cannot.
    if (now && now !== dialog && !bar.contains(now)) return;
    const [mark] = subject && 'id' in subject ? collection.marksOf(subject.id) : [];
    (mark ?? dialog).focus({ preventScroll: true });
  });
  dialog.append(bar);
  return { open };

  /** @param {Subject} wanted */
  function open(wanted) {
    if ('range' in wanted && !collection.textOf(wanted.range)) return;
    if (bar.matches(':popover-open')) {
      // The selection that the bar is for has grown; or a note is being written.
      if (isWriting || bar.contains(focused())) return;
    }
    subject = wanted;
    const highlight = 'id' in wanted ? collection.get(wanted.id) : undefined;
    form.hidden = true;
    tools.hidden = false;
    remove.hidden = !highlight;
    colours.choose(highlight?.colour);
    noteButton.textContent = message(highlight?.note ? 'highlightNoteChange' : 'highlightNote');
    if (!bar.matches(':popover-open')) bar.showPopover();
    place();
    if ('id' in wanted && wanted.withFocus) bar.querySelector('button')?.focus();
  }

  /** Above what it is for, below where there is no room or fingers hold the selection. */
  function place() {
    const boxes =
      subject && 'range' in subject
        ? [...subject.range.getClientRects()]
        : collection.marksOf(subject?.id ?? '').flatMap((mark) => [...mark.getClientRects()]);
    const seen = boxes.filter(({ bottom, top, width }) => width > 0 && bottom > 0 && top < innerHeight);
    if (!seen.length) return;
    const top = Math.min(...seen.map((box) => box.top));
    const bottom = Math.max(...seen.map((box) => box.bottom));
    const anchor = seen.find((box) => box.top === top) ?? seen[0];
    const { offsetWidth: width, offsetHeight: height } = bar;
    const isAbove = top - height - GAP > GAP && !matchMedia('(pointer: coarse)').matches;
    const y = isAbove ? top - height - GAP : Math.min(bottom + GAP, innerHeight - height - GAP);
    const x = Math.max(GAP, Math.min(anchor.left + anchor.width / 2 - width / 2, innerWidth - width - GAP));
    bar.style.left = `${x}px`;
    bar.style.top = `${Math.max(GAP, y)}px`;
  }

  /**
   * The highlight that the bar is for; makes one of a selection.
   * @param {Colour} colour of a new one
   */
  async function highlighted(colour) {
    if (subject && 'range' in subject) {
      const [first] = await collection.add(subject.range, colour);
      if (!first) return undefined;
      subject = { id: first.id };
      clearSelection();
      announce(message('highlightAdded'));
    }
    return subject?.id;
  }

  /** @param {Colour} colour */
  async function paint(colour) {
    const id = await highlighted(colour);
    if (id) collection.change(id, { colour });
    if (colour !== settings.current.highlightColour) settings.change({ highlightColour: colour });
    bar.hidePopover();
  }

  async function openNote() {
    const id = await highlighted(settings.current.highlightColour);
    if (!id) return;
    note.value = collection.get(id)?.note ?? '';
    tools.hidden = true;
    form.hidden = false;
    isWriting = true;
    place();
    note.focus();
  }

  /** However the bar closes, a note that was written is kept. */
  function keepNote() {
    if (!isWriting || !subject || !('id' in subject)) return;
    // The form stays as it is while the bar closes: the browser gives the focus back from a field that can be seen only.
    isWriting = false;
    const text = note.value.trim();
    if (text !== collection.get(subject.id)?.note) collection.change(subject.id, { note: text });
  }

  async function copyWords() {
    const words =
      subject && 'range' in subject
        ? collection.textOf(subject.range)
        : (collection.get(subject?.id ?? '')?.quote.exact ?? '');
    const isCopied = await copyText(words);
    announce(message(isCopied ? 'saveCopied' : 'saveFailed'));
    bar.hidePopover();
  }

  function removeOne() {
    if (!subject || !('id' in subject)) return;
    bar.hidePopover();
    collection.remove(subject.id);
    announce(message('highlightRemoved'));
  }
}
