// @ts-check
// Reads passages aloud, sentence by sentence. A pause is a stop, and going on begins the sentence again: on Android a
// paused voice does not come back, and some voices forget where they were.

import { splitSentence } from './sentences.js';

/** @typedef {import('./passages.js').Passage} Passage */

/**
 * Characters that a voice is given at once. Chromium stops a voice of a server after 15 s without a word of it; this takes
 * less at the usual speed.
 */
const LONGEST_REMOTE = 160;
const LONGEST_LOCAL = 1000;
/** In ms, between the end of one utterance by force and the next: without it Chromium and Android lose the next. */
const AFTER_CANCEL = 60;
/** What an utterance says that was ended by us. */
const ENDED = ['canceled', 'interrupted'];

/** @typedef {{passage: number, sentence: number}} Position */

/**
 * @param {object} options
 * @param {() => readonly Passage[]} options.getPassages asked anew for each sentence
 * @param {(passage: Passage) => SpeechSynthesisVoice | undefined} options.getVoice
 * @param {() => number} options.getRate 1 for the usual speed
 * @param {(position: Position) => void} options.onSentence a sentence begins
 * @param {(position: Position, start: number, length: number) => void} options.onWord a word begins; offsets in its passage
 * @param {(state: 'speaking' | 'paused' | 'ended' | 'failed' | 'no-voice') => void} options.onState
 */
export function createSpeaker({ getPassages, getVoice, getRate, onSentence, onWord, onState }) {
  /** @type {Position} */
  let position = { passage: 0, sentence: 0 };
  let isSpeaking = false;
  /** Counts what is spoken: events of what was spoken before mean nothing. */
  let turn = 0;
  /** Chromium forgets the events of an utterance that nothing holds. @type {SpeechSynthesisUtterance | undefined} */
  let utterance;
  return {
    play,
    pause,
    toggle: () => (isSpeaking ? pause() : play()),
    move,
    restart: () => isSpeaking && speak(),
    stop,
    isSpeaking: () => isSpeaking,
    getPosition: () => position,
  };

  /** @param {Position} [from] */
  function play(from = position) {
    position = from;
    isSpeaking = true;
    onState('speaking');
    speak();
  }

  function pause() {
    stop();
    onState('paused');
  }

  function stop() {
    isSpeaking = false;
    turn += 1;
    speechSynthesis.cancel();
  }

  /**
   * Goes to another sentence, or to the beginning of another passage; back from within a passage, to its own beginning.
   * @param {'sentence' | 'passage'} unit
   * @param {1 | -1} step
   */
  function move(unit, step) {
    const passages = getPassages();
    let { passage, sentence } = position;
    if (unit === 'passage') {
      passage += step < 0 && sentence > 0 ? 0 : step;
      sentence = 0;
    } else {
      sentence += step;
      if (sentence < 0) {
        passage -= 1;
        sentence = passage < 0 ? 0 : passages[passage].sentences.length - 1;
      } else if (sentence >= passages[passage].sentences.length) {
        passage += 1;
        sentence = 0;
      }
    }
    if (passage >= passages.length) return;
    position = { passage: Math.max(0, passage), sentence };
    if (isSpeaking) speak();
    else onSentence(position);
  }

  function speak() {
    turn += 1;
    const own = turn;
    const passage = getPassages()[position.passage];
    const span = passage?.sentences[position.sentence];
    const voice = passage && getVoice(passage);
    if (!span || !voice) {
      stop();
      return onState(span ? 'no-voice' : 'ended');
    }
    const isBusy = speechSynthesis.speaking || speechSynthesis.pending;
    if (isBusy) speechSynthesis.cancel();
    onSentence(position);
    const sentence = passage.text.slice(span.start, span.end);
    const rate = getRate();
    const longest = voice.localService ? LONGEST_LOCAL : Math.floor(LONGEST_REMOTE * Math.min(1, rate));
    const pieces = splitSentence(sentence, longest);
    const begin = () => own === turn && speakPiece(0);
    if (isBusy) setTimeout(begin, AFTER_CANCEL);
    else begin();

    /** @param {number} at */
    function speakPiece(at) {
      const piece = pieces[at];
      if (!piece || !voice) return next();
      utterance = new SpeechSynthesisUtterance(sentence.slice(piece.start, piece.end));
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = rate;
      utterance.onboundary = ({ name, charIndex, charLength }) => {
        if (own !== turn || name !== 'word') return;
        const start = piece.start + charIndex;
        onWord(position, span.start + start, charLength || wordLength(sentence.slice(start)));
      };
      utterance.onend = () => own === turn && speakPiece(at + 1);
      utterance.onerror = ({ error }) => {
        if (own !== turn || ENDED.includes(error)) return;
        stop();
        onState('failed');
      };
      speechSynthesis.speak(utterance);
    }
  }

  function next() {
    const passages = getPassages();
    const isLast = position.sentence + 1 >= passages[position.passage].sentences.length;
    position = isLast
      ? { passage: position.passage + 1, sentence: 0 }
      : { passage: position.passage, sentence: position.sentence + 1 };
    if (position.passage < passages.length) return speak();
    stop();
    position = { passage: 0, sentence: 0 };
    onState('ended');
  }
}

/** Some voices tell where a word begins and not how long it is. @param {string} text */
function wordLength(text) {
  return /^[\p{L}\p{M}\p{N}'’-]+/u.exec(text)?.[0].length ?? 1;
}
