// @ts-check
// The voices of the browser, and which of them reads an article. One that sends the text to a server reads only what its
// reader has chosen it for.

/** In ms. Chromium knows its voices only some time after it is first asked. */
const PATIENCE = 1500;

/**
 * @param {AbortSignal} signal
 * @returns {Promise<SpeechSynthesisVoice[]>} empty where the browser has none
 */
export async function loadVoices(signal) {
  const known = speechSynthesis.getVoices();
  if (known.length) return known;
  await new Promise((resolve) => {
    speechSynthesis.addEventListener('voiceschanged', resolve, { once: true, signal });
    setTimeout(resolve, PATIENCE);
  });
  return speechSynthesis.getVoices();
}

/**
 * @param {readonly SpeechSynthesisVoice[]} voices
 * @param {string} language of the text; any voice will do where it is empty
 * @param {Readonly<Record<string, string>>} chosen addresses of voices by language
 * @returns {SpeechSynthesisVoice | undefined} the chosen one, else the best of this device
 */
export function voiceFor(voices, language, chosen) {
  const wanted = chosen[primary(language)];
  const known = voices.find(({ voiceURI }) => voiceURI === wanted);
  if (known) return known;
  const fitting = voices.filter((voice) => voice.localService && fits(voice, language));
  const isRegion = (/** @type {SpeechSynthesisVoice} */ { lang }) => normal(lang) === normal(language);
  return fitting.find(isRegion) ?? fitting.find((voice) => voice.default) ?? fitting[0];
}

/**
 * Whether a voice speaks a language.
 * @param {SpeechSynthesisVoice} voice
 * @param {string} language
 */
export function fits({ lang }, language) {
  return !language || primary(lang) === primary(language);
}

/** The language of a tag without script and region. @param {string} tag */
export function primary(tag) {
  return normal(tag).split('-')[0];
}

/** Android writes `en_GB`. @param {string} tag */
function normal(tag) {
  return tag.replaceAll('_', '-').toLowerCase();
}
