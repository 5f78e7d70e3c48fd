// @ts-check
// The article as an EPUB 3 book of one chapter, with its pictures, its notes as notes of a book, and a table of contents.

import { zipSync } from 'fflate';
import { bookXhtml } from './epub-chapter.js';
import { containerXml, navigationXhtml, packageOpf } from './epub-package.js';
import { bookPictures } from './epub-pictures.js';
import css from './epub-file.css';

const TYPE = 'application/epub+zip';

/**
 * A file of the book.
 * @typedef {object} BookFile
 * @property {string} name within the folder of the book
 * @property {string} type media type
 * @property {Uint8Array | string} data
 * @property {string} [properties] of its entry in the manifest
 */

/**
 * @param {import('./article-document.js').ArticleDocument} made
 * @param {Date} modified
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function createEpub(made, modified) {
  const { files: pictures, names } = await bookPictures(made);
  const { xhtml, properties, headings } = bookXhtml(made, names);
  /** @type {BookFile[]} */
  const files = [
    { name: 'contents.xhtml', type: 'application/xhtml+xml', data: navigationXhtml(made, headings), properties: 'nav' },
    { name: 'article.xhtml', type: 'application/xhtml+xml', data: xhtml, properties },
    { name: 'style.css', type: 'text/css', data: css },
    ...pictures,
  ];
  const bytes = (/** @type {Uint8Array | string} */ data) =>
    typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const book = files.map(({ name, type, data }) => {
    // Pictures are compressed already.
    const level = /** @type {0 | 6} */ (/^image\/(?!svg)/.test(type) ? 0 : 6);
    return [`EPUB/${name}`, [bytes(data), { level }]];
  });
  return zipSync(
    {
      // First and as it is: readers tell a book by it.
      mimetype: [bytes(TYPE), { level: 0 }],
      'META-INF/container.xml': bytes(containerXml()),
      'EPUB/package.opf': bytes(packageOpf(made, files, modified)),
      ...Object.fromEntries(book),
    },
    { mtime: modified },
  );
}
