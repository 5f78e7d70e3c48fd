// @ts-check
// The selection within the closed shadow root of the view.

/**
 * @param {HTMLElement} dialog
 * @returns {Range | undefined} undefined where nothing in the dialog is selected
 */
export function selectedRange(dialog) {
  const root = /** @type {ShadowRoot & {getSelection?: () => Selection | null}} */ (dialog.getRootNode());
  const selection = getSelection();
  const composed = selection?.getComposedRanges?.({ shadowRoots: [root] })[0];
  const own = composed ?? rangeIn(root.getSelection?.() ?? selection);
  if (!own || !dialog.contains(own.startContainer) || !dialog.contains(own.endContainer)) return undefined;
  const range = new Range();
  range.setStart(own.startContainer, own.startOffset);
  range.setEnd(own.endContainer, own.endOffset);
  return range.collapsed ? undefined : range;
}

export function clearSelection() {
  getSelection()?.removeAllRanges();
}

/** @param {Selection | null} selection */
function rangeIn(selection) {
  return selection?.rangeCount ? selection.getRangeAt(0) : undefined;
}
