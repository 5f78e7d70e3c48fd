// @ts-check
// Writes to the clipboard after a click, on pages without https too, where `navigator.clipboard` is missing.

const { execCommand } = Document.prototype;

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is in the clipboard
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/**
 * Has the browser copy, and gives it the text in place of the selection.
 * @param {string} text
 */
function copyByCommand(text) {
  let isCopied = false;
  const give = (/** @type {ClipboardEvent} */ event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    isCopied = true;
  };
  addEventListener('copy', give, { capture: true });
  try {
    return execCommand.call(document, 'copy') && isCopied;
  } catch {
    return false;
  } finally {
    removeEventListener('copy', give, { capture: true });
  }
}
