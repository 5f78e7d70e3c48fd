// @ts-check
// The pictures of an article as bytes: fetched as the page itself may fetch them, from anywhere that lets it read.

import { bytesOf } from './bytes.js';

/** In ms, for one picture. */
const TIMEOUT = 20_000;
/** Pictures that are fetched at a time. */
const LANES = 4;
/** In bytes, of all pictures. What is beyond stays an address. */
const MOST = 150_000_000;

/** @typedef {{bytes: Uint8Array<ArrayBuffer>, type: string}} Picture `type` is a media type */

/** First bytes of the kinds of pictures, in the positions of a file. @type {[string, RegExp][]} */
const SIGNATURES = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
  ['image/avif', /^[^]{4}ftypavi[fs]/],
  ['image/bmp', /^BM/],
  ['image/svg+xml', /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^]*?)?(?:<!--[^]*?-->\s*)*(?:<!DOCTYPE svg[^]*)?<svg[\s>]/i],
];

/**
 * Fetches pictures.
 * @param {readonly string[]} addresses absolute; `data:` ones too
 * @param {AbortSignal} signal
 * @returns {Promise<Map<string, Picture>>} those that could be had, by address; never rejects
 */
export async function fetchPictures(addresses, signal) {
  /** @type {Map<string, Picture>} */
  const found = new Map();
  const waiting = [...new Set(addresses)];
  let total = 0;
  const work = async () => {
    for (let address = waiting.pop(); address !== undefined && !signal.aborted; address = waiting.pop()) {
      const picture = await fetchPicture(address, signal);
      if (!picture || total + picture.bytes.length > MOST) continue;
      total += picture.bytes.length;
      found.set(address, picture);
    }
  };
  await Promise.all(Array.from({ length: LANES }, work));
  return found;
}

/**
 * @param {string} address
 * @param {AbortSignal} signal
 * @returns {Promise<Picture | undefined>}
 */
async function fetchPicture(address, signal) {
  if (/^data:/i.test(address)) return fromDataAddress(address);
  // What lies in the cache may have come without the header that lets this origin read it.
  for (const cache of /** @type {RequestCache[]} */ (['default', 'reload'])) {
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]);
      const response = await fetch(address, { cache, signal: limit, referrerPolicy: 'no-referrer' });
      if (!response.ok) return undefined;
      return pictureOf(await bytesOf(response));
    } catch {
      // Refused, or not there.
    }
  }
  return undefined;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Picture | undefined} undefined where they are no picture: the declared type is often wrong
 */
export function pictureOf(bytes) {
  const beginning = String.fromCharCode(...bytes.subarray(0, 1000));
  const type = SIGNATURES.find(([, signature]) => signature.test(beginning))?.[0];
  return type ? { bytes, type } : undefined;
}

/** @param {string} address */
function fromDataAddress(address) {
  const [head, data] = address.split(/,(.*)/s, 2);
  try {
    const text = /;base64$/i.test(head) ? atob(decodeURIComponent(data)) : undefined;
    const bytes = text
      ? Uint8Array.from(text, (character) => character.charCodeAt(0))
      : new TextEncoder().encode(decodeURIComponent(data));
    return pictureOf(bytes);
  } catch {
    return undefined;
  }
}

/**
 * @param {Picture} picture
 * @returns {Promise<string>} a `data:` address
 */
export function dataAddress({ bytes, type }) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([bytes], { type }));
  });
}
