// @ts-check
// What the extension does and does not do with what it sees, in plain words.

import { createParagraph } from '../elements.js';

const PARAGRAPHS = ['privacyReads', 'privacySends', 'privacyStores', 'privacySyncs', 'privacyPrivate', 'privacyRights'];

/** @param {HTMLElement} section */
export function fillPrivacy(section) {
  section.append(...PARAGRAPHS.map((label) => createParagraph(label)));
}
