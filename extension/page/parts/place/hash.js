// @ts-check
// A short hash, so that what is stored is no list of addresses and sentences that anybody could read. It hides nothing from
// somebody who tries out addresses: `crypto.subtle` would not either, and pages without https do not have it.

/**
 * 53 bits of two multiplicative hashes (cyrb53, public domain).
 * @param {string} text
 * @returns {string} at most eleven letters and digits
 */
export function hash(text) {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
