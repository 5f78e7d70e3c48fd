// @ts-check
// The caret and selection of the page. The browser gives focus back when a dialog closes, but not the selection, once
// something in the dialog has been clicked or selected.

import { activeElement } from '../dom.js';

/**
 * Saves the caret or selection of the page.
 * @returns {() => void} restores it, unless it is as it was
 */
export function saveSelection() {
  const field = focusedTextField();
  const savedRange = field && rangeOf(field);
  const selection = getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};

  return () => {
    if (field && savedRange) {
      if (rangeOf(field)?.join() !== savedRange.join()) field.setSelectionRange(...savedRange);
    } else if (selection && anchorNode && focusNode) {
      const sameAnchor = selection.anchorNode === anchorNode && selection.anchorOffset === anchorOffset;
      if (sameAnchor && selection.focusNode === focusNode && selection.focusOffset === focusOffset) return;
      try {
        selection.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
      } catch {
        // The page has removed the selected text meanwhile.
      }
    } else {
      selection?.removeAllRanges();
    }
  };
}

/** The text field that has the focus, also within open shadow trees. */
function focusedTextField() {
  let element = activeElement();
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  return isField ? /** @type {HTMLInputElement | HTMLTextAreaElement} */ (element) : undefined;
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @returns {[number, number, 'forward' | 'backward' | 'none'] | undefined} undefined for a check box, a number and the like
 */
function rangeOf(field) {
  const { selectionStart, selectionEnd, selectionDirection } = field;
  if (selectionStart === null || selectionEnd === null) return undefined;
  return [selectionStart, selectionEnd, selectionDirection ?? 'none'];
}
