// @ts-check
// Controls for settings. Each shows what holds, also when that changes elsewhere.

import { message } from '../../../i18n.js';
import { createElement } from '../../dom.js';

/** @typedef {import('../../../settings.js').Settings} Settings */
/** @typedef {import('../../reading-view').ViewSettings} ViewSettings */

/**
 * One of a few values, as radio buttons: arrow keys move between them.
 * @template {'guide' | 'progress'} Name
 * @param {ViewSettings} settings
 * @param {Name} name of the setting, and the key of its legend
 * @param {Record<Settings[Name], string>} values each with the key of its label
 */
export function createChoice(settings, name, values) {
  const options = /** @type {[Settings[Name], string][]} */ (Object.entries(values)).map(([value, label]) => {
    const input = createElement('input');
    input.type = 'radio';
    input.name = name;
    input.value = value;
    input.addEventListener('change', () => settings.change({ [name]: value }));
    follow(settings, (current) => (input.checked = current[name] === value));
    return createLabel(input, label);
  });
  return createGroup(name, options);
}

/**
 * @param {string} name the key of its legend
 * @param {HTMLElement[]} controls
 */
export function createGroup(name, controls) {
  const group = createElement('fieldset', `choice ${name}`);
  const legend = createElement('legend');
  legend.textContent = message(name);
  group.append(legend, ...controls);
  return group;
}

/**
 * @param {string} label
 * @param {() => void} onClick
 */
export function createButton(label, onClick) {
  const button = createElement('button', 'wide');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', onClick);
  return button;
}

/**
 * @param {HTMLInputElement} input
 * @param {string} label the key of its name
 */
function createLabel(input, label) {
  const line = createElement('label', 'control');
  line.append(input, message(label));
  return line;
}

/**
 * @param {ViewSettings} settings
 * @param {(current: Readonly<Settings>) => void} update
 */
function follow(settings, update) {
  update(settings.current);
  settings.onChange(update);
}
