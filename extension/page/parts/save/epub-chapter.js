// @ts-check
// The article as the chapter of a book: XHTML, with pictures from the book, links that books may have, and notes that a
// reader of books shows where they are called.

import { findNotes } from '../quotes/note-links.js';
import { escapeXml, rootAttributes, validXml } from './epub-package.js';

/** @typedef {import('./article-document.js').ArticleDocument} ArticleDocument */

const OPS = 'http://www.idpf.org/2007/ops';
const XML = 'http://www.w3.org/XML/1998/namespace';

/** What the presentation of HTML needs and XHTML of a book does not have. */
const UNWANTED = ['rel', 'loading', 'decoding', 'controls', 'preload'];

/**
 * @param {ArticleDocument} made is changed by it
 * @param {Map<string, string>} pictures names of files by address
 * @returns {{xhtml: string, properties: string | undefined, headings: import('./epub-package.js').BookHeading[]}}
 */
export function bookXhtml({ document, main, article }, pictures) {
  for (const media of main.querySelectorAll('video, audio')) replaceMedia(document, media, pictures);
  for (const image of main.querySelectorAll('img')) replacePicture(document, image, pictures);
  for (const link of main.querySelectorAll('a')) keepValidLink(link);
  for (const aside of main.querySelectorAll('aside')) aside.className = 'callout';
  markNotes(document, main);
  for (const element of main.querySelectorAll('*')) makeValid(element);
  const headings = [...main.querySelectorAll(':is(h1, h2, h3, h4, h5, h6)[id]')].map((heading) => ({
    level: Number(heading.localName[1]),
    text: textWithoutCalls(heading),
    id: heading.id,
  }));
  const properties = ['math', 'svg']
    .filter((name) => main.querySelector(name))
    .join(' ')
    .replace('math', 'mathml');
  const body = new XMLSerializer().serializeToString(main);
  const xhtml = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="${OPS}"${rootAttributes(article)}>
<head><title>${escapeXml(document.title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>${validXml(body)}</body>
</html>
`;
  return { xhtml, properties: properties || undefined, headings: headings.filter(({ text }) => text) };
}

/**
 * A picture that is not in the book leaves its words.
 * @param {Document} document
 * @param {HTMLImageElement} image
 * @param {Map<string, string>} pictures
 */
function replacePicture(document, image, pictures) {
  const name = pictures.get(image.src);
  if (name) {
    image.setAttribute('src', name);
    if (!image.hasAttribute('alt')) image.alt = '';
    return;
  }
  const text = document.createElement(image.closest('a') || !/^https?:/i.test(image.src) ? 'span' : 'a');
  if (text.localName === 'a') text.setAttribute('href', image.src);
  text.textContent = image.alt || (text.localName === 'a' ? new URL(image.src).host : '');
  image.replaceWith(text);
}

/**
 * Films and sounds stay where they are: a link leads to them, under the still.
 * @param {Document} document
 * @param {Element} media
 * @param {Map<string, string>} pictures
 */
function replaceMedia(document, media, pictures) {
  const { src } = /** @type {HTMLMediaElement} */ (media);
  const poster = media instanceof HTMLVideoElement ? media.poster : '';
  const link = document.createElement('a');
  if (src) link.setAttribute('href', src);
  if (poster && pictures.has(poster)) {
    const still = document.createElement('img');
    still.setAttribute('src', poster);
    still.alt = '';
    link.append(still);
  }
  link.append(media.getAttribute('aria-label') || src);
  media.replaceWith(link);
}

/**
 * Takes an address away that a reader of books would refuse.
 * @param {HTMLAnchorElement} link
 */
function keepValidLink(link) {
  const href = link.getAttribute('href') ?? '';
  if (href.startsWith('#')) return;
  const strict = href.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent);
  if (URL.canParse(strict) && !/%(?![0-9a-f]{2})/i.test(strict)) link.setAttribute('href', strict);
  else link.removeAttribute('href');
}

/**
 * Calls and notes by their roles, and each note an element of its own that can be shown by itself. A list of nothing but
 * notes becomes a section of them.
 * @param {Document} document
 * @param {Element} main
 */
function markNotes(document, main) {
  const notes = new Map(findNotes(main).map((note) => [note.block, note]));
  const lists = new Set([...notes.keys()].map(({ parentElement }) => parentElement));
  for (const { calls, back } of notes.values()) {
    for (const call of calls) setRole(call, 'noteref', 'doc-noteref');
    setRole(back, 'backlink', 'doc-backlink');
  }
  for (const list of lists) {
    const items = [...(list?.children ?? [])];
    if (list?.localName !== 'ol' || !items.every((item) => notes.has(item))) continue;
    const section = document.createElement('section');
    setRole(section, 'footnotes', '');
    const first = Number(list.getAttribute('start') ?? 1);
    section.append(
      ...items.map((item, at) => asideOf(document, notes.get(item)?.target, [`${first + at}. `, ...item.childNodes])),
    );
    list.replaceWith(section);
    for (const item of items) notes.delete(item);
  }
  for (const { block, target } of notes.values()) {
    if (block.localName !== 'p') continue;
    const place = document.createComment('');
    block.replaceWith(place);
    place.replaceWith(asideOf(document, target, [block]));
  }
}

/**
 * @param {Document} document
 * @param {Element | undefined} target of the calls: what has its id is the note then
 * @param {(Node | string)[]} children
 */
function asideOf(document, target, children) {
  const note = document.createElement('aside');
  setRole(note, 'footnote', 'doc-footnote');
  note.append(...children);
  if (target) {
    note.id = target.id;
    target.removeAttribute('id');
  }
  return note;
}

/**
 * @param {Element} element
 * @param {string} type of EPUB's vocabulary
 * @param {string} role of DPUB-ARIA; empty for none
 */
function setRole(element, type, role) {
  element.setAttributeNS(OPS, 'epub:type', type);
  if (role) element.setAttribute('role', role);
}

/** @param {Element} element */
function makeValid(element) {
  for (const name of UNWANTED) element.removeAttribute(name);
  const language = element.getAttribute('lang');
  if (language) element.setAttributeNS(XML, 'xml:lang', language);
}

/** @param {Element} heading */
function textWithoutCalls(heading) {
  const copy = /** @type {Element} */ (heading.cloneNode(true));
  for (const call of copy.querySelectorAll('[role="doc-noteref"]')) call.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}
