// @ts-check
// Cuts a passage into sentences, and a long sentence into pieces that a voice takes at once.

/** @typedef {{start: number, end: number}} Span offsets in UTF-16 units */

/**
 * Abbreviations that stand before more of their sentence, in lower case and without the last dot. What follows them may
 * begin with a capital letter, so neither the browser nor the next word tells that the sentence goes on.
 */
const ABBREVIATIONS = new Set(
  (
    'dr mr mrs ms prof st sr jr gen col sgt capt lt rev hon vs fig no vol ch pp art approx dept est inc ltd co corp e.g i.e cf ' +
    'nr bd abb bzw ca z.b d.h u.a s.o v.a vgl evtl ggf hrsg kap str tel sog ' +
    'm mm mme mlle me ex env av bd fg p.ex c.-à-d ' +
    'ud uds dra sra srta sto sta núm pág p.ej av ' +
    'dott sig sig.ra prof.ssa ing avv pag dhr mevr bijv nl blz ' +
    'np tzn prof ul al tj'
  ).split(' '),
);

/**
 * @param {string} text
 * @param {string} language BCP 47; empty where it is not known
 * @returns {Span[]} without the white space around them; none is empty
 */
export function splitSentences(text, language) {
  /** @type {Span[]} */
  const sentences = [];
  let start = 0;
  let end = 0;
  for (const { segment, index } of segmenter(language).segment(text)) {
    end = index + segment.length;
    if (goesOn(text.slice(start, end), text.slice(end))) continue;
    push(start, end);
    start = end;
  }
  push(start, text.length);
  return sentences;

  /**
   * @param {number} from
   * @param {number} to
   */
  function push(from, to) {
    while (from < to && /\s/.test(text[from])) from += 1;
    while (to > from && /\s/.test(text[to - 1])) to -= 1;
    if (/[\p{L}\p{N}]/u.test(text.slice(from, to))) sentences.push({ start: from, end: to });
  }
}

/**
 * Cuts a sentence where a speaker would breathe: after the last comma or the like that fits, else between words.
 * @param {string} sentence
 * @param {number} longest
 * @returns {Span[]} one for a sentence that is short enough
 */
export function splitSentence(sentence, longest) {
  const pieces = [];
  let start = 0;
  while (sentence.length - start > longest) {
    const window = sentence.slice(start, start + longest);
    const breath = Math.max(
      ...[...window.matchAll(/[,;:–—،、，；](?=\s|[^\x00-\x7f])/g)].map(({ index }) => index + 1),
      0,
    );
    const cut = breath > longest / 3 ? breath : window.lastIndexOf(' ') + 1 || longest;
    pieces.push({ start, end: start + cut });
    start += cut;
  }
  pieces.push({ start, end: sentence.length });
  return pieces;
}

/**
 * Whether what looks like an end is none: after an abbreviation or an initial, before a word in lower case, before the
 * quotation mark that closes.
 * @param {string} before
 * @param {string} after
 */
function goesOn(before, after) {
  if (/^[»”’"')\]」』]/.test(after) || /[「『(\[«„]\s*$/.test(before)) return true;
  if (/^\p{Ll}/u.test(after)) return true;
  const [, word = ''] = /(?:^|[\s(\[«„“"'])([^\s(\[«„“"']+)\.\s*$/.exec(before) ?? [];
  return /^\p{Lu}$/u.test(word) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word)
    ? /^\p{Lu}/u.test(after)
    : ABBREVIATIONS.has(word.toLowerCase());
}

/** @param {string} language */
function segmenter(language) {
  try {
    return new Intl.Segmenter(language || undefined, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}
