// @ts-check
// The browser's local storage for this extension. What is stored stays on the device. Nothing of a private window is ever
// stored: there, what was stored before can be read, and what changes holds for the open view alone.

/**
 * @param {string} key
 * @returns {Promise<unknown>} undefined where nothing is stored or nothing can be read; never rejects
 */
export async function load(key) {
  try {
    return (await chrome.storage.local.get(key))[key];
  } catch {
    return undefined;
  }
}

/**
 * All values whose keys begin alike.
 * @param {string} prefix
 * @returns {Promise<[string, unknown][]>} with their keys, in the order of the keys; never rejects
 */
export async function loadAll(prefix) {
  try {
    const all = Object.entries(await chrome.storage.local.get(null));
    return all.filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
  } catch {
    return [];
  }
}

/**
 * @param {string[]} keys
 * @returns {Promise<Record<string, unknown>>} what is stored, by key, in one look; never rejects
 */
export async function loadEach(keys) {
  try {
    return await chrome.storage.local.get(keys);
  } catch {
    return {};
  }
}

/**
 * Stores a value in place of the one before. Never rejects.
 * @param {string} key
 * @param {unknown} value as JSON can hold it
 * @returns {Promise<boolean>} whether it is stored
 */
export async function save(key, value) {
  return saveEach({ [key]: value });
}

/**
 * Stores values in place of those before. Never rejects.
 * @param {Record<string, unknown>} values by key, as JSON can hold them
 * @returns {Promise<boolean>} whether they are stored
 */
export async function saveEach(values) {
  if (isPrivate()) return false;
  try {
    await chrome.storage.local.set(values);
    return true;
  } catch {
    return false;
  }
}

/**
 * Removes a value. Never rejects.
 * @param {string} key
 * @returns {Promise<void>}
 */
export async function remove(key) {
  await chrome.storage.local.remove(key).catch(() => {});
}

/** Whether this script runs in a private (incognito) window. */
export function isPrivate() {
  return chrome.extension?.inIncognitoContext === true;
}
