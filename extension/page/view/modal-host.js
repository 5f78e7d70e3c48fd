// @ts-check
// The element of the page that holds a view: a modal dialog in a shadow root on one host, closed unless the reader wishes otherwise. Nothing else of the page is
// touched, and nothing stays when it closes. Knows nothing of what is shown in it.

import { activeElement, addStyleSheet, bodyElement, createElement, documentElement, isHidden } from '../dom.js';
import { guardHost } from './host-guard.js';
import { saveSelection } from './selection.js';

/** Inline and important, so that no rule of the page overrides it. `all` comes first. */
const HOST_STYLE = [
  ['all', 'initial'],
  ['direction', 'ltr'],
  ['display', 'block'],
  ['position', 'fixed'],
  ['inset', '0 auto auto 0'],
];

/** Events kept from the page's listeners, except those in the capture phase of window and document. */
const CONTAINED_EVENTS = [
  ...['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'copy', 'cut', 'paste', 'contextmenu'],
  ...['pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerout', 'pointercancel'],
  ...['mousedown', 'mouseup', 'mousemove', 'mouseover', 'mouseout', 'click', 'dblclick', 'auxclick', 'selectstart'],
  ...['touchstart', 'touchmove', 'touchend', 'touchcancel', 'wheel', 'dragstart', 'dragover', 'drop'],
  ...['focusin', 'focusout', 'compositionstart', 'compositionupdate', 'compositionend'],
];

/**
 * Hides the page in print, and takes from its root what would hide or change all that stands in it. The host stays: its inline
 * style outranks this.
 */
const PRINT_CSS = `@media print {
  @page { margin: 18mm 16mm 20mm !important; }
  :root > * { display: none !important; }
  :root { all: initial !important; display: block !important; }
}`;

/** Where the root element is not drawn, or an image in its place, nothing in it is, not even a modal dialog. */
const ROOT_CSS = ':root { display: block !important; content: normal !important; }';

/**
 * Hides the page's scroll bar and keeps its gutter, so that the page does not move. The gutter shows the background of the
 * root element, which takes the colour of the view.
 * @param {'html' | 'body'} scroller
 * @param {HTMLDialogElement} dialog
 */
const scrollLockCss = (scroller, dialog) => `:root {
  scrollbar-gutter: stable !important;
  background: ${getComputedStyle(dialog).backgroundColor} !important;
}
:root${scroller === 'body' ? ' > body' : ''} { overflow: hidden !important; }`;

const SCROLL_KEYS = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '];

/** In ms. A key released later than this was not pressed to close the view. */
const LONG_PRESS = 2000;

/**
 * @param {object} options
 * @param {string} options.css the style sheet of the shadow root
 * @param {string} options.label the accessible name of the dialog
 * @param {boolean} [options.isOpenRoot] whether other scripts, those of the page too, can reach what is shown
 * @param {boolean} options.coversPage whether the dialog fills the window, and takes the page's place in print
 * @param {() => void} options.onClosed called once when the dialog has closed, however it closed
 * @returns {{dialog: HTMLDialogElement, open: (atOnce?: boolean) => void, close: () => void,
 * updateBackground: () => void, stepAside: (isAside: boolean) => void}}
 * `open` makes the page inert after the first frame, or at once; `updateBackground` is to be called when the dialog's
 * background colour has changed; `stepAside` gives the page its own background and scroll bar, or takes them again
 */
export function createModalHost({ css, label, coversPage, isOpenRoot = false, onClosed }) {
  const host = createElement('div');
  for (const [name, value] of HOST_STYLE) host.style.setProperty(name, value, 'important');
  const root = host.attachShadow({ mode: isOpenRoot ? 'open' : 'closed' });
  const dialog = createElement('dialog');
  dialog.setAttribute('aria-label', label);
  dialog.tabIndex = -1;
  addStyleSheet(root, css);
  root.append(dialog);
  for (const type of CONTAINED_EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
  preventScrollChaining(dialog);

  const closing = new AbortController();
  const { signal } = closing;
  const address = withoutFragment(location.href);

  dialog.addEventListener('close', () => {
    // For print the dialog is closed and opened again: when that event arrives, it is open.
    if (!dialog.open) close();
  });
  // The page has navigated within its document: what was read is no longer there.
  addEventListener('popstate', () => withoutFragment(location.href) !== address && close(), { signal });
  if (coversPage) {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', updateBackground, { signal });
    addEventListener('beforeprint', ({ isTrusted }) => isTrusted && reopen(false), { signal });
    addEventListener('afterprint', ({ isTrusted }) => isTrusted && reopen(true), { signal });
  }

  // Escape goes down here and would come up in the page. The `close` event is too late to listen for that.
  root.addEventListener('keydown', (event) => {
    if (/** @type {KeyboardEvent} */ (event).key === 'Escape') swallowEscapeRelease();
  });

  /** @type {(() => void)[]} */
  const undo = [];
  /** What the window's scroll bar belongs to. @type {'html' | 'body' | undefined} */
  let scroller;
  /** Gives the page its scroll bar back. @type {(() => void) | undefined} */
  let unlockScroll;
  let isBeforeModal = false;
  /** @type {ReturnType<typeof guardHost> | undefined} */
  let guard;
  /** Where the dialog is scrolled to, and what in it has the focus: one that is taken from the page forgets both. */
  let scrolledTo = 0;
  /** @type {HTMLElement} */
  let focused = dialog;
  root.addEventListener('focusin', ({ target }) => (focused = /** @type {HTMLElement} */ (target)));
  dialog.addEventListener('scroll', () => dialog.isConnected && (scrolledTo = dialog.scrollTop), { passive: true });
  return { dialog, open, close, updateBackground, stepAside };

  function open(atOnce = false) {
    // Asked before the page is changed, while its layout is valid: afterwards it would have to be laid out once more.
    if (coversPage) scroller = windowScroller();
    const isDrawn = !coversPage || isRootDrawn();
    undo.push(saveFocus(), saveSelection());
    isBeforeModal = coversPage && !atOnce && !isHidden();
    if (isBeforeModal) host.popover = 'manual';
    documentElement()?.append(host);
    if (coversPage) {
      undo.push(addStyleSheet('document', PRINT_CSS));
      if (!isDrawn) undo.push(addStyleSheet('document', ROOT_CSS));
      lockScroll();
      undo.push(() => unlockScroll?.());
    }
    if (isBeforeModal) showBeforeModal();
    else showModal();
    // Firefox takes the dialog for the one that stood there before, and scrolls it to where that was.
    dialog.scrollTo(0, 0);
    guard = guardHost({ host, rescue, giveUp: close, signal });
  }

  /** Shows the dialog on top of the page again, as it was. */
  function rescue() {
    isBeforeModal = false;
    dialog.classList.remove('before-modal');
    if (host.parentNode !== documentElement()) documentElement()?.append(host);
    const target = focused;
    dialog.close();
    dialog.showModal();
    dialog.scrollTop = scrolledTo;
    for (const one of [dialog, target]) one.focus({ preventScroll: true });
  }

  /**
   * Shows the dialog over the page, and makes it modal when that has been painted: all of the page becomes inert then, for
   * which the browser computes its styles anew (7 ms on a page of 1,400 elements, 50 on one of 13,000). The page keeps the
   * focus until then; the first key makes it modal at once.
   */
  function showBeforeModal() {
    dialog.classList.add('before-modal');
    host.showPopover();
    addEventListener('keydown', swallowEarlyKey, { signal, capture: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(becomeModal)));
  }

  /** @param {KeyboardEvent} event */
  function swallowEarlyKey(event) {
    if (!isBeforeModal) return;
    event.stopImmediatePropagation();
    becomeModal();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    swallowEscapeRelease();
    close();
  }

  function becomeModal() {
    if (!isBeforeModal || signal.aborted) return;
    isBeforeModal = false;
    showModal();
    if (host.matches(':popover-open')) host.hidePopover();
    dialog.classList.remove('before-modal');
  }

  function showModal() {
    dialog.showModal();
    // The dialog itself gets the focus: keys scroll it at once, and no control is highlighted.
    dialog.focus({ preventScroll: true });
  }

  /**
   * Saves what of the page has the focus. A dialog gives it back, but not after a rescue, nor where another dialog lies above.
   * @returns {() => void} gives it back
   */
  function saveFocus() {
    const owner = /** @type {HTMLElement | null} */ (activeElement());
    return () => {
      if (activeElement() !== owner) owner?.focus?.({ preventScroll: true });
    };
  }

  function close() {
    if (signal.aborted) return;
    closing.abort();
    // Before the host is removed: only then the browser gives the focus back.
    if (dialog.open) dialog.close();
    host.remove();
    for (const step of undo) step();
    onClosed();
  }

  function updateBackground() {
    if (!unlockScroll || signal.aborted) return;
    unlockScroll();
    lockScroll();
  }

  function lockScroll() {
    if (scroller) unlockScroll = addStyleSheet('document', scrollLockCss(scroller, dialog));
  }

  /** @param {boolean} isAside */
  function stepAside(isAside) {
    if (!unlockScroll || signal.aborted) return;
    unlockScroll();
    if (!isAside) lockScroll();
  }

  /**
   * The top layer is not printed over several pages; a dialog that is not modal is.
   * @param {boolean} modal
   */
  function reopen(modal) {
    becomeModal();
    const top = dialog.scrollTop;
    dialog.close();
    host.style.setProperty('position', modal ? 'fixed' : 'static', 'important');
    if (modal) dialog.showModal();
    else dialog.show();
    dialog.scrollTop = top;
    guard?.remember();
  }
}

/** @param {string} address */
function withoutFragment(address) {
  return address.replace(/#.*/s, '');
}

/** Keeps the coming release of the Escape key from the page. */
function swallowEscapeRelease() {
  const done = new AbortController();
  const swallow = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') event.stopImmediatePropagation();
    done.abort();
  };
  addEventListener('keyup', swallow, { capture: true, signal: done.signal });
  setTimeout(() => done.abort(), LONG_PRESS);
}

/**
 * Whose `overflow` the window's scroll bar follows, where it has one that takes room: the root element's, or the body's where
 * the root has none of its own. To set the root's then would undo that and move the page.
 * @returns {'html' | 'body' | undefined}
 */
function windowScroller() {
  const body = bodyElement();
  const root = documentElement();
  if (!root || innerWidth <= root.clientWidth) return undefined;
  const isVisible = (/** @type {Element | null} */ element) =>
    !element || getComputedStyle(element).overflow === 'visible';
  return isVisible(body) || !isVisible(root) ? 'html' : 'body';
}

/** Whether the root element is drawn as what stands in it. */
function isRootDrawn() {
  const root = documentElement();
  if (!root) return true;
  const { display, content } = getComputedStyle(root);
  return display !== 'none' && (content === 'normal' || content === 'none');
}

/**
 * Keeps wheel, touch and keys from scrolling the page behind. `overscroll-behavior` does that only while the dialog itself
 * can scroll.
 * @param {HTMLDialogElement} dialog
 */
function preventScrollChaining(dialog) {
  const fits = () => dialog.scrollHeight <= dialog.clientHeight;
  const isInScroller = (/** @type {Event} */ event) =>
    event.composedPath().some((one) => one !== dialog && one instanceof Element && one.scrollHeight > one.clientHeight);
  const prevent = (/** @type {Event} */ event) => {
    if (event.cancelable && fits() && !isInScroller(event)) event.preventDefault();
  };
  dialog.addEventListener('wheel', prevent, { passive: false });
  dialog.addEventListener('touchmove', prevent, { passive: false });
  dialog.addEventListener('keydown', (event) => {
    if (event.target === dialog && SCROLL_KEYS.includes(event.key) && fits()) event.preventDefault();
  });
}
