// @ts-check
// Full screen, as the browser's own key gives it: a state of the window.

/**
 * @param {number} windowId
 * @param {string} state
 * @returns {Promise<string>} the state before; rejects where there are no windows, as on phones, or it is refused
 */
export async function setWindowState(windowId, state) {
  const { state: before = 'normal' } = await chrome.windows.get(windowId);
  await chrome.windows.update(windowId, { state: /** @type {'fullscreen'} */ (state) });
  return before;
}
