// @ts-check
// Controls for settings. Each shows what holds, also when that changes elsewhere. Used by the panel and the options page.

import { message } from '../../../i18n.js';
import { createElement } from '../../dom.js';

/** @typedef {import('../../../settings.js').Settings} Settings */
/** @typedef {Pick<import('../../reading-view').ViewSettings, 'current' | 'change' | 'onChange'>} Changeable */

/**
 * One of a few values.
 * @typedef {object} Option
 * @property {string} value
 * @property {string} label the key of its name
 * @property {string} [sample] what is seen in place of the name
 * @property {Record<string, string>} [data] of its element
 */

/**
 * One of a few values, as radio buttons: arrow keys move between them.
 * @template {keyof Settings} Name
 * @param {Name} name of the setting, and the key of its legend
 * @param {readonly Option[]} options
 * @param {Changeable} settings
 */
export function createChoice(name, options, settings) {
  /** @type {HTMLInputElement[]} */
  const inputs = [];
  const chosen = createElement('span', 'chosen');
  chosen.setAttribute('aria-hidden', 'true');
  const elements = options.map(({ value, label, sample, data }) => {
    const input = createElement('input');
    input.type = 'radio';
    input.name = name;
    input.value = value;
    input.addEventListener('change', () => settings.change(/** @type {Partial<Settings>} */ ({ [name]: value })));
    inputs.push(input);
    const text = createElement('span', 'label');
    text.textContent = sample ?? message(label);
    const option = createElement('label', `option ${name}-${value}`);
    if (sample) {
      text.setAttribute('aria-hidden', 'true');
      input.setAttribute('aria-label', message(label));
      option.title = message(label);
    }
    Object.assign(option.dataset, data);
    option.append(input, text);
    return option;
  });
  const group = createGroup(name, elements);
  // Samples do not say their names: the chosen one's stands beside the legend.
  if (options.some(({ sample }) => sample)) group.querySelector('legend')?.append(chosen);
  follow(settings, (current) => {
    for (const input of inputs) input.checked = input.value === current[name];
    chosen.textContent = message(options.find(({ value }) => value === current[name])?.label ?? '');
  });
  return group;
}

/**
 * A step of several, as a slider.
 * @param {'columnWidth' | 'lineHeight' | 'letterSpacing' | 'wordSpacing'} name of the setting, and the key of its label
 * @param {readonly number[]} steps shares of the size of the text
 * @param {Changeable} settings
 */
export function createSlider(name, steps, settings) {
  const input = createElement('input');
  input.type = 'range';
  input.min = '0';
  input.max = String(steps.length - 1);
  input.step = '1';
  input.name = name;
  input.addEventListener('input', () => settings.change({ [name]: Number(input.value) }));
  const text = createElement('span');
  text.textContent = message(name);
  const label = createElement('label', `line slider ${name}`);
  label.append(text, input);
  follow(settings, (current) => {
    input.value = String(current[name]);
    input.setAttribute('aria-valuetext', `${Math.round(steps[current[name]] * 100)} %`);
  });
  return label;
}

/**
 * @param {string} name
 * @param {string} label the key of its name
 * @param {Changeable} settings
 * @param {() => boolean} isOn
 * @param {(isOn: boolean) => void} set
 */
export function createSwitch(name, label, settings, isOn, set) {
  const input = createElement('input');
  input.type = 'checkbox';
  input.name = name;
  input.setAttribute('role', 'switch');
  input.addEventListener('change', () => set(input.checked));
  const text = createElement('span');
  text.textContent = message(label);
  const line = createElement('label', `line switch ${name}`);
  line.append(text, input);
  follow(settings, () => (input.checked = isOn()));
  return line;
}

/**
 * A setting that is on or off.
 * @param {'justified' | 'hyphens' | 'links' | 'pictures' | 'place' | 'vertical' | 'shortcuts' | 'openRoot' | 'synced'} name
 * @param {Changeable} settings
 * @param {string} [label] the key of its label
 */
export function createFlag(name, settings, label = name) {
  return createSwitch(
    name,
    label,
    settings,
    () => settings.current[name],
    (isOn) => settings.change({ [name]: isOn }),
  );
}

/**
 * @param {string} className
 * @param {string} label the key of its name
 * @param {() => void} onClick
 * @param {string} [sample] what is seen in place of the name
 */
export function createButton(className, label, onClick, sample) {
  const button = createElement('button', className);
  button.type = 'button';
  button.textContent = sample ?? message(label);
  if (sample) {
    button.setAttribute('aria-label', message(label));
    button.title = message(label);
  }
  button.addEventListener('click', onClick);
  return button;
}

/**
 * @param {string} name also the key of its legend
 * @param {HTMLElement[]} controls
 */
export function createGroup(name, controls) {
  const group = createElement('fieldset', `choice ${name}`);
  const legend = createElement('legend');
  legend.textContent = message(name);
  const row = createElement('div', 'row');
  row.append(...controls);
  group.append(legend, row);
  return group;
}

/**
 * Calls `show` now and after each change.
 * @param {Changeable} settings
 * @param {(current: Readonly<Settings>) => void} show
 */
export function follow(settings, show) {
  show(settings.current);
  settings.onChange(show);
}
