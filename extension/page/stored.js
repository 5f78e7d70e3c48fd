// @ts-check
// What is stored that a press needs, in one look: the settings that hold on the page's site, and its corrections.

import { correctionsKey, validatedCorrections } from '../corrections.js';
import { settingsKeys, storedSettings } from '../settings.js';
import { loadEach } from '../storage.js';

/**
 * @param {string} origin of the page
 * @returns {Promise<{settings: import('../settings.js').StoredSettings, corrections: import('../corrections.js').Corrections}>}
 * never rejects
 */
export async function loadStored(origin) {
  const stored = await loadEach([...settingsKeys(origin), correctionsKey(origin)]);
  return {
    settings: storedSettings(stored, origin),
    corrections: validatedCorrections(stored[correctionsKey(origin)]),
  };
}
