// @ts-check
// Brings the features into an open view: loads a part when it is first wanted, attaches it once, opens its panel.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';

/** @typedef {import('../reading-view').Feature} Feature */
/** @typedef {import('../reading-view').FeatureEntry} FeatureEntry */
/** @typedef {import('../reading-view').ReadingView} ReadingView */

/**
 * @param {readonly FeatureEntry[]} entries
 * @param {(part: import('../parts.js').FeatureName) => Promise<Feature>} loadPart
 * @param {() => ReadingView} getView
 */
export function createFeatureLoader(entries, loadPart, getView) {
  /** @type {Map<string, Promise<Feature>>} */
  const attached = new Map();
  /** @type {Map<string, HTMLElement>} */
  const panels = new Map();
  return { panels, listen, lookUpWanted, attachWanted, use };

  /**
   * Attaches features at the first event that makes them wanted.
   * @param {HTMLElement} dialog
   */
  function listen(dialog) {
    for (const { part, attachOn } of entries) {
      if (attachOn) dialog.addEventListener(attachOn, () => void attach(part).catch(() => {}), { once: true });
    }
  }

  /** Attaches the features that are wanted as a look-up shows. */
  function lookUpWanted() {
    for (const { part, attachIf } of entries) {
      void attachIf?.(getView())
        .then((isWanted) => (isWanted ? attach(part) : undefined))
        .catch(() => {});
    }
  }

  /** Attaches the features that are wanted by themselves. */
  function attachWanted() {
    for (const { part, attachWhen } of entries) {
      // One that cannot be loaded, as after an update of the extension, is not tried again.
      if (!attached.has(part) && attachWhen?.(getView())) attach(part).catch(() => {});
    }
  }

  /**
   * @param {import('../parts.js').FeatureName} part
   * @returns {Promise<Feature>} rejects when it cannot be loaded
   */
  function attach(part) {
    const known = attached.get(part);
    if (known) return known;
    const attaching = loadPart(part).then(async (feature) => {
      if (!getView().signal.aborted) await feature.attach?.(getView());
      return feature;
    });
    attached.set(part, attaching);
    return attaching;
  }

  /**
   * Opens the panel of a feature or closes it; runs a feature without panel.
   * @param {import('../parts.js').FeatureName} part
   */
  async function use(part) {
    const panel = panels.get(part);
    if (panel?.matches(':popover-open')) return panel.hidePopover();
    try {
      const feature = await attach(part);
      if (getView().signal.aborted) return;
      if ((await feature.run?.(getView())) === true || !panel) return;
      if (!panel.hasChildNodes()) await feature.fillPanel?.(getView(), panel);
    } catch {
      attached.delete(part);
      if (!panel) return getView().announce(message('partFailed'));
      panel.replaceChildren(failureText());
      panel.addEventListener('toggle', () => !panel.matches(':popover-open') && panel.replaceChildren(), {
        once: true,
      });
    }
    panel.showPopover();
  }
}

function failureText() {
  const text = createElement('p', 'failure');
  text.textContent = message('partFailed');
  return text;
}
