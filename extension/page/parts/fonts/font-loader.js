// @ts-check
// Puts the files of a shipped typeface into the document, those that a text needs. A rule `@font-face` in a shadow root is
// ignored by browsers, and one in the page would be seen and could be forbidden by it. A `FontFace` made from bytes is under
// no policy; the page can see that it is there, so its name is made up at random and it goes when the view goes.

import { SHIPPED_FACES, hasItalics, subsetsOf } from './files.js';

/** @typedef {import('../../../settings.js').Settings} Settings */

/**
 * @param {object} options
 * @param {FontFaceSet} options.fonts of the document
 * @param {(file: string) => Promise<Uint8Array<ArrayBuffer>>} options.fetchFont gets a file of `fonts/`
 * @param {(family: string) => void} options.show called with the name to use as `font-family`, once the files are there;
 * empty for none
 */
export function createFontLoader({ fonts, fetchFont, show }) {
  /** The face that is in use. */
  let family = '';
  /** @type {import('./files.js').ShippedFace | undefined} */
  let shipped;
  /** The files that have been asked for. @type {Set<string>} */
  const asked = new Set();
  /** @type {FontFace[]} */
  const added = [];
  return { use, cover, unload };

  /**
   * Uses another face. One of the device needs no file.
   * @param {Settings['face']} face
   * @param {readonly Element[]} elements with the text
   */
  function use(face, elements) {
    unload();
    shipped = SHIPPED_FACES[face];
    if (!shipped) return;
    family = randomName();
    const wanted = family;
    cover(elements).then(
      () => wanted === family && show(wanted),
      () => {},
    );
  }

  /**
   * Loads what some text needs and is not there.
   * @param {readonly Element[]} elements
   */
  async function cover(elements) {
    const face = shipped;
    const wanted = family;
    if (!face) return;
    const subsets = subsetsOf(face, elements);
    const files = face.files(subsets, hasItalics(elements)).filter(({ path }) => !asked.has(path));
    for (const { path } of files) asked.add(path);
    await Promise.all(
      files.map(async ({ path, descriptors }) => {
        const loaded = await new FontFace(wanted, await fetchFont(path), descriptors).load();
        if (wanted !== family) return;
        fonts.add(loaded);
        added.push(loaded);
      }),
    );
  }

  /** Takes everything out of the document again. */
  function unload() {
    for (const face of added.splice(0)) fonts.delete(face);
    asked.clear();
    if (family) show('');
    family = '';
    shipped = undefined;
  }
}

/** A name that tells a page nothing. */
function randomName() {
  return `f${[...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join('')}`;
}
