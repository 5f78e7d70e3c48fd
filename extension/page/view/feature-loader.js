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
  /** Those that could not be loaded for an element of the article. @type {Set<string>} */
  const missing = new Set();
  /** What had the focus before a panel. @type {Element | null} */
  let returnTo = null;
  return { panels, listen, lookUpWanted, attachWanted, use, activate };

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
   * @param {HTMLElement} [element] what was activated
   */
  async function use(part, element) {
    const panel = panels.get(part);
    if (panel?.matches(':popover-open')) return panel.hidePopover();
    try {
      const feature = await attach(part);
      if (getView().signal.aborted) return;
      if ((await feature.run?.(getView(), element)) === true || !panel) return;
      if (!panel.hasChildNodes()) await feature.fillPanel?.(getView(), panel);
    } catch {
      attached.delete(part);
      if (element) return activateWithout(part, element);
      if (!panel) return getView().announce(message('partFailed'));
      panel.replaceChildren(failureText());
      panel.addEventListener('toggle', () => !panel.matches(':popover-open') && panel.replaceChildren(), {
        once: true,
      });
    }
    show(panel);
  }

  /**
   * Shows a panel and puts the focus on it, so that its name is heard and the next Tab goes to its first control. Whoever had
   * the focus before the panels gets it back; browsers lose it in a closed root.
   * @param {HTMLElement} panel
   */
  function show(panel) {
    const root = /** @type {ShadowRoot} */ (panel.getRootNode());
    const active = root.activeElement;
    // One panel closes as another opens.
    if (!active?.closest('.panel')) returnTo = active;
    panel.showPopover();
    if (!panel.matches(':focus-within')) panel.focus({ preventScroll: true });
    const giveBack = () => {
      if (panel.matches(':popover-open')) return;
      panel.removeEventListener('toggle', giveBack);
      const isLost = !root.activeElement || panel.contains(root.activeElement);
      if (isLost && returnTo instanceof HTMLElement) returnTo.focus({ preventScroll: true });
    };
    panel.addEventListener('toggle', giveBack);
  }

  /**
   * Runs the feature that an element of the article activates.
   * @param {Element} target
   * @returns {boolean} whether there is one
   */
  function activate(target) {
    for (const { part, activatedBy } of entries) {
      const element = missing.has(part) ? undefined : activatedBy?.(target);
      if (!element) continue;
      void use(part, element);
      return true;
    }
    return false;
  }

  /**
   * @param {string} part
   * @param {HTMLElement} element
   */
  function activateWithout(part, element) {
    missing.add(part);
    element.click();
  }
}

function failureText() {
  const text = createElement('p', 'failure');
  text.textContent = message('partFailed');
  return text;
}
