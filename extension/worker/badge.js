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
 * @param {number} tabId
 * @param {string} title
 * @returns {Promise<void>} never rejects
 */
export async function showMessage(tabId, title) {
  try {
    await chrome.action.setTitle({ tabId, title });
    await chrome.action.setBadgeBackgroundColor({ tabId, color: '#6b6b6b' });
    await chrome.action.setBadgeText({ tabId, text: '–' });
  } catch {
    // The tab has been closed.
  }
}
