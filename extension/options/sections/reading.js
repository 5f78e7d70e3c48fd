// @ts-check
// Settings of the view that are neither type nor colours, each with a word on what it means.

import { createFlag } from '../../page/parts/appearance/controls.js';
import { createParagraph } from '../elements.js';

/**
 * @param {HTMLElement} section
 * @param {import('../sections.js').Context} context
 */
export function fillReading(section, { settings }) {
  for (const name of /** @type {const} */ (['shortcuts', 'synced', 'openRoot'])) {
    const flag = createFlag(name, settings);
    const more = createParagraph(`${name}More`, 'quiet');
    more.id = `${name}-more`;
    flag.querySelector('input')?.setAttribute('aria-describedby', more.id);
    section.append(flag, more);
  }
}
