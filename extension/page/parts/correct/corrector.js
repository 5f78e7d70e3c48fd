// @ts-check
// Changes the corrections of a site: reads the article again with them, every page of it that has been joined, and has the
// result shown in place of the view.

import { canStoreCorrections, saveCorrections } from '../../../corrections.js';
import { message } from '../../../i18n.js';

/** @typedef {import('../../../corrections.js').Corrections} Corrections */
/** @typedef {import('../../../messages').ReadResult} ReadResult */
/** @typedef {import('../../reading-view').ReadingView} ReadingView */
/** @typedef {import('../../reading-view').Resume} Resume */
/** @typedef {'changed' | 'same' | 'failed'} Outcome */

/** @param {ReadingView} view */
export function createCorrector({ corrections: state, pages, addresses }) {
  return {
    get current() {
      return state.current;
    },
    get canUndo() {
      return state.before.length > 0;
    },
    areStored: canStoreCorrections(state.origin),
    /** @param {string} [address] of another page of the article */
    readParts: (address) => state.readParts(state.current, address),
    change,
    undo,
  };

  /**
   * Reads the article with other corrections. Where another article comes of it (`changed`) the view closes and one that
   * goes on with `resume` is there at once.
   * @param {Partial<Corrections>} changes
   * @param {Resume} resume
   * @param {boolean} [isEmptyMeant] whether a change that changes nothing in this article (`same`) is remembered
   */
  function change(changes, resume, isEmptyMeant = true) {
    return apply({ ...state.current, ...changes }, resume, isEmptyMeant, () => state.before.push(state.current));
  }

  /**
   * Takes the last change back.
   * @param {Resume} resume
   */
  function undo(resume) {
    return apply(state.before.at(-1) ?? state.current, resume, true, () => state.before.pop());
  }

  /**
   * @param {Corrections} next
   * @param {Resume} resume
   * @param {boolean} isEmptyMeant
   * @param {() => void} note called when the change holds
   * @returns {Promise<Outcome>}
   */
  async function apply(next, resume, isEmptyMeant, note) {
    state.shown ??= contentOf(await state.read(state.current));
    const [first, ...others] = await Promise.all([
      state.read(next),
      ...addresses.map((address) => state.read(next, address)),
    ]);
    if (first.type === 'failure') return 'failed';
    // A page that cannot be had any more stays as it is.
    const joined = addresses.map((address, at) => {
      const result = others[at];
      return { address, article: result.type === 'article' ? result.article : pages[at + 1] };
    });
    const isSame =
      contentOf(first) === state.shown && joined.every(({ article }, at) => article.content === pages[at + 1].content);
    if (isSame && !isEmptyMeant) return 'same';
    note();
    state.current = next;
    state.shown = contentOf(first);
    await saveCorrections(state.origin, next);
    if (isSame) return 'same';
    const isComplete = others.every(({ type }) => type === 'article');
    const said = isComplete ? resume.note : `${resume.note} ${message('correctPageMissing')}`;
    await state.replace(first, joined, { ...resume, note: said });
    return 'changed';
  }
}

/** @param {ReadResult} result */
function contentOf(result) {
  return result.type === 'article' ? result.article.content : undefined;
}
