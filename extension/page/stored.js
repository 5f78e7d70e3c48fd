// @ts-check
// What is stored that a press needs, in one look: the settings that hold on the page's site, and its corrections.

import { correctionsKey, validatedCorrections } from '../corrections.js';
import { settingsKeys, storedSettings } from '../settings.js';
import { loadEach } from '../storage.js';

/**
 * @param {string} origin of the page
 * @returns {{corrections: Promise<import('../corrections.js').Corrections>,
 * settings: () => Promise<import('../settings.js').StoredSettings>}} never rejects; `settings` are looked through when they
 * are asked for, as the reading waits for the corrections
 */
export function loadStored(origin) {
  const loading = loadEach([...settingsKeys(origin), correctionsKey(origin)]);
  return {
    corrections: loading.then((stored) => validatedCorrections(stored[correctionsKey(origin)])),
    settings: async () => storedSettings(await loading, origin),
  };
}
