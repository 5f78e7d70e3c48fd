// @ts-check
// Parts of the view that a press does not bring: each is a script of its own in `parts/`, injected by the worker when it is
// first wanted, and kept until the document goes. Content scripts cannot import modules that pages have no access to, so
// a part registers what it exports in the reader of the document.

import { requestPart } from './worker-port.js';

/** @typedef {import('./reading-view').Feature} Feature */

/**
 * What each part exports. Those of `FeatureName` are features of the view.
 * @typedef {object} Parts
 * @property {Feature} appearance
 * @property {Feature} outline
 * @property {Feature} progress
 * @property {Feature} place
 * @property {Feature} lightbox
 * @property {Feature} notes
 * @property {Feature} code
 * @property {Feature} code-colours
 * @property {Feature} tables
 * @property {Feature & import('./parts/focus.js').Guiding} focus
 * @property {Feature} shortcuts
 * @property {Feature & import('./parts/highlights.js').Highlighting} highlights
 * @property {Feature} read-aloud
 * @property {Feature} save
 * @property {Feature} correct
 * @property {Feature} fonts
 * @property {import('./parts/next-page.js').NextPage} next-page
 * @property {import('./parts/notice.js').Notice} notice
 * @property {import('./parts/panels.js').PanelMaker} panels
 */

/** @typedef {Exclude<keyof Parts, 'next-page' | 'notice' | 'panels'>} FeatureName */

/**
 * @template {keyof Parts} Name
 * @param {Name} name
 * @returns {Promise<Parts[Name]>} rejects when the part cannot be loaded, as after an update of the extension
 */
export async function loadPart(name) {
  const { parts } = globalThis.rectoReader;
  if (!parts[name]) await requestPart(name);
  const part = parts[name];
  if (!part) throw new Error(`the part ${name} is not here`);
  return part;
}

/**
 * A part that is here already, for those who have a use for it only then.
 * @template {keyof Parts} Name
 * @param {Name} name
 * @returns {Partial<Parts>[Name]}
 */
export function loadedPart(name) {
  return globalThis.rectoReader.parts[name];
}

/**
 * Called by each part once, when its script runs.
 * @template {keyof Parts} Name
 * @param {Name} name
 * @param {Parts[Name]} part
 */
export function registerPart(name, part) {
  globalThis.rectoReader.parts[name] = part;
}
