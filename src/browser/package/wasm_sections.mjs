// @ts-check
// The sections of a Wasm file, after the binary format of the WebAssembly specification (5.5, "Modules").

/** Length of the magic number and the version that a file begins with. */
const PREAMBLE = 8;

/**
 * @typedef {object} Section
 * @property {number} id 0 for a custom section
 * @property {string} name of a custom section; empty for others
 * @property {number} start offset of its id
 * @property {number} content offset of what it holds: after its size, and after the name of a custom section
 * @property {number} end offset after it
 */

/** Reads numbers and names one after the other. */
export class Reader {
  /**
   * @param {Uint8Array} bytes
   * @param {number} at
   */
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new Error('the Wasm file ends too early');
    this.at += 1;
    return byte;
  }

  /** An unsigned LEB128 number. */
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  name() {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }
}

/**
 * @param {Uint8Array} bytes
 * @returns {Section[]}
 */
export function sections(bytes) {
  const reader = new Reader(bytes, PREAMBLE);
  const found = [];
  while (reader.at < bytes.length) {
    const start = reader.at;
    const id = reader.byte();
    const size = reader.number();
    const end = reader.at + size;
    const name = id === 0 ? reader.name() : '';
    found.push({ id, name, start, content: reader.at, end });
    reader.at = end;
  }
  return found;
}

/**
 * The file without the names of its functions, which only developers need.
 *
 * @param {Uint8Array} bytes
 */
export function withoutNames(bytes) {
  const kept = sections(bytes).filter((section) => section.name !== 'name');
  return Buffer.concat([
    bytes.subarray(0, PREAMBLE),
    ...kept.map((section) => bytes.subarray(section.start, section.end)),
  ]);
}
