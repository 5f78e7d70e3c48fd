// @ts-check
// A name for the file of an article: readable, and one that Windows, macOS, Linux and Android take.

/** In bytes of UTF-8, without the extension. File systems take 255; what syncs files adds to names. */
const LONGEST = 180;
/** Path separators, what Windows forbids, control characters, and those that turn the direction of text around. */
const FORBIDDEN =
  /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]+/g;
/** Names of devices on Windows, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/**
 * @param {string} title
 * @param {string} extension without the dot
 * @returns {string} `article` with the extension for a title of nothing but forbidden characters
 */
export function fileName(title, extension) {
  const words = title.toWellFormed().normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ');
  const trimmed = shortened(words.replace(/^[\s.]+/, '')).replace(/[\s.]+$/, '');
  const name = RESERVED.test(trimmed) ? `_${trimmed}` : trimmed;
  return `${name || 'article'}.${extension}`;
}

/**
 * At most `LONGEST` bytes, cut between two characters, or between words where that costs little.
 * @param {string} name
 */
function shortened(name) {
  const bytes = new TextEncoder().encode(name);
  if (bytes.length <= LONGEST) return name;
  const cut = new TextDecoder().decode(bytes.subarray(0, LONGEST)).replace(/\ufffd+$/, '');
  const words = cut.slice(0, cut.lastIndexOf(' '));
  return words.length > cut.length * 0.7 ? words : cut;
}
