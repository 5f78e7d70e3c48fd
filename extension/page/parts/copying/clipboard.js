// @ts-check
// Writes to the clipboard after a click, on pages without https too, where `navigator.clipboard` is missing.

const { execCommand } = Document.prototype;

/**
 * Copies a text, also one that is still being written: the browser is asked at once, as a click grows too old after some
 * seconds.
 * @param {string | Promise<string>} text
 * @returns {Promise<boolean>} whether it is in the clipboard; rejects when the text does
 */
export async function copyText(text) {
  const type = 'text/plain';
  const blob = Promise.resolve(text).then((text) => new Blob([text], { type }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
    return true;
  } catch {
    return copyByCommand(await text);
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
