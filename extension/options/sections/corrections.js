// @ts-check
// What the reader has corrected in the reading view, site by site, each with a button that takes it back.

import { allCorrections, removeCorrections, saveCorrections } from '../../corrections.js';
import { message } from '../../i18n.js';
import { createElement } from '../../page/dom.js';
import { createButton } from '../../page/parts/appearance/controls.js';
import { createNamedList, createParagraph, createStatus } from '../elements.js';

/** @typedef {import('../../corrections.js').Corrections} Corrections */

/** What each breadth is called in the view. */
const BREADTHS = { narrow: 'breadthNarrow', normal: 'breadthNormal', wide: 'breadthWide' };

/** @param {HTMLElement} section */
export async function fillCorrections(section) {
  const status = createStatus();
  const sites = createElement('div', 'corrections');
  section.append(createParagraph('correctionsMore', 'quiet'), status.element, sites);
  await update();

  async function update() {
    const all = await allCorrections();
    sites.replaceChildren(...(all.length > 0 ? all.flatMap(siteOf) : [createParagraph('sitesNone', 'quiet')]));
  }

  /** @param {{origin: string, corrections: Corrections}} site */
  function siteOf({ origin, corrections }) {
    const heading = createElement('h3');
    heading.textContent = origin;
    /** @type {Map<string, Corrections>} */
    const without = new Map();
    const { breadth, keep, drop } = corrections;
    if (breadth !== 'normal') {
      without.set(`${message('breadth')}: ${message(BREADTHS[breadth])}`, { ...corrections, breadth: 'normal' });
    }
    for (const name of drop)
      without.set(message('correctNot', shown(name)), { ...corrections, drop: less(drop, name) });
    for (const name of keep)
      without.set(message('correctToo', shown(name)), { ...corrections, keep: less(keep, name) });
    const list = createNamedList([...without.keys()], 'sitesNone', (text) => {
      const button = createButton('remove', 'correctForget', async () => {
        await saveCorrections(origin, without.get(text) ?? corrections);
        status.say(message('correctForgotten'));
        await update();
      });
      button.setAttribute('aria-label', message('correctForgetOne', text));
      return [button];
    });
    const all = createButton('remove all', 'correctForgetAll', async () => {
      await removeCorrections(origin);
      status.say(message('correctForgotten'));
      await update();
    });
    all.setAttribute('aria-label', `${all.textContent} ${origin}`);
    return [heading, list, all];
  }
}

/**
 * @param {string[]} names
 * @param {string} name
 */
function less(names, name) {
  return names.filter((one) => one !== name);
}

/**
 * A name without the version of its form.
 * @param {string} name
 */
function shown(name) {
  return name.replace(/^1 /, '');
}
