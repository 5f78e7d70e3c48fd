// @ts-check
// Keeps settings alike on the reader's devices, through the storage that the browser carries between them. What is read is
// always the local storage: this file takes over what another device has changed, and is the only one that writes to the
// synced storage.

import { SETTINGS, SETTING_PREFIX } from '../settings.js';
import { load, loadEach } from '../storage.js';

/**
 * What this worker has written to the synced storage and has not yet been told of, as JSON by key. The browser tells a
 * writer of its own changes too, and late: by then the reader may have chosen again, and what was told would undo that.
 * @type {Map<string, string[]>}
 */
const awaited = new Map();

/** Ends when everything that was to be written is written. @type {Promise<void>} */
let written = Promise.resolve();

/** To be called while the worker's script first runs. */
export function followOtherDevices() {
  // Some browsers have no such storage.
  const { sync } = chrome.storage;
  if (!sync) return;
  sync.onChanged.addListener((changes) => {
    const values = Object.entries(changes).map(([key, { newValue }]) => /** @type {const} */ ([key, newValue]));
    const fromElsewhere = values.filter(([key, value]) => !forget(key, value));
    void takeOver(Object.fromEntries(fromElsewhere)).catch(() => {});
  });
  chrome.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install')
      void sync
        .get(null)
        .then(takeOver)
        .catch(() => {});
  });
}

/**
 * Writes settings for the reader's other devices, after what was to be written before.
 * @param {Record<string, unknown>} values by key; what is no valid setting is left out
 * @returns {Promise<void>} rejects where the browser refuses, as it does when very many are written
 */
export async function carryToOtherDevices(values) {
  const { sync } = chrome.storage;
  if (!sync) return;
  const mine = written.then(async () => {
    const there = await sync.get(Object.keys(values));
    // Of a value that stays the same nothing is told.
    const changed = differing(validSettings(values), there);
    for (const [key, value] of changed) awaited.set(key, [...(awaited.get(key) ?? []), asJson(value)]);
    try {
      await sync.set(Object.fromEntries(changed));
    } catch (error) {
      for (const [key, value] of changed) forget(key, value);
      throw error;
    }
  });
  written = mine.catch(() => {});
  return mine;
}

/**
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean} whether it was awaited
 */
function forget(key, value) {
  const before = awaited.get(key) ?? [];
  const at = before.indexOf(asJson(value));
  if (at < 0) return false;
  awaited.set(
    key,
    before.filter((_, index) => index !== at),
  );
  return true;
}

/** @param {Record<string, unknown>} values by key */
async function takeOver(values) {
  if ((await load(`${SETTING_PREFIX}synced`)) === false) return;
  const valid = validSettings(values);
  const changed = differing(valid, await loadEach(valid.map(([key]) => key)));
  if (changed.length) await chrome.storage.local.set(Object.fromEntries(changed));
}

/**
 * @param {Record<string, unknown>} values by key
 * @returns {[key: string, value: unknown][]} those that are settings
 */
function validSettings(values) {
  return Object.entries(SETTINGS).flatMap(([name, { isValid }]) => {
    const key = SETTING_PREFIX + name;
    return isValid(values[key]) ? [/** @type {[string, unknown]} */ ([key, values[key]])] : [];
  });
}

/**
 * @param {[key: string, value: unknown][]} values
 * @param {Record<string, unknown>} stored by key
 */
function differing(values, stored) {
  return values.filter(([key, value]) => asJson(stored[key]) !== asJson(value));
}

/**
 * JSON that is the same for the same value: a storage may give the properties of an object in another order.
 * @param {unknown} value
 */
function asJson(value) {
  return JSON.stringify(value, (_, part) =>
    Object(part) === part && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
}
