// @ts-check
// What a book consists of and says about itself: the container, the package document and the table of contents of EPUB 3.3.

import { message } from '../../../i18n.js';

/** @typedef {import('./article-document.js').ArticleDocument} ArticleDocument */
/** @typedef {import('./epub-file.js').BookFile} BookFile */
/** @typedef {{level: number, text: string, id: string}} BookHeading */

const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

export function containerXml() {
  return `${HEAD}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;
}

/**
 * @param {ArticleDocument} made
 * @param {readonly BookFile[]} files
 * @param {Date} modified
 */
export function packageOpf({ article, document }, files, modified) {
  const dublin = (/** @type {string} */ name, /** @type {string | null | undefined} */ value) =>
    value?.trim() ? `<dc:${name}>${escapeXml(value.trim())}</dc:${name}>\n` : '';
  const authors = article.authors.length ? article.authors : [article.byline];
  const items = files.map(({ name, type, properties }, index) => {
    const given = properties ? ` properties="${properties}"` : '';
    return `<item id="item-${index}" href="${name}" media-type="${type}"${given}/>`;
  });
  const chapter = files.findIndex(({ name }) => name === 'article.xhtml');
  const direction = article.dir === 'rtl' ? ' page-progression-direction="rtl"' : '';
  return `${HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="${languageOf(article)}"${
    article.dir === 'rtl' ? ' dir="rtl"' : ''
  }>
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="identifier">${escapeXml(article.url ?? `urn:uuid:${uuid()}`)}</dc:identifier>
${dublin('title', document.title)}${dublin('language', languageOf(article))}${authors
    .map((author) => dublin('creator', author))
    .join('')}${dublin('publisher', article.siteName)}${dublin('date', dateOf(article.publishedTime))}${dublin(
    'source',
    article.url,
  )}${dublin('description', article.excerpt)}${dublin('rights', article.license)}<meta property="dcterms:modified">${modified
    .toISOString()
    .replace(/\.\d+/, '')}</meta>
</metadata>
<manifest>
${items.join('\n')}
</manifest>
<spine${direction}><itemref idref="item-${chapter}"/></spine>
</package>
`;
}

/**
 * @param {ArticleDocument} made
 * @param {readonly BookHeading[]} headings
 */
export function navigationXhtml({ document, article }, headings) {
  let list = '<ol>';
  let depth = 0;
  /** The levels of the headings above. @type {number[]} */
  const above = [];
  for (const { level, text, id } of [{ level: 0, text: document.title, id: '' }, ...headings]) {
    while (above.length && above[above.length - 1] >= level) above.pop();
    if (list !== '<ol>') {
      for (; depth > above.length; depth -= 1) list += '</li></ol>';
      list += depth < above.length ? '<ol>' : '</li>';
    }
    depth = above.length;
    above.push(level);
    list += `<li><a href="article.xhtml${id && `#${escapeXml(id)}`}">${escapeXml(text)}</a>`;
  }
  list += '</li></ol>'.repeat(depth + 1);
  return `${HEAD}<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"${rootAttributes(article)}>
<head><title>${escapeXml(document.title)}</title></head>
<body><nav epub:type="toc" role="doc-toc"><h1>${escapeXml(message('saveContents'))}</h1>${list}</nav></body>
</html>
`;
}

/**
 * The language and direction of a chapter.
 * @param {import('../../../messages').ViewArticle} article
 * @returns {string} attributes, each after a space
 */
export function rootAttributes(article) {
  const language = languageOf(article);
  const direction = article.dir && article.dir !== 'auto' ? ` dir="${article.dir}"` : '';
  return ` lang="${language}" xml:lang="${language}"${direction}`;
}

/**
 * Text and values of attributes in XML, without the characters that XML cannot hold.
 * @param {string} text
 */
export function escapeXml(text) {
  const escapes = /** @type {Record<string, string>} */ ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' });
  return validXml(text).replace(/[&<>"]/g, (character) => escapes[character]);
}

/** @param {string} text */
export function validXml(text) {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

/** A book must name its language: `und` is the tag for one that is not known. @param {{lang: string | null}} article */
function languageOf({ lang }) {
  try {
    return Intl.getCanonicalLocales(lang ?? 'und')[0];
  } catch {
    return 'und';
  }
}

/** @param {string | null} date ISO 8601 @returns {string} as precise as readers of books know it */
function dateOf(date) {
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(date ?? '')?.[0] ?? '';
}

/** `crypto.randomUUID` is not there on insecure addresses. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
