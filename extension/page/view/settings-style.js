// @ts-check
// How settings look: as data and variables on the view, which view.css and themes.css read.

import { COLUMN_WIDTHS, FONT_SIZES, LETTER_SPACINGS, LINE_HEIGHTS, WORD_SPACINGS } from '../../settings.js';

/** @typedef {import('../../settings.js').Settings} Settings */

/**
 * Gives a view the look of some settings.
 * @param {HTMLElement} view
 * @param {Readonly<Settings>} settings
 */
export function applySettings(view, settings) {
  const { face, theme, lightTheme, darkTheme, links, pictures } = settings;
  Object.assign(view.dataset, { face, theme, light: lightTheme, dark: darkTheme, links, pictures });
  for (const [name, value] of variables(settings)) {
    // What is as at first stands in the style sheet.
    if (value) view.style.setProperty(name, value);
    else view.style.removeProperty(name);
  }
}

/**
 * @param {Readonly<Settings>} settings
 * @returns {[name: string, value: string][]}
 */
function variables({ size, columnWidth, lineHeight, letterSpacing, wordSpacing, justified, hyphens, ...colours }) {
  const letters = LETTER_SPACINGS[letterSpacing];
  const words = WORD_SPACINGS[wordSpacing];
  return [
    ['--size', `${FONT_SIZES[size] / 16}em`],
    ['--column', share(COLUMN_WIDTHS[columnWidth])],
    ['--leading', share(LINE_HEIGHTS[lineHeight])],
    ['--letters', letters ? `${letters}em` : ''],
    ['--words', words ? `${words}em` : ''],
    ['--align', justified ? 'justify' : ''],
    ['--hyphens', hyphens ? '' : 'manual'],
    ...own('light', colours.lightTheme === 'own-light' && colours.ownLight),
    ...own('dark', colours.darkTheme === 'own-dark' && colours.ownDark),
  ];
}

/** @param {number} value */
function share(value) {
  return value === 1 ? '' : String(value);
}

/**
 * @param {'light' | 'dark'} side
 * @param {import('../../settings.js').OwnColours | false} colours
 * @returns {[string, string][]}
 */
function own(side, colours) {
  const names = /** @type {const} */ (['paper', 'ink', 'link']);
  return names.map((name) => [`--own-${side}-${name}`, colours ? colours[name] : '']);
}
