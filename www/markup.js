// @ts-check
/**
 * The one place of the playground where text becomes markup: always in a document of its own, where no script runs and
 * nothing is requested.
 */

/** @type {{ createHTML(text: string): any }} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('recto-playground', {
  createHTML: (/** @type {string} */ text) => text,
}) ?? { createHTML: (/** @type {string} */ text) => text };

/**
 * Parses text as a page without a window: nothing in it runs or loads.
 *
 * @param {string} text
 * @returns {Document}
 */
export function inert(text) {
  return new DOMParser().parseFromString(policy.createHTML(text), 'text/html');
}
