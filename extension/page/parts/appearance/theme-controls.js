// @ts-check
// The controls for colours: light, dark or as the system is, and for each of both a theme.

import { message } from '../../../i18n.js';
import { DARK_THEMES, LIGHT_THEMES } from '../../../settings.js';
import { createElement } from '../../dom.js';
import { contrast, LEAST_CONTRAST } from './contrast.js';
import { createChoice, follow } from './controls.js';

/** @typedef {import('./controls.js').Changeable} Changeable */
/** @typedef {import('../../../settings.js').OwnColours} OwnColours */

/** The key of each theme's name. */
const LABELS = {
  white: 'themeWhite',
  paper: 'themePaper',
  sepia: 'themeSepia',
  'black-on-white': 'themeBlackOnWhite',
  'own-light': 'themeOwn',
  slate: 'themeSlate',
  dusk: 'themeDusk',
  black: 'themeBlack',
  'white-on-black': 'themeWhiteOnBlack',
  'own-dark': 'themeOwn',
};

/** The key of what each of the reader's own colours is. */
const OWN_LABELS = { paper: 'ownPaper', ink: 'ownInk', link: 'ownLink' };

/** In ms. The browser's colour picker reports every colour that the pointer passes. */
const STILL = 150;

/**
 * @param {Changeable} settings
 * @returns {HTMLElement[]}
 */
export function createThemeControls(settings) {
  const mode = createChoice(
    'theme',
    [
      { value: 'auto', label: 'themeAuto' },
      { value: 'light', label: 'themeLight' },
      { value: 'dark', label: 'themeDark' },
    ],
    settings,
  );
  const light = createSide('light', LIGHT_THEMES, settings);
  const dark = createSide('dark', DARK_THEMES, settings);
  follow(settings, ({ theme }) => {
    light.hidden = theme === 'dark';
    dark.hidden = theme === 'light';
  });
  return [mode, light, dark];
}

/**
 * The themes of one side, and the reader's own colours where those are chosen.
 * @param {'light' | 'dark'} side
 * @param {readonly (keyof typeof LABELS)[]} themes
 * @param {Changeable} settings
 */
function createSide(side, themes, settings) {
  const name = side === 'light' ? 'lightTheme' : 'darkTheme';
  const options = themes.map((value) => ({ value, label: LABELS[value], sample: 'Aa', data: { [side]: value } }));
  const choice = createChoice(name, options, settings);
  choice.classList.add('swatches');
  const key = side === 'light' ? 'ownLight' : 'ownDark';
  const colours = createOwnColours(key, settings);
  const own = /** @type {HTMLElement} */ (choice.querySelector(`[data-${side}=own-${side}]`));
  follow(settings, (current) => {
    colours.hidden = current[name] !== `own-${side}`;
    for (const [part, colour] of Object.entries(current[key])) own.style.setProperty(`--own-${side}-${part}`, colour);
  });
  choice.append(colours);
  return choice;
}

/**
 * @param {'ownLight' | 'ownDark'} key
 * @param {Changeable} settings
 */
function createOwnColours(key, settings) {
  const box = createElement('div', 'own-colours');
  const warning = createElement('p', 'warning');
  warning.setAttribute('role', 'status');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const names = /** @type {const} */ (['paper', 'ink', 'link']);
  const inputs = names.map((name) => {
    const input = createElement('input', `${key}-${name}`);
    input.type = 'color';
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => settings.change({ [key]: { ...settings.current[key], [name]: input.value } }), STILL);
    });
    const text = createElement('span');
    text.textContent = message(OWN_LABELS[name]);
    const label = createElement('label', 'colour');
    label.append(input, text);
    box.append(label);
    return input;
  });
  box.append(warning);
  follow(settings, (current) => {
    const colours = current[key];
    names.forEach((name, at) => (inputs[at].value = colours[name]));
    warning.textContent = warningFor(colours);
    warning.hidden = !warning.textContent;
  });
  return box;
}

/**
 * @param {OwnColours} colours
 * @returns {string} empty where both text and links are easy to read
 */
function warningFor({ paper, ink, link }) {
  const least = Math.min(contrast(ink, paper), contrast(link, paper));
  // Rounded down: what is shown never reaches what is asked for.
  return least < LEAST_CONTRAST ? message('contrastWarning', String(Math.floor(least * 10) / 10)) : '';
}
