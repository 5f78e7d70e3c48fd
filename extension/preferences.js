// @ts-check
// The reader's choices for the view, in the browser's local storage and nowhere else.

/**
 * @typedef {object} Preferences
 * @property {'serif' | 'sans'} face
 * @property {number} size index into `FONT_SIZES`
 * @property {'auto' | 'light' | 'sepia' | 'dark'} theme
 */

/** Font sizes in px where the browser's own size is 16, ascending; each step is about an eighth. */
export const FONT_SIZES = [14, 16, 18, 20, 22, 25, 28, 32, 36];

/** @type {Preferences} */
const DEFAULTS = { face: 'serif', size: 3, theme: 'auto' };

const CHOICES = { face: ['serif', 'sans'], theme: ['auto', 'light', 'sepia', 'dark'] };

/**
 * The stored preferences, or the defaults where nothing valid is stored. Never rejects.
 * @returns {Promise<Preferences>}
 */
export async function loadPreferences() {
  try {
    const { preferences } = await chrome.storage.local.get('preferences');
    return validated(preferences);
  } catch {
    return { ...DEFAULTS };
  }
}

/**
 * Stores the preferences. Never rejects: what cannot be stored still holds for the view that is open.
 * @param {Preferences} preferences
 * @returns {Promise<void>}
 */
export async function savePreferences(preferences) {
  await chrome.storage.local.set({ preferences }).catch(() => {});
}

/**
 * @param {any} stored
 * @returns {Preferences}
 */
function validated(stored) {
  const size = Number(stored?.size);
  return {
    face: CHOICES.face.includes(stored?.face) ? stored.face : DEFAULTS.face,
    theme: CHOICES.theme.includes(stored?.theme) ? stored.theme : DEFAULTS.theme,
    size: Number.isInteger(size) && size >= 0 && size < FONT_SIZES.length ? size : DEFAULTS.size,
  };
}
