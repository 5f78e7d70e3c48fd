// @ts-check
// Settings of the view that are neither type nor colours, some with a word on what they mean.

import { createChoice, createFlag } from '../../page/parts/appearance/controls.js';
import { createParagraph } from '../elements.js';

const GUIDES = ['off', 'one', 'three', 'five', 'paragraph'];
const PROGRESS = ['off', 'line', 'text'];
/** Settings with a word on what they mean: the keys of both. */
const EXPLAINED = /** @type {const} */ ([
  { name: 'shortcuts', label: 'singleLetters', more: 'shortcutsMore' },
  { name: 'synced', label: 'synced', more: 'syncedMore' },
  { name: 'openRoot', label: 'openRoot', more: 'openRootMore' },
]);

/**
 * @param {HTMLElement} section
 * @param {import('../sections.js').Context} context
 */
export function fillReading(section, { settings }) {
  section.append(
    createChoice('guide', optionsOf('guide', GUIDES), settings),
    createChoice('progress', optionsOf('progress', PROGRESS), settings),
  );
  for (const name of /** @type {const} */ (['pictures', 'links', 'place', 'vertical']))
    section.append(createFlag(name, settings));
  for (const { name, label, more: text } of EXPLAINED) {
    const flag = createFlag(name, settings, label);
    const more = createParagraph(text, 'quiet');
    more.id = `${name}-more`;
    flag.querySelector('input')?.setAttribute('aria-describedby', more.id);
    section.append(flag, more);
  }
}

/**
 * @param {string} name
 * @param {readonly string[]} values
 * @returns {import('../../page/parts/appearance/controls.js').Option[]} named as the panels of the view name them
 */
function optionsOf(name, values) {
  return values.map((value) => ({ value, label: `${name}${value[0].toUpperCase()}${value.slice(1)}` }));
}
