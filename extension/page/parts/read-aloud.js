// @ts-check
// Reads the article aloud with the voices of the browser. No text leaves the device unless the reader has chosen a voice
// that is spoken elsewhere.

import { message, uiLanguage } from '../../i18n.js';
import { loadedPart, registerPart } from '../parts.js';
import { selectedRange } from './quotes/selected-range.js';
import { offsetOf } from './quotes/text-index.js';
import css from './read-aloud.css';
import { createFollowing } from './read-aloud/following.js';
import { isInPlace, passagesOf } from './read-aloud/passages.js';
import { createPlayer } from './read-aloud/player.js';
import { createSpeaker } from './read-aloud/speaker.js';
import { createVoiceMarks } from './read-aloud/voice-marks.js';
import { fits, loadVoices, primary, voiceFor } from './read-aloud/voices.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */
/** @typedef {import('./read-aloud/passages.js').Passage} Passage */

/** In px from the top of the window: what is above lies under the toolbar. */
const TOP = 60;

/** @type {WeakMap<ReadingView, ReturnType<typeof createReading>>} */
const readings = new WeakMap();

registerPart('read-aloud', { run });

/**
 * Begins to read from the selection, or from what is in sight. While it reads, pauses and goes on.
 * @param {ReadingView} view
 */
async function run(view) {
  const reading = readings.get(view) ?? createReading(view);
  readings.set(view, reading);
  await reading.press();
}

