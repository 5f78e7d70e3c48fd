// @ts-check
// Loads the typefaces that come with the extension, while a view is open in which one of them is chosen.

import { fontFaces } from '../dom.js';
import { registerPart } from '../parts.js';
import { requestFont } from '../worker-port.js';
import { createFontLoader } from './fonts/font-loader.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */

registerPart('fonts', { attach });

/** @param {ReadingView} view */
function attach({ dialog, main, settings, signal, eachSlice }) {
  const loader = createFontLoader({ fonts: fontFaces(), fetchFont: requestFont, show });
  signal.addEventListener('abort', loader.unload);
  let { face } = settings.current;
  loader.use(face, [main]);
  // What is there now is part of the article.
  eachSlice((elements) => loader.cover(elements));
  settings.onChange((current) => {
    if (current.face !== face) loader.use((face = current.face), [main]);
  });

  /** @param {string} family */
  function show(family) {
    if (family) dialog.style.setProperty('--loaded', family);
    else dialog.style.removeProperty('--loaded');
  }
}
