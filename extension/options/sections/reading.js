// @ts-check
// Settings of the view that are neither type nor colours, some with a word on what they mean.

import { createChoice, createFlag } from '../../page/parts/appearance/controls.js';
import { createParagraph } from '../elements.js';

const GUIDES = ['off', 'one', 'three', 'five', 'paragraph'];
const PROGRESS = ['off', 'line', 'text'];

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
  for (const name of /** @type {const} */ (['shortcuts', 'synced', 'openRoot'])) {
    const flag = createFlag(name, settings, name === 'shortcuts' ? 'singleLetters' : name);
    const more = createParagraph(`${name}More`, 'quiet');
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
