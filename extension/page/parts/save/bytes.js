// @ts-check
// The bytes of a response or a blob.

/**
 * In Firefox a buffer that the browser hands to a content script belongs to the page: parts of it cannot be had ("Permission
 * denied to access property constructor"). A copy belongs to the script.
 * @param {Body | Blob} body
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function bytesOf(body) {
  const received = new Uint8Array(await body.arrayBuffer());
  const bytes = new Uint8Array(received.length);
  bytes.set(received);
  return bytes;
}
