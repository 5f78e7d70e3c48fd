// @ts-check
// The panel by which the reader corrects the article: more or less of the page, a part that does not belong, a part that is
// missing. What is corrected holds on the whole site and is remembered.

import { BREADTHS } from '../../corrections.js';
import { message } from '../../i18n.js';
import { createElement } from '../dom.js';
import { registerPart } from '../parts.js';
import css from './correct.css';
import { createCorrector } from './correct/corrector.js';
import { pick } from './correct/picker.js';
import { droppedPlaces, droppedTexts, keptPlaces } from './correct/places.js';

/** @typedef {import('../../corrections.js').Corrections} Corrections */
/** @typedef {import('../reading-view').ReadingView} ReadingView */

/** @type {Record<Corrections['breadth'], string>} */
const BREADTH_LABELS = { narrow: 'breadthNarrow', normal: 'breadthNormal', wide: 'breadthWide' };

registerPart('correct', { fillPanel });

/**
 * @param {ReadingView} view
 * @param {HTMLElement} panel
 */
function fillPanel(view, panel) {
  view.addStyleSheet(css);
  const corrections = createCorrector(view);
  const note = createElement('p', 'note');
  note.setAttribute('role', 'status');
  note.textContent = view.resume?.part === 'correct' ? view.resume.note : '';

  const drop = createButton('drop', 'correctDrop', () => void pickToDrop());
  const keep = createButton('keep', 'correctKeep', () => void pickToKeep());
  const undo = createButton('undo', 'undo', () => void settle(corrections.undo(resume('undo', 'correctUndone'))));
  undo.disabled = !corrections.canUndo;
  panel.append(breadthChoice(), drop, keep, missingList(), note, undo, ...siteCorrections());
  focusAgain();

  function focusAgain() {
    const { resume } = view;
    if (resume?.part !== 'correct') return;
    const wanted = /** @type {HTMLElement | null} */ (panel.querySelector(`[data-name="${resume.focus}"]`));
    wanted?.setAttribute('autofocus', '');
  }

  /**
   * What the view that takes the place of this one goes on with.
   * @param {string} focus
   * @param {string} key of what is said then
   * @returns {import('../reading-view').Resume}
   */
  function resume(focus, key) {
    return { anchor: view.anchor(), part: 'correct', focus, note: message(key) };
  }

  function breadthChoice() {
    const options = BREADTHS.map((breadth) => {
      const input = createElement('input');
      input.type = 'radio';
      input.name = 'breadth';
      input.value = breadth;
      input.checked = corrections.current.breadth === breadth;
      input.dataset.name = `breadth-${breadth}`;
      input.addEventListener('change', () => {
        void settle(corrections.change({ breadth }, resume(`breadth-${breadth}`, 'correctRead')));
      });
      const text = createElement('span', 'label');
      text.textContent = message(BREADTH_LABELS[breadth]);
      const option = createElement('label', 'option');
      option.append(input, text);
      return option;
    });
    const group = createElement('fieldset', 'choice breadth');
    const legend = createElement('legend');
    legend.textContent = message('breadth');
    const row = createElement('div', 'row');
    row.append(...options);
    group.append(legend, row);
    return group;
  }

  async function pickToDrop() {
    const page = await partsOfPage();
    if (!page) return;
    const others = await Promise.all(view.addresses.map((address) => corrections.readParts(address)));
    if (view.signal.aborted) return;
    view.insertAll();
    const { parts, places } = keptPlaces([page, ...others], view);
    const anchor = view.anchor();
    panel.hidePopover();
    const place = await pick(view.dialog, {
      places,
      around: (part) => parts[part].parent,
      title: message('correctDropTitle'),
      note: others.every(Boolean) ? '' : message('correctPageMissing'),
      verb: message('correctDropVerb'),
      scroller: view.dialog,
      signal: view.signal,
    });
    if (view.signal.aborted) return;
    if (!place) return view.use('correct').then(() => drop.focus());
    await dropPart(parts[place.part].name, anchor);
  }

  /**
   * @param {string} name
   * @param {import('../reading-view').Resume['anchor']} anchor
   */
  async function dropPart(name, anchor) {
    const { keep, drop } = corrections.current;
    const changes = { keep: keep.filter((one) => one !== name), drop: [...drop.filter((one) => one !== name), name] };
    await settle(
      corrections.change(changes, { ...resume('undo', 'correctDropped'), anchor }, false),
      'correctDropFailed',
    );
  }

  async function pickToKeep() {
    const page = await partsOfPage();
    if (!page) return;
    const { parts } = page;
    const resumed = resume('undo', 'correctKept');
    const [left, top] = [scrollX, scrollY];
    panel.hidePopover();
    view.dialog.classList.add('aside');
    view.stepAside(true);
    const place = await pick(view.dialog, {
      places: droppedPlaces(page),
      around: (part) => parts[part].parent,
      title: message('correctKeepTitle'),
      verb: message('correctKeepVerb'),
      scroller: window,
      signal: view.signal,
    });
    scrollTo({ left, top, behavior: 'instant' });
    view.dialog.classList.remove('aside');
    view.stepAside(false);
    if (view.signal.aborted) return;
    if (!place) return view.use('correct').then(() => keep.focus());
    await keepPart(parts[place.part].name, resumed);
  }

  /**
   * @param {string} name
   * @param {import('../reading-view').Resume} resumed
   */
  async function keepPart(name, resumed = resume('undo', 'correctKept')) {
    const { keep, drop } = corrections.current;
    const changes = { drop: drop.filter((one) => one !== name), keep: [...keep.filter((one) => one !== name), name] };
    await settle(corrections.change(changes, resumed, false), 'correctKeepFailed');
  }

  /** What of the page is not in the article, as a list of buttons. */
  function missingList() {
    const details = createElement('details', 'missing-list');
    const summary = createElement('summary');
    summary.textContent = message('correctLeftOut');
    const list = createElement('ul');
    details.append(summary, list);
    details.addEventListener('toggle', async () => {
      if (!details.open || list.hasChildNodes()) return;
      const page = await partsOfPage();
      if (!page) return;
      const entries = droppedTexts(page.parts).map(({ part, text }) => {
        const button = createElement('button');
        button.type = 'button';
        button.textContent = text;
        button.dir = 'auto';
        button.setAttribute('aria-label', message('correctAdd', text));
        button.addEventListener('click', () => void keepPart(page.parts[part].name));
        const entry = createElement('li');
        entry.append(button);
        return entry;
      });
      list.replaceChildren(...entries);
    });
    return details;
  }

  /** What is corrected on this site, each with a button that takes it back. */
  function siteCorrections() {
    const { keep, drop } = corrections.current;
    const named = [
      ...drop.map((name) => ({ name, kind: /** @type {const} */ ('drop'), label: 'correctNot' })),
      ...keep.map((name) => ({ name, kind: /** @type {const} */ ('keep'), label: 'correctToo' })),
    ];
    if (named.length === 0) return [];
    const heading = createElement('h2');
    heading.textContent = message(corrections.areStored ? 'correctSite' : 'correctView');
    const list = createElement('ul', 'corrections');
    for (const { name, kind, label } of named) {
      const text = createElement('span', 'name');
      text.textContent = message(label, name.replace(/^1 /, ''));
      const button = createElement('button');
      button.type = 'button';
      button.textContent = message('correctForget');
      button.setAttribute('aria-label', message('correctForgetOne', text.textContent));
      button.addEventListener('click', () => {
        const left = corrections.current[kind].filter((one) => one !== name);
        void settle(corrections.change({ [kind]: left }, resume('undo', 'correctForgotten')));
      });
      const entry = createElement('li');
      entry.append(text, button);
      list.append(entry);
    }
    return [heading, list];
  }

  async function partsOfPage() {
    note.textContent = message('working');
    const page = await corrections.readParts();
    note.textContent = page ? '' : message('correctFailed');
    return view.signal.aborted ? undefined : page;
  }

  /**
   * Says what has become of a change that leaves this view open.
   * @param {Promise<'changed' | 'same' | 'failed'>} outcome
   * @param {string} sameKey of what is said where nothing has changed
   */
  async function settle(outcome, sameKey = 'correctSame') {
    const became = await outcome;
    if (became === 'changed' || view.signal.aborted) return;
    if (!panel.matches(':popover-open')) await view.use('correct');
    note.textContent = message(became === 'same' ? sameKey : 'correctFailed');
    undo.disabled = !corrections.canUndo;
  }
}

/**
 * @param {string} name
 * @param {string} label the key of its text
 * @param {() => void} onClick
 */
function createButton(name, label, onClick) {
  const button = createElement('button', 'action');
  button.type = 'button';
  button.dataset.name = name;
  button.textContent = message(label);
  button.addEventListener('click', onClick);
  return button;
}
