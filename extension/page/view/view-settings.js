// @ts-check
// The settings while a view is open: changed for it at once, stored for later ones.

import { LOOK, initialLook } from '../../settings.js';

/** @typedef {import('../../settings.js').Settings} Settings */
/** @typedef {import('../../settings.js').StoredSettings} StoredSettings */

/**
 * Where changes are stored.
 * @typedef {object} SettingsStore
 * @property {(changes: Partial<Settings>, synced: boolean) => void} saveGeneral for all sites; `synced`: on all devices
 * @property {(site: Partial<Settings> | undefined) => void} [saveSite] for this site, in place of what was stored for it;
 * left out where there is no site, or nothing is stored
 */

/**
 * @param {StoredSettings} stored
 * @param {SettingsStore} store
 * @returns {import('../reading-view').ViewSettings}
 */
export function createViewSettings(stored, { saveGeneral, saveSite }) {
  let { general, site } = stored;
  let current = { ...general, ...site };
  /** @type {((settings: Readonly<Settings>) => void)[]} */
  const listeners = [];
  return {
    get current() {
      return current;
    },
    change,
    reset: () => (site ? setSite({}) : change(initialLook())),
    onChange: (listener) => void listeners.push(listener),
    get isForSite() {
      return site !== undefined;
    },
    setForSite: saveSite && ((isForSite) => setSite(isForSite ? {} : undefined)),
  };

  /** @param {Partial<Settings>} changes */
  function change(changes) {
    const entries = Object.entries(changes);
    const ofSite = site ? entries.filter(([name]) => name in LOOK) : [];
    const ofAll = entries.filter((entry) => !ofSite.includes(entry));
    if (ofAll.length) {
      general = { ...general, ...Object.fromEntries(ofAll) };
      saveGeneral(Object.fromEntries(ofAll), general.synced);
    }
    if (ofSite.length) setSite({ ...site, ...Object.fromEntries(ofSite) });
    else update();
  }

  /** @param {Partial<Settings> | undefined} wanted */
  function setSite(wanted) {
    site = wanted;
    saveSite?.(site);
    update();
  }

  function update() {
    current = { ...general, ...site };
    for (const listener of listeners) listener(current);
  }
}
