// @ts-check
// Corrections of the article that is open: reads the page again with them, and has the result shown in place of the view.

import { canStoreCorrections, saveCorrections } from '../corrections.js';
import { readPage, readParts } from './read.js';

/** @typedef {import('../corrections.js').Corrections} Corrections */
/** @typedef {import('../messages').ReadResult} ReadResult */

/**
 * The corrections of a document, whatever view is open. What was before each change is kept until the document goes.
 * @param {object} options
 * @param {string} options.origin
 * @param {Corrections} options.initial
 * @param {boolean} options.force whether the page is shown although nothing on it looks like an article
 * @param {(result: ReadResult & {type: 'article'}, resume: import('./reading-view').Resume) => void} options.replace shows
 * another reading of the page in place of the open view
 * @returns {import('./reading-view').ViewCorrections}
 */
export function createCorrector({ origin, initial, force, replace }) {
  let current = initial;
  /** @type {Corrections[]} */
  const before = [];
  /** The article that is shown, once it has been read again. @type {string | undefined} */
  let shown;
  return {
    get current() {
      return current;
    },
    get canUndo() {
      return before.length > 0;
    },
    areStored: canStoreCorrections(origin),
    readParts: () => readParts(current),
    change: (changes, resume, isEmptyMeant = true) =>
      apply({ ...current, ...changes }, resume, isEmptyMeant, () => before.push(current)),
    undo: (resume) => apply(before.at(-1) ?? current, resume, true, () => before.pop()),
  };

  /**
   * @param {Corrections} next
   * @param {import('./reading-view').Resume} resume
   * @param {boolean} isEmptyMeant whether the change holds even where it changes nothing on this page
   * @param {() => void} note called when it holds
   */
  async function apply(next, resume, isEmptyMeant, note) {
    const { signal } = new AbortController();
    shown ??= contentOf(await readPage({ force, corrections: current, signal }));
    const result = await readPage({ force, corrections: next, signal });
    if (result.type === 'failure') return 'failed';
    const isSame = contentOf(result) === shown;
    if (isSame && !isEmptyMeant) return 'same';
    note();
    current = next;
    shown = contentOf(result);
    await saveCorrections(origin, next);
    if (isSame) return 'same';
    replace(result, resume);
    return 'changed';
  }
}

/** @param {ReadResult} result */
function contentOf(result) {
  return result.type === 'article' ? result.article.content : undefined;
}
