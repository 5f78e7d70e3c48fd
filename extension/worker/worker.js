// @ts-check
// Entry of worker.js, the service worker (Chromium) or event page (Firefox): injects the page's script at a press and
// runs the core, which no page's security policy can forbid here. Knows nothing of a page's content and keeps no state
// between events that it cannot lose, as the browser may stop it after any of them.

import { message } from '../i18n.js';
import { showFailure, showMessage } from './badge.js';
import { readFont } from './fonts.js';
import { injectPage, injectPart } from './injection.js';
import { serveMenus } from './menus.js';
import { followAccess, openByItself, rememberLeaving } from './opening.js';
import { openOptions } from './options.js';
import { serveRead } from './read.js';
import { carryToOtherDevices, followOtherDevices } from './synced-settings.js';
import { setWindowState } from './window-state.js';

/** @typedef {import('../messages').Request} Request */

// Listeners are added while the script first runs: only then is the worker started for their events.
chrome.action.onClicked.addListener(async (tab) => {
  if (tab.id === undefined) return;
  try {
    await injectPage(tab.id);
  } catch {
    await showMessage(tab.id, message('actionRestricted'));
  }
});

serveMenus();
followAccess();
followOtherDevices();

chrome.runtime.onConnect.addListener((port) => {
  if (isOurs(port.sender) && port.name === 'read') serveRead(port);
});

chrome.runtime.onMessage.addListener((/** @type {unknown} */ request, sender, respond) => {
  if (!isOurs(sender) || !isRequest(request)) return false;
  serve(request, sender).then(
    (answer) => respond(answer ?? true),
    () => respond(false),
  );
  // The response comes later.
  return true;
});

/**
 * Whether a message comes from a script of this extension. No other has a way to send one, by the manifest; what says so
 * here holds if that changes.
 * @param {chrome.runtime.MessageSender | undefined} sender
 */
function isOurs(sender) {
  return sender?.id === chrome.runtime.id;
}

/**
 * @param {any} message
 * @returns {message is Request}
 */
function isRequest(message) {
  return typeof message?.type === 'string';
}

/**
 * @param {Request} request
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<unknown>} the answer; undefined where there is no more to say than that it was done
 */
async function serve(request, { tab, frameId = 0 }) {
  if (request.type === 'load-font') return readFont(request.file, request.asText);
  if (request.type === 'share-settings') return carryToOtherDevices(request.values);
  if (tab?.id === undefined) throw new Error('not from a tab');
  switch (request.type) {
    case 'load-part':
      return injectPart(tab.id, frameId, request.part);
    case 'open-article':
      return openByItself(tab, request.address);
    case 'remember-leaving':
      return rememberLeaving(tab, request.address);
    case 'set-window-state':
      return setWindowState(tab.windowId, request.state);
    case 'open-options':
      return openOptions(request.section, tab);
    case 'stay-awake':
      return;
    case 'show-failure':
      return showFailure(tab.id, request.code);
    default:
      throw new Error('unknown request');
  }
}
