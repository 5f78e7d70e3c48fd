// @ts-check
// Brings the features into an open view: loads a part when it is first wanted, attaches it once, opens its panel.

import { message } from '../../i18n.js';

/** @typedef {import('../reading-view').Feature} Feature */
/** @typedef {import('../reading-view').FeatureEntry} FeatureEntry */
/** @typedef {import('../reading-view').ReadingView} ReadingView */

/**
 * @param {readonly FeatureEntry[]} entries
 * @param {typeof import('../parts.js').loadPart} loadPart
 * @param {() => ReadingView} getView
 */
export function createFeatureLoader(entries, loadPart, getView) {
  // Asked for ahead: a browser whose extension has been updated answers no more.
  const failure = message('partFailed');
  /** @type {Map<string, Promise<Feature>>} */
  const attached = new Map();
  /** @type {Promise<import('../parts/panels.js').Panels> | undefined} */
  let panels;
  /** Those whose panel is about to open. @type {Set<string>} */
  const opening = new Set();
  /** Those that could not be loaded for an element of the article. @type {Set<string>} */
  const missing = new Set();
  return { listen, lookUpWanted, attachWanted, use, openMenu, activate };

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
    const open = /** @type {HTMLElement | null} */ (getView().dialog.querySelector(`.${part}-panel:popover-open`));
    if (open) return open.hidePopover();
    const hasPanel = entries.some((entry) => entry.part === part && entry.tool?.hasPanel);
    if (hasPanel && opening.has(part)) return;
    opening.add(part);
    try {
      const [{ panelOf, show } = {}, feature] = await Promise.all([hasPanel ? loadPanels() : undefined, attach(part)]);
      if (getView().signal.aborted || (await feature.run?.(getView(), element)) === true) return;
      const panel = panelOf?.(part);
      if (!panel) return;
      if (!panel.hasChildNodes()) await feature.fillPanel?.(getView(), panel);
      show?.(panel);
    } catch {
      attached.delete(part);
      getView().dialog.querySelector(`.${part}-panel`)?.replaceChildren();
      if (element) activateWithout(part, element);
      else fail();
    } finally {
      opening.delete(part);
    }
  }

  function loadPanels() {
    panels ??= loadPart('panels').then(({ createPanels }) => createPanels(getView()));
    panels.catch(() => (panels = undefined));
    return panels;
  }

  /** @type {import('../parts/panels.js').Panels['openMenu']} */
  function openMenu(opener, tools, index) {
    loadPanels().then((loaded) => loaded.openMenu(opener, tools, index), fail);
  }

  function fail() {
    getView().announce(failure, true);
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
