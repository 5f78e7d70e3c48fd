// @ts-check
// The settings while a view is open: changed for it at once, stored for later ones.

/** @typedef {import('../../settings.js').Settings} Settings */

/**
 * @param {Settings} settings
 * @param {(settings: Settings) => void} store
 * @returns {import('../reading-view').ViewSettings}
 */
export function createViewSettings(settings, store) {
  let current = settings;
  /** @type {((settings: Readonly<Settings>) => void)[]} */
  const listeners = [];
  return {
    get current() {
      return current;
    },
    change(changes) {
      current = { ...current, ...changes };
      for (const listener of listeners) listener(current);
      store(current);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
