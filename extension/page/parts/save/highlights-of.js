// @ts-check
// The highlights that go into a file: those of the view, which in a private window are stored nowhere, else the stored ones.

import { loadHighlights } from '../../../highlights.js';
import { loadedPart } from '../../parts.js';

/**
 * @param {import('../../reading-view').ReadingView} view
 * @returns {Promise<readonly import('../../../highlights.js').Highlight[]>} in the order of the text; never rejects
 */
export async function highlightsOf(view) {
  return loadedPart('highlights')?.current(view) ?? loadHighlights(view.article.url);
}
