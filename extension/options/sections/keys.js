// @ts-check
// The keys: the browser's, which it alone can change, and those of the view.

import { message } from '../../i18n.js';
import { createElement } from '../../page/dom.js';
import { createButton } from '../../page/parts/appearance/controls.js';
import { FEATURES } from '../../page/view/features.js';
import { createParagraph } from '../elements.js';

/** Where Chromium has its page for the keys of extensions. */
const CHROMIUM_KEYS = 'chrome://extensions/shortcuts';

/** @param {HTMLElement} section */
export async function fillKeys(section) {
  const list = createElement('dl', 'key-list');
  for (const { name, shortcut = '', description } of await chrome.commands.getAll()) {
    const isPress = name === '_execute_action';
    addKey(list, shortcut || message('keysNone'), isPress ? message('action') : (description ?? ''));
  }
  for (const { tool } of FEATURES) {
    if (tool) addKey(list, tool.key.toUpperCase(), message(tool.label));
  }
  addKey(list, 'Esc', message('keysLeave'));
  section.append(list, createParagraph('keysMore', 'quiet'), createButton('change', 'keysChange', openBrowserKeys));
}

/**
 * @param {HTMLElement} list
 * @param {string} key
 * @param {string} meaning
 */
function addKey(list, key, meaning) {
  const term = createElement('dt');
  const cap = createElement('kbd');
  cap.textContent = key;
  term.append(cap);
  const description = createElement('dd');
  description.textContent = meaning;
  list.append(term, description);
}

function openBrowserKeys() {
  const { openShortcutSettings } = /** @type {{openShortcutSettings?: () => Promise<void>}} */ (chrome.commands);
  if (openShortcutSettings) void openShortcutSettings();
  else void chrome.tabs.create({ url: CHROMIUM_KEYS });
}
