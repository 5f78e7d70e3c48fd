// @ts-check
// The samples have no picture files of their own: one is drawn, hills under a sun, always the same for one name. As PNG, which
// browsers know by its first bytes, whatever the name's ending makes a host say.

import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 600;
const HEIGHT = 400;

/** The endings of pictures. */
export const PICTURE = /\.(avif|gif|jpe?g|png|svg|webp)$/;

/** @param {string} name */
export function drawing(name) {
  let seed = [...name].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7);
  const next = (/** @type {number} */ below) => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const hue = next(360);
  const sun = { x: 100 + next(400), y: 75 + next(80), radius: 25 + next(25) };
  const hills = [195, 250, 310].map((top) => ({ top, height: 12 + next(40), length: 60 + next(90), phase: next(600) }));
  const colours = [
    hsl(hue + 40, 38, 86),
    hsl(hue + 60, 60, 95),
    hsl(hue, 24, 66),
    hsl(hue, 24, 50),
    hsl(hue, 24, 34),
  ].flat();
  // One byte a pixel, an index of the colours; each row begins with its filter, none.
  const pixels = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let x = 0; x < WIDTH; x += 1) {
    const tops = hills.map(({ top, height, length, phase }) => top + height * Math.sin((x + phase) / length));
    for (let y = 0; y < HEIGHT; y += 1) {
      const hill = tops.findLastIndex((top) => y >= top);
      const isSun = (x - sun.x) ** 2 + (y - sun.y) ** 2 <= sun.radius ** 2;
      pixels[y * (WIDTH + 1) + 1 + x] = hill >= 0 ? 2 + hill : isSun ? 1 : 0;
    }
  }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(WIDTH, 0);
  size.writeUInt32BE(HEIGHT, 4);
  // Eight bits a pixel, of a palette.
  size.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('PLTE', Buffer.from(colours)),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * A chunk of a PNG file (PNG specification, 5.3).
 *
 * @param {string} kind
 * @param {Buffer} data
 */
function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/**
 * @param {number} hue degrees
 * @param {number} saturation percent
 * @param {number} lightness percent
 * @returns {number[]} red, green, blue
 */
function hsl(hue, saturation, lightness) {
  const [s, l] = [saturation / 100, lightness / 100];
  return [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  });
}
