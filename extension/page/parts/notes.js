// @ts-check
// Opens a note in a popover at the place of its call.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';
import { registerPart } from '../parts.js';
import css from './notes.css';
import { copyOfNote, noteOf } from './notes/note.js';
import { placeAt } from './notes/placement.js';
import { offer } from './place/offer.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */

registerPart('notes', { attach: ({ addStyleSheet }) => addStyleSheet(css), run });

/** In px. A note further away from its call than this is not at its place any more. */
const SCROLLED_AWAY = 40;

/**
 * @param {ReadingView} view
 * @param {HTMLElement} [call] the link to the note
 */
function run(view, call) {
  if (!call) return;
  const { dialog, main } = view;
  view.insertAll();
  const target = main.querySelector(`[id="${CSS.escape(call.getAttribute('href')?.slice(1) ?? '')}"]`);
  const note = target && noteOf(target);
  // The page has no such note.
  if (!note) return;

  const popover = createElement('div', 'note');
  popover.popover = 'auto';
  popover.tabIndex = -1;
  popover.setAttribute('role', 'dialog');
  popover.setAttribute('aria-label', message('note', (call.textContent ?? '').trim()));
  const words = createElement('div', 'content');
  words.lang = main.lang;
  words.dir = getComputedStyle(main).direction;
  words.append(copyOfNote(note));
  const link = createElement('button', 'to-note');
  link.type = 'button';
  link.textContent = message('noteAtEnd');
  link.addEventListener('click', () => {
    popover.hidePopover();
    const place = dialog.scrollTop;
    goTo(note);
    offer(view, message('noteBack'), () => {
      dialog.scrollTop = place;
      call.focus({ preventScroll: true });
    });
  });
  popover.append(words, link);

  const gone = new AbortController();
  popover.addEventListener('toggle', () => {
    if (popover.matches(':popover-open')) return;
    gone.abort();
    // Browsers lose what had the focus before, in a closed root.
    const { activeElement } = /** @type {ShadowRoot} */ (dialog.getRootNode());
    if (!activeElement || popover.contains(activeElement)) call.focus({ preventScroll: true });
    popover.remove();
  });
  const start = dialog.scrollTop;
  dialog.addEventListener('scroll', () => Math.abs(dialog.scrollTop - start) > SCROLLED_AWAY && popover.hidePopover(), {
    passive: true,
    signal: gone.signal,
  });
  // Links within a note, to other notes: the popover would lie over where they lead.
  words.addEventListener('click', (event) => {
    const inner = event.target instanceof Element && event.target.closest('a[href^="#"]');
    if (!inner) return;
    event.preventDefault();
    popover.hidePopover();
    const to = main.querySelector(`[id="${CSS.escape(inner.getAttribute('href')?.slice(1) ?? '')}"]`);
    if (to) goTo(/** @type {HTMLElement} */ (to));
  });

  call.focus({ preventScroll: true });
  dialog.append(popover);
  popover.showPopover();
  placeAt(call, popover);
  popover.focus({ preventScroll: true });
}

/** @param {HTMLElement} target */
function goTo(target) {
  target.scrollIntoView({ block: 'center' });
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
