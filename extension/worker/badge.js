// @ts-check
// The badge and title of the toolbar button, for what cannot be shown in the page. Both belong to one tab, and the browser
// resets them when the tab navigates.

import { failureKey, message } from '../i18n.js';

/**
 * @param {number} tabId
 * @param {import('../messages').FailureCode} code
 * @returns {Promise<void>}
 */
export function showFailure(tabId, code) {
  return showMessage(tabId, message(failureKey(code)) || message('actionRestricted'));
}

/**
 * Says that the page waits for a press.
 * @param {number} tabId
 * @returns {Promise<void>} never rejects
 */
export function showPressHere(tabId) {
  return showMessage(tabId, message('actionPressHere'), '!', '#2563c9');
}

/**
 * @param {number} tabId
 * @param {string} title
 * @param {string} [text] of the badge
 * @param {string} [color]
 * @returns {Promise<void>} never rejects
 */
export async function showMessage(tabId, title, text = '–', color = '#6b6b6b') {
  try {
    await chrome.action.setTitle({ tabId, title });
    await chrome.action.setBadgeBackgroundColor({ tabId, color });
    await chrome.action.setBadgeText({ tabId, text });
  } catch {
    // The tab has been closed.
  }
}
