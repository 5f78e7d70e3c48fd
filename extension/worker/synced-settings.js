// @ts-check
// Takes over settings that the reader has changed on another device. What is changed here is stored by whoever changes it.

import { SETTINGS, SETTING_PREFIX } from '../settings.js';
import { load, loadEach } from '../storage.js';

/** To be called while the worker's script first runs. */
export function followOtherDevices() {
  // Some browsers have no such storage.
  const { sync } = chrome.storage;
  if (!sync) return;
  sync.onChanged.addListener((changes) => {
    const values = Object.entries(changes).map(([key, { newValue }]) => [key, newValue]);
    void takeOver(Object.fromEntries(values)).catch(() => {});
  });
  chrome.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install')
      void sync
        .get(null)
        .then(takeOver)
        .catch(() => {});
  });
}

/** @param {Record<string, unknown>} values by key */
async function takeOver(values) {
  if ((await load(`${SETTING_PREFIX}synced`)) === false) return;
  const valid = Object.entries(SETTINGS).flatMap(([name, { isValid }]) => {
    const key = SETTING_PREFIX + name;
    return isValid(values[key]) ? [/** @type {const} */ ([key, values[key]])] : [];
  });
  const here = await loadEach(valid.map(([key]) => key));
  const changed = valid.filter(([key, value]) => JSON.stringify(here[key]) !== JSON.stringify(value));
  if (changed.length) await chrome.storage.local.set(Object.fromEntries(changed));
}
