// @ts-check
// Where the view and the messages stand: a modal dialog in a closed shadow root on one host element. The page is not
// touched beside it, and when it goes nothing of it stays. Knows nothing of what is shown.

(() => {
  const { element, adopt, root: rootElement, body: bodyElement } = globalThis.rectoDocument;

  /** What the page must not be able to turn off; `all` first. Inline and important outranks every rule of the page. */
  const HOST_STYLE = [
    ['all', 'initial'],
    ['direction', 'ltr'],
    ['display', 'block'],
    ['position', 'fixed'],
    ['inset', '0 auto auto 0'],
  ];

  /** Kept from the page's own handlers, as far as they listen below the window's and document's capture phase. */
  const CONTAINED = [
    ...['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'copy', 'cut', 'paste', 'contextmenu'],
    ...['pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerout', 'pointercancel'],
    ...['mousedown', 'mouseup', 'mousemove', 'mouseover', 'mouseout', 'click', 'dblclick', 'auxclick', 'selectstart'],
    ...['touchstart', 'touchmove', 'touchend', 'touchcancel', 'wheel', 'dragstart', 'dragover', 'drop'],
    ...['focusin', 'focusout', 'compositionstart', 'compositionupdate', 'compositionend'],
  ];

  /** In print the page gives way. The host stays: its inline style outranks this. */
  const PRINT = `@media print {
    :root > * { display: none !important; }
    :root { background: none !important; overflow: visible !important; height: auto !important; }
  }`;

  /**
   * The page's scroll bar goes and its room stays, so that nothing moves when it comes back. The room shows the root's
   * ground, which takes the view's colour.
   * @param {HTMLDialogElement} dialog
   */
  const still = (dialog) => `:root {
    overflow: hidden !important; scrollbar-gutter: stable !important;
    background: ${getComputedStyle(dialog).backgroundColor} !important;
  }`;

  const SCROLL_KEYS = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '];

  /** A key that is still down after this was not pressed to leave. */
  const LONG_PRESS = 2000;

  /**
   * @param {object} stage
   * @param {string} stage.style the dialog's style sheet
   * @param {string} stage.label the dialog's name for those who cannot see it
   * @param {boolean} stage.covers whether the dialog covers the page and takes its place in print
   * @param {() => void} stage.left called once when the dialog has gone, however it went
   * @returns {{dialog: HTMLDialogElement, open: () => void, leave: () => void, repaint: () => void}} `repaint` is to be called
   * when the dialog has got another colour
   */
  globalThis.rectoStage = ({ style, label, covers, left }) => {
    const host = element('div');
    for (const [name, value] of HOST_STYLE) host.style.setProperty(name, value, 'important');
    const root = host.attachShadow({ mode: 'closed' });
    const dialog = element('dialog');
    dialog.setAttribute('aria-label', label);
    dialog.tabIndex = -1;
    adopt(root, style);
    root.append(dialog);
    for (const type of CONTAINED) root.addEventListener(type, (event) => event.stopPropagation());
    holdScroll(dialog);

    const ending = new AbortController();
    const { signal } = ending;
    const place = location.href.replace(/#.*/s, '');

    dialog.addEventListener('close', () => {
      // For print the dialog is closed and opened again: when that event arrives, it is open.
      if (!dialog.open) leave();
    });
    // Going back within a page that changes itself: what was read is no longer there.
    addEventListener('popstate', () => location.href.replace(/#.*/s, '') !== place && leave(), { signal });
    if (covers) {
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint, { signal });
      addEventListener('beforeprint', () => reopen(false), { signal });
      addEventListener('afterprint', () => reopen(true), { signal });
    }

    // The key that closes goes down here and would come up in the page: at once, before `close` is told.
    root.addEventListener('keydown', (event) => {
      if (/** @type {KeyboardEvent} */ (event).key === 'Escape') swallowRelease();
    });

    /** @type {(() => void)[]} */
    const undo = [];
    /** Lets the page's scroll bar come back. @type {(() => void) | undefined} */
    let hold;
    return { dialog, open, leave, repaint };

    function open() {
      // Asked first, while the page is still laid out: after any change to it the answer would lay it out once more.
      const hasBar = covers && hasScrollBar();
      undo.push(globalThis.rectoCaret());
      rootElement()?.append(host);
      if (covers) {
        undo.push(adopt('document', PRINT));
        if (hasBar) {
          hold = adopt('document', still(dialog));
          undo.push(() => hold?.());
        }
      }
      dialog.showModal();
      // The dialog itself takes the focus: keys scroll it at once and no control is lit up.
      dialog.focus({ preventScroll: true });
    }

    function leave() {
      if (signal.aborted) return;
      ending.abort();
      // Closed before it is removed: only so the focus returns to where it was.
      if (dialog.open) dialog.close();
      host.remove();
      for (const step of undo) step();
      left();
    }

    /** The dialog has another colour now. */
    function repaint() {
      if (!hold || signal.aborted) return;
      hold();
      hold = adopt('document', still(dialog));
    }

    /**
     * The top layer is not printed over several pages; a dialog that is not modal is.
     * @param {boolean} modal
     */
    function reopen(modal) {
      const top = dialog.scrollTop;
      dialog.close();
      host.style.setProperty('position', modal ? 'fixed' : 'static', 'important');
      if (modal) dialog.showModal();
      else dialog.show();
      dialog.scrollTop = top;
    }
  };

  /** Keeps the coming release of the Escape key from the page. */
  function swallowRelease() {
    const done = new AbortController();
    const swallow = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Escape') event.stopImmediatePropagation();
      done.abort();
    };
    addEventListener('keyup', swallow, { capture: true, signal: done.signal });
    setTimeout(() => done.abort(), LONG_PRESS);
  }

  /**
   * Whether the window scrolls by a bar that takes room, and by the root element: where the body's own `overflow` was
   * handed up to the window, one on the root would give it back and move the page.
   */
  function hasScrollBar() {
    const body = bodyElement();
    const root = rootElement();
    if (!root || innerWidth <= root.clientWidth) return false;
    const flows = (/** @type {Element | null} */ element) =>
      !element || getComputedStyle(element).overflow === 'visible';
    return flows(body) || !flows(root);
  }

  /**
   * Keeps wheel, touch and keys from scrolling the page behind. `overscroll-behavior` does so while the dialog has
   * something to scroll; this does when it has not.
   * @param {HTMLDialogElement} dialog
   */
  function holdScroll(dialog) {
    const fits = () => dialog.scrollHeight <= dialog.clientHeight;
    const inside = (/** @type {Event} */ event) =>
      event
        .composedPath()
        .some((one) => one !== dialog && one instanceof Element && one.scrollHeight > one.clientHeight);
    const hold = (/** @type {Event} */ event) => {
      if (event.cancelable && fits() && !inside(event)) event.preventDefault();
    };
    dialog.addEventListener('wheel', hold, { passive: false });
    dialog.addEventListener('touchmove', hold, { passive: false });
    dialog.addEventListener('keydown', (event) => {
      if (event.target === dialog && SCROLL_KEYS.includes(event.key) && fits()) event.preventDefault();
    });
  }
})();
