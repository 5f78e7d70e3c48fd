// @ts-check
// Hands out the files of the shipped typefaces. They are no web-accessible resources: a page could tell by them that the
// extension is installed.

/** What a file of `fonts/` is called. */
const FONT = /^[a-z-]+\/[a-z0-9-]+\.woff2$/;

/**
 * @param {string} file in `fonts/`
 * @param {boolean} asText
 * @returns {Promise<Uint8Array | string>} its bytes; as text in Base64, for a browser whose messages hold no bytes
 */
export async function readFont(file, asText) {
  if (!FONT.test(file)) throw new Error(`no font named ${file}`);
  const response = await fetch(chrome.runtime.getURL(`fonts/${file}`));
  const bytes = new Uint8Array(await response.arrayBuffer());
  return asText ? btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) : bytes;
}
