// @ts-check
// The sections of the options page, in their order. A new one is one entry here and one module in `sections/`.

import { fillCorrections } from './sections/corrections.js';
import { fillData } from './sections/data.js';
import { fillKeys } from './sections/keys.js';
import { fillLook } from './sections/look.js';
import { fillPrivacy } from './sections/privacy.js';
import { fillReading } from './sections/reading.js';
import { fillSites } from './sections/sites.js';

/**
 * @typedef {object} Context
 * @property {import('../page/reading-view').ViewSettings} settings for all sites
 * @property {string} detail what the page was opened for in this section; empty for nothing
 */

/**
 * @typedef {object} Section
 * @property {string} id also what follows `#` in the address of the page
 * @property {string} label the key of its heading
 * @property {(section: HTMLElement, context: Context) => void | Promise<void>} fill adds what stands below the heading. An
 * element with `data-first` has the focus where the page was opened at the section.
 */

/** @type {readonly Section[]} */
export const SECTIONS = [
  { id: 'look', label: 'appearance', fill: fillLook },
  { id: 'reading', label: 'optionsReading', fill: fillReading },
  { id: 'sites', label: 'optionsSites', fill: fillSites },
  { id: 'corrections', label: 'optionsCorrections', fill: fillCorrections },
  { id: 'keys', label: 'optionsKeys', fill: fillKeys },
  { id: 'data', label: 'optionsData', fill: fillData },
  { id: 'privacy', label: 'optionsPrivacy', fill: fillPrivacy },
];
