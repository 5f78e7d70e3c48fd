// @ts-check
// What a person chose for the view, kept in the browser and nowhere else.

(() => {
  /** @typedef {import('../messages').Preferences} Preferences */

  /** Type sizes in px, smallest first, where the browser's own size is 16; each step about an eighth larger. */
  const SIZES = [14, 16, 18, 20, 22, 25, 28, 32, 36];

  const DEFAULTS = /** @type {Preferences} */ ({ face: 'serif', size: 3, theme: 'auto' });

  const CHOICES = { face: ['serif', 'sans'], theme: ['auto', 'light', 'sepia', 'dark'] };

  globalThis.rectoPreferences = {
    SIZES,

    /** @returns {Promise<Preferences>} */
    async load() {
      try {
        const { preferences } = await chrome.storage.local.get('preferences');
        return checked(preferences);
      } catch {
        return { ...DEFAULTS };
      }
    },

    /** @param {Preferences} preferences */
    async save(preferences) {
      // Not kept is not worth a message: the view shows what was chosen all the same.
      await chrome.storage.local.set({ preferences }).catch(() => {});
    },
  };

  /**
   * @param {any} stored
   * @returns {Preferences}
   */
  function checked(stored) {
    const size = Number(stored?.size);
    return {
      face: CHOICES.face.includes(stored?.face) ? stored.face : DEFAULTS.face,
      theme: CHOICES.theme.includes(stored?.theme) ? stored.theme : DEFAULTS.theme,
      size: Number.isInteger(size) && size >= 0 && size < SIZES.length ? size : DEFAULTS.size,
    };
  }
})();
