// @ts-check
// The controls of reading aloud, in a bar at the foot of the window.

import { message, uiLanguage } from '../../../i18n.js';
import { SPEECH_RATES } from '../../../settings.js';
import { createElement, createForeignElement } from '../../dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const ICONS = {
  passageBack: 'M3 3v10M13 3.5 5.5 8l7.5 4.5z',
  sentenceBack: 'M8 3.5 2.5 8 8 12.5zM14 3.5 8.5 8l5.5 4.5z',
  play: 'M4.5 2.8v10.4L13 8z',
  pause: 'M5 3v10M11 3v10',
  sentenceOn: 'M8 3.5 13.5 8 8 12.5zM2 3.5 7.5 8 2 12.5z',
  passageOn: 'M13 3v10M3 3.5 10.5 8 3 12.5z',
  options: 'M2 5h6M12 5h2M10 3v4M2 11h2M8 11h6M6 9v4',
  close: 'M3 3l10 10M13 3 3 13',
};

/**
 * @typedef {object} PlayerActions
 * @property {() => void} toggle
 * @property {(unit: 'sentence' | 'passage', step: 1 | -1) => void} move
 * @property {() => void} comeBack
 * @property {() => void} close
 * @property {(rate: number) => void} setRate
 * @property {(voiceURI: string) => void} setVoice
 */

/** @param {PlayerActions} actions */
export function createPlayer(actions) {
  const element = createElement('section', 'player');
  element.setAttribute('aria-label', message('readAloud'));
  const button = (
    /** @type {string} */ name,
    /** @type {keyof typeof ICONS} */ icon,
    /** @type {() => void} */ act,
  ) => {
    const made = createElement('button', `player-${name}`);
    made.type = 'button';
    made.append(createIcon(ICONS[icon]));
    made.addEventListener('click', act);
    return made;
  };
  const named = (/** @type {HTMLButtonElement} */ made, /** @type {string} */ label) => {
    made.setAttribute('aria-label', message(label));
    made.title = message(label);
    return made;
  };
  const toggle = button('toggle', 'pause', actions.toggle);
  const more = named(button('more', 'options', showOptions), 'readAloudOptions');
  more.setAttribute('aria-expanded', 'false');
  const back = createElement('button', 'player-back');
  back.type = 'button';
  back.setAttribute('aria-label', message('readAloudComeBack'));
  back.hidden = true;
  back.addEventListener('click', actions.comeBack);
  const controls = createElement('div', 'player-controls');
  controls.append(
    named(
      button('passage-back', 'passageBack', () => actions.move('passage', -1)),
      'readAloudPassageBack',
    ),
    named(
      button('sentence-back', 'sentenceBack', () => actions.move('sentence', -1)),
      'readAloudSentenceBack',
    ),
    toggle,
    named(
      button('sentence-on', 'sentenceOn', () => actions.move('sentence', 1)),
      'readAloudSentenceOn',
    ),
    named(
      button('passage-on', 'passageOn', () => actions.move('passage', 1)),
      'readAloudPassageOn',
    ),
    more,
    named(button('close', 'close', actions.close), 'readAloudClose'),
  );
  const status = createElement('p', 'player-status');
  status.setAttribute('role', 'status');

  const options = createElement('div', 'player-options');
  options.hidden = true;
  const rate = createElement('input');
  rate.type = 'range';
  rate.min = '0';
  rate.max = String(SPEECH_RATES.length - 1);
  const rateText = createElement('output');
  rate.addEventListener('input', () => {
    showRate(SPEECH_RATES[Number(rate.value)]);
    actions.setRate(SPEECH_RATES[Number(rate.value)]);
  });
  const voice = createElement('select');
  voice.addEventListener('change', () => actions.setVoice(voice.value));
  const voiceHint = createElement('p', 'player-hint');
  voiceHint.textContent = message('readAloudRemoteHint');
  options.append(labelled('readAloudSpeed', rate, rateText), labelled('readAloudVoice', voice), voiceHint);
  element.append(back, status, controls, options);
  element.addEventListener('keydown', (event) => onKey(event));
  return { element, setState, setStatus, setAway, showRate, showVoices, showOptions: () => setOptions(true), focus };

  function focus() {
    (toggle.disabled ? more : toggle).focus({ preventScroll: true });
  }

  /** @param {boolean} isSpeaking */
  function setState(isSpeaking) {
    toggle.replaceChildren(createIcon(ICONS[isSpeaking ? 'pause' : 'play']));
    named(toggle, isSpeaking ? 'readAloudPause' : 'readAloudPlay');
  }

  /** @param {string} text empty for none */
  function setStatus(text) {
    status.textContent = text;
    status.hidden = !text;
  }

  /** @param {boolean} isAway whether the reader has scrolled away from the voice */
  function setAway(isAway) {
    back.hidden = !isAway;
  }

  function showOptions() {
    setOptions(options.hidden !== false);
  }

  /** @param {boolean} areShown */
  function setOptions(areShown) {
    options.hidden = !areShown;
    more.setAttribute('aria-expanded', String(areShown));
  }

  /** @param {number} value */
  function showRate(value) {
    const text = `${new Intl.NumberFormat(uiLanguage()).format(value)}×`;
    rate.value = String(SPEECH_RATES.indexOf(value));
    rate.setAttribute('aria-valuetext', text);
    rateText.value = text;
  }

  /**
   * @param {readonly {label: string, voices: readonly SpeechSynthesisVoice[]}[]} groups in their order
   * @param {string} chosen address of a voice; empty for none
   */
  function showVoices(groups, chosen) {
    const option = (/** @type {string} */ value, /** @type {string} */ text) => {
      const made = createElement('option');
      made.value = value;
      made.textContent = text;
      return made;
    };
    const filled = groups.filter(({ voices }) => voices.length);
    const made = filled.map(({ label, voices }) => {
      const group = createElement('optgroup');
      group.label = label;
      group.append(...voices.map(({ voiceURI, name, lang }) => option(voiceURI, `${name} (${lang})`)));
      return group;
    });
    voice.replaceChildren(...(chosen ? [] : [option('', '–')]), ...made);
    voice.value = chosen;
    voice.disabled = !filled.length;
    voiceHint.hidden = !groups.some(({ voices }) => voices.some(({ localService }) => !localService));
    for (const one of controls.querySelectorAll('button')) {
      one.disabled = !filled.length && one !== more && !one.matches('.player-close');
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      return actions.close();
    }
    if (event.target instanceof Element && event.target.closest('input, select')) return;
    const isRtl = getComputedStyle(element).direction === 'rtl';
    const on = isRtl ? 'ArrowLeft' : 'ArrowRight';
    const away = isRtl ? 'ArrowRight' : 'ArrowLeft';
    const unit = event.shiftKey ? 'passage' : 'sentence';
    if (event.key !== on && event.key !== away) return;
    event.preventDefault();
    actions.move(unit, event.key === on ? 1 : -1);
  }
}

/**
 * @param {string} label key of its words
 * @param {...HTMLElement} controls the first is the one that is named
 */
function labelled(label, ...controls) {
  const element = createElement('label', 'player-option');
  const text = createElement('span');
  text.textContent = message(label);
  element.append(text, ...controls);
  return element;
}

/** @param {string} data of an SVG path on a grid of 16 by 16 */
function createIcon(data) {
  const picture = createForeignElement(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 16 16');
  picture.setAttribute('aria-hidden', 'true');
  const path = createForeignElement(SVG, 'path');
  path.setAttribute('d', data);
  picture.append(path);
  return picture;
}
