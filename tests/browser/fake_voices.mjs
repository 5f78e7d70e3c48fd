// @ts-check
// Voices for a browser that has none: a `speechSynthesis` in the isolated world of the extension's script, which speaks as
// fast as a test tells it to and writes down what it was given.

/**
 * An expression that puts the voices there. Afterwards `rectoSpoken` holds what was given to `speak`, and `rectoVoice.end()`,
 * `.word(charIndex, charLength)` and `.error(name)` do to the utterance that is being spoken what a voice does.
 * @param {{name: string, lang: string, local?: boolean}[]} voices
 */
export function fakeVoices(voices) {
  return `(${install})(${JSON.stringify(voices)})`;
}

/** @param {{name: string, lang: string, local?: boolean}[]} voices */
function install(voices) {
  const world = /** @type {any} */ (globalThis);
  world.rectoSpoken = [];
  /** @type {any} */
  let current;
  world.SpeechSynthesisUtterance = class {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
    }
  };
  const synthesis = {
    get speaking() {
      return current !== undefined;
    },
    pending: false,
    getVoices: () =>
      voices.map(({ name, lang, local = true }) => ({
        name,
        lang,
        localService: local,
        voiceURI: name,
        default: false,
      })),
    addEventListener() {},
    /** @param {any} utterance */
    speak(utterance) {
      current = utterance;
      world.rectoSpoken.push({ text: utterance.text, voice: utterance.voice.name, rate: utterance.rate });
    },
    cancel() {
      const ended = current;
      current = undefined;
      if (ended) world.rectoSpoken.push('cancelled');
      ended?.onerror?.({ error: 'interrupted' });
    },
  };
  Object.defineProperty(world, 'speechSynthesis', { value: synthesis, configurable: true });
  world.rectoVoice = {
    end() {
      const ended = current;
      current = undefined;
      ended?.onend?.();
    },
    /** @param {number} charIndex @param {number} charLength */
    word: (charIndex, charLength) => current?.onboundary?.({ name: 'word', charIndex, charLength }),
    /** @param {string} error */
    error(error) {
      const failed = current;
      current = undefined;
      failed?.onerror?.({ error });
    },
  };
}
