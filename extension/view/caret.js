// @ts-check
// Where the reader was writing or had marked text. The browser gives the focus back when a dialog closes, but not the
// selection, once something has been clicked or marked in the dialog.

(() => {
  /**
   * Remembers caret and selection. Returns what brings them back.
   * @returns {() => void}
   */
  globalThis.rectoCaret = () => {
    const field = focused();
    const written = field && span(field);
    const selection = getSelection();
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};

    return () => {
      if (field && written) {
        const now = span(field);
        if (now?.join() !== written.join()) field.setSelectionRange(...written);
      } else if (selection && anchorNode && focusNode) {
        const same = selection.anchorNode === anchorNode && selection.anchorOffset === anchorOffset;
        if (same && selection.focusNode === focusNode && selection.focusOffset === focusOffset) return;
        try {
          selection.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
        } catch {
          // The page has taken that text away meanwhile.
        }
      } else {
        selection?.removeAllRanges();
      }
    };
  };

  /** The text field that has the focus, through open shadow trees. */
  function focused() {
    let element = globalThis.rectoDocument.active();
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const writes = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    return writes ? /** @type {HTMLInputElement | HTMLTextAreaElement} */ (element) : undefined;
  }

  /**
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   * @returns {[number, number, 'forward' | 'backward' | 'none'] | undefined} nothing for a tick box or a number
   */
  function span(field) {
    const { selectionStart, selectionEnd, selectionDirection } = field;
    if (selectionStart === null || selectionEnd === null) return undefined;
    return [selectionStart, selectionEnd, selectionDirection ?? 'none'];
  }
})();
