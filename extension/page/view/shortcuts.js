// @ts-check
// The keys of the view. One letter without a modifier each, so the reader can switch them off (WCAG 2.2, 2.1.4).

import { message } from '../../i18n.js';

/** @typedef {import('../../settings.js').Settings} Settings */
/** @typedef {import('../reading-view').FeatureEntry} FeatureEntry */
/** @typedef {import('../reading-view').Shortcut} Shortcut */

/**
 * Keys that change a setting.
 * @type {readonly (Shortcut & {setting: 'pictures'})[]}
 */
const SWITCHES = [{ key: 'i', label: 'pictures', setting: 'pictures' }];

/** Fields in which letters are text. */
const TEXT_FIELD = 'input:not([type=radio], [type=checkbox], [type=range]), textarea, select';

/**
 * Every key of the view, in the order of the toolbar.
 * @param {readonly FeatureEntry[]} features
 * @returns {Shortcut[]}
 */
export function shortcutsOf(features) {
  return [...features.flatMap(({ tool }) => (tool ? [{ key: tool.key, label: tool.label }] : [])), ...SWITCHES];
}

/**
 * @param {import('../reading-view').ReadingView} view
 * @param {readonly FeatureEntry[]} features
 */
export function listenForShortcuts({ dialog, settings, use, announce }, features) {
  /** @type {Map<string, () => void>} */
  const actions = new Map(features.flatMap(({ part, tool }) => (tool ? [[tool.key, () => void use(part)]] : [])));
  for (const { key, label, setting } of SWITCHES) {
    actions.set(key, () => {
      const isOn = !settings.current[setting];
      // A picture that is hidden would take the focus with it.
      if (dialog.querySelector('img:focus')) dialog.focus({ preventScroll: true });
      settings.change({ [setting]: isOn });
      announce(message(isOn ? 'switchedOn' : 'switchedOff', message(label)));
    });
  }
  dialog.addEventListener('keydown', (event) => {
    const act = actions.get(event.key) ?? actions.get(event.key.toLowerCase());
    if (!act || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (!settings.current.shortcuts || (event.target instanceof Element && event.target.closest(TEXT_FIELD))) return;
    event.preventDefault();
    act();
  });
}