/** @param {ReadingView} view */
function createReading(view) {
  const { dialog, main, settings, signal, addStyleSheet, insertAll, announce } = view;
  addStyleSheet(css);
  /** @type {readonly Passage[]} */
  let passages = [];
  /** @type {SpeechSynthesisVoice[]} */
  let voices = [];
  /** What had the focus before the player. @type {Element | null} */
  let opener = null;
  const marks = createVoiceMarks(main, signal);
  const player = createPlayer({
    toggle: () => speaker.toggle(),
    move: (unit, step) => speaker.move(unit, step),
    comeBack: () => following.comeBack(),
    close,
    setRate(speechRate) {
      settings.change({ speechRate });
      speaker.restart();
    },
    setVoice,
  });
  const speaker = createSpeaker({
    getPassages,
    getVoice: ({ language }) => voiceFor(voices, language, settings.current.voices),
    getRate: () => settings.current.speechRate,
    onSentence({ passage, sentence }) {
      const at = getPassages()[passage];
      marks.show(at, at.sentences[sentence]);
      following.follow();
      guide();
    },
    onWord(_, start, length) {
      marks.showWord({ start, end: start + length });
      guide();
    },
    onState,
  });
  const following = createFollowing({
    dialog,
    signal,
    getBoxes: marks.boxes,
    getCovered: () => player.element.offsetHeight,
    onChange: (isFollowing) => player.setAway(!isFollowing),
  });
  signal.addEventListener('abort', speaker.stop);
  addEventListener('pagehide', speaker.stop, { signal });
  dialog.addEventListener('keydown', onMediaKey, { signal });
  dialog.addEventListener('scrollend', guide, { signal });
  return { press };

  async function press() {
    if (player.element.isConnected) return speaker.toggle();
    opener = /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement;
    insertAll();
    passages = passagesOf(main);
    const from = firstPosition();
    dialog.append(player.element);
    player.setState(false);
    player.setStatus('');
    player.showRate(settings.current.speechRate);
    voices = await loadVoices(signal);
    if (signal.aborted || !player.element.isConnected) return;
    showVoices();
    player.focus();
    if (passages.length && voices.length) speaker.play(from);
    else fail(voices.length ? 'readAloudNothing' : 'readAloudNoVoices');
  }

  /** Takes the guide of lines along, where it is on. */
  function guide() {
    const range = marks.range();
    if (range) loadedPart('focus')?.guideTo(view, range);
  }

  function close() {
    const hadFocus = player.element.contains(/** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement);
    speaker.stop();
    marks.hide();
    player.element.remove();
    const target = opener instanceof HTMLElement && opener.isConnected ? opener : dialog;
    if (hadFocus) target.focus({ preventScroll: true });
  }

  /** @param {'speaking' | 'paused' | 'ended' | 'failed' | 'no-voice'} state */
  function onState(state) {
    player.setState(state === 'speaking');
    if (state === 'speaking') player.setStatus('');
    if (state === 'ended') marks.hide();
    if (state === 'failed') fail('readAloudFailed');
    if (state !== 'no-voice') return;
    if (!voices.length) return fail('readAloudNoVoices');
    const { language } = passages[speaker.getPosition().passage];
    const isRemote = voices.some((voice) => fits(voice, language));
    player.setStatus(message(isRemote ? 'readAloudOnlyRemote' : 'readAloudNoVoiceFor', nameOf(language)));
    player.showOptions();
  }

  /** @param {string} text key of what is said */
  function fail(text) {
    player.setStatus(message(text));
    announce(message(text));
  }

  /** The passages, looked for again where highlights have cut or joined their text, or a page has been added. */
  function getPassages() {
    const at = speaker.getPosition().passage;
    const current = passages[at];
    if (!current || at === passages.length - 1 || !isInPlace(current)) passages = passagesOf(main);
    return passages;
  }

  /** Where the selection begins, else the first passage in sight. */
  function firstPosition() {
    const selected = selectedRange(dialog);
    const passage = selected && passages.findIndex(({ block }) => block.contains(selected.startContainer));
    if (selected && passage !== undefined && passage >= 0) {
      const offset = offsetOf(passages[passage], selected.startContainer, selected.startOffset);
      const sentence = passages[passage].sentences.findIndex(({ end }) => end > offset);
      return { passage, sentence: Math.max(0, sentence) };
    }
    let low = 0;
    let high = dialog.scrollTop > TOP ? passages.length - 1 : 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (passages[middle].block.getBoundingClientRect().bottom > TOP) high = middle;
      else low = middle + 1;
    }
    return { passage: low, sentence: 0 };
  }

  /** The language of the passage that is read. */
  function language() {
    return passages[speaker.getPosition().passage]?.language ?? '';
  }

  function showVoices() {
    const spoken = language();
    const group = (/** @type {string} */ label, /** @type {(voice: SpeechSynthesisVoice) => boolean} */ isIn) => ({
      label: message(label),
      voices: voices.filter(isIn),
    });
    player.showVoices(
      [
        group('readAloudLocal', (voice) => voice.localService && fits(voice, spoken)),
        group('readAloudRemote', (voice) => !voice.localService && fits(voice, spoken)),
        group('readAloudOther', (voice) => voice.localService && !fits(voice, spoken)),
      ],
      voiceFor(voices, spoken, settings.current.voices)?.voiceURI ?? '',
    );
  }

  /** @param {string} voiceURI */
  function setVoice(voiceURI) {
    settings.change({ voices: { ...settings.current.voices, [primary(language())]: voiceURI } });
    showVoices();
    if (speaker.isSpeaking()) speaker.restart();
    else speaker.play();
  }

  /**
   * Media keys, where the browser hands them to the page. A media session would need a sound of its own, and is the page's.
   * @param {KeyboardEvent} event
   */
  function onMediaKey({ key }) {
    if (!player.element.isConnected) return;
    if (key === 'MediaPlayPause') speaker.toggle();
    if (key === 'MediaPlay' && !speaker.isSpeaking()) speaker.play();
    if (key === 'MediaPause' && speaker.isSpeaking()) speaker.pause();
    if (key === 'MediaStop') close();
    if (key === 'MediaTrackNext') speaker.move('sentence', 1);
    if (key === 'MediaTrackPrevious') speaker.move('sentence', -1);
  }
}

/** @param {string} language */
function nameOf(language) {
  try {
    return new Intl.DisplayNames([uiLanguage()], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
