// @ts-check
// The pictures of a book. What readers of books do not know is drawn again as a kind that they know.

import { bytesOf } from './bytes.js';

/** @typedef {import('./epub-file.js').BookFile} BookFile */
/** @typedef {import('./pictures.js').Picture} Picture */

/** The core media types of EPUB 3.3 for pictures, with the ending of their files. */
const KNOWN = /** @type {Record<string, string>} */ ({
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
});
/** Pixels for a CSS pixel, where a drawing becomes a picture of pixels. */
const SHARPNESS = 2;

/**
 * @param {import('./article-document.js').ArticleDocument} made
 * @returns {Promise<{files: BookFile[], names: Map<string, string>}>} the files, and the name of each by its address
 */
export async function bookPictures({ pictures, article }) {
  /** @type {BookFile[]} */
  const files = [];
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const [address, picture] of pictures) {
    const known = KNOWN[picture.type] ? picture : await drawnAgain(picture).catch(() => undefined);
    if (!known) continue;
    const name = `pictures/${files.length + 1}.${KNOWN[known.type]}`;
    names.set(address, name);
    const isCover = address === article.leadImage && !files.some(({ properties }) => properties);
    files.push({ name, type: known.type, data: known.bytes, ...(isCover && { properties: 'cover-image' }) });
  }
  return { files, names };
}

/**
 * @param {Picture} picture
 * @returns {Promise<Picture>} rejects where it cannot be drawn
 */
async function drawnAgain({ bytes, type }) {
  const blob = new Blob([bytes], { type });
  const isDrawing = type === 'image/svg+xml';
  const source = isDrawing ? await loadDrawing(blob) : await createImageBitmap(blob);
  const scale = isDrawing ? SHARPNESS : 1;
  const canvas = new OffscreenCanvas(Math.ceil(source.width * scale), Math.ceil(source.height * scale));
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  // A drawing has sharp edges and no ground.
  const drawn = await canvas.convertToBlob({ type: isDrawing ? 'image/png' : 'image/jpeg', quality: 0.92 });
  return { bytes: await bytesOf(drawn), type: drawn.type };
}

/**
 * @param {Blob} blob
 * @returns {Promise<HTMLImageElement>} rejects under a policy that forbids the page such pictures
 */
async function loadDrawing(blob) {
  const address = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}
