// @ts-check
// What of the article is read aloud, passage by passage: its running text, headings, captions, and tables row by row. Left
// out are code, formulas, drawings, numbers of notes and the notes themselves, players, and all controls.

import { findNotes } from '../quotes/note-links.js';
import { splitSentences } from './sentences.js';

/** @typedef {import('../quotes/text-index.js').Piece & {length: number}} Piece with the length that it had */
/** @typedef {import('./sentences.js').Span} Span */

/**
 * @typedef {object} Passage
 * @property {Element} block that holds it
 * @property {string} text
 * @property {readonly Piece[]} pieces where its text stands
 * @property {string} language BCP 47; empty where it is not known
 * @property {readonly Span[]} sentences
 */

/** A passage ends where one of these begins or ends. */
const BLOCK =
  'p, h1, h2, h3, h4, h5, h6, li, dt, dd, figcaption, blockquote, summary, caption, tr, div, aside, article, header, details, .credit';
const SILENT =
  'pre, math, svg, rt, rp, audio, video, button, nav, [popover], [data-recto], .about, .next, .embed, .print-links, ' +
  'details:not([open]) > :not(summary)';

/**
 * @param {HTMLElement} main
 * @returns {Passage[]} in the order of the text
 */
export function passagesOf(main) {
  const silent = new Set(findNotes(main).flatMap(({ block, calls }) => [block, ...calls]));
  /** @type {{block: Element, text: string, pieces: Piece[]}[]} */
  const found = [];
  const walker = main.ownerDocument.createTreeWalker(main, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    const element = /** @type {Element} */ (node);
    if (element.localName === 'br') return NodeFilter.FILTER_ACCEPT;
    return element.matches(SILENT) || silent.has(element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  /** @type {Element | null} */
  let cell = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const last = found.at(-1);
    if (node.nodeType !== Node.TEXT_NODE) {
      if (last) last.text += ' ';
      continue;
    }
    const piece = /** @type {Text} */ (node);
    const block = piece.parentElement?.closest(BLOCK) ?? main;
    const isNew = last?.block !== block;
    if (isNew && !piece.data.trim()) continue;
    const passage = isNew ? { block, text: '', pieces: [] } : last;
    if (isNew) found.push(passage);
    const itsCell = block.localName === 'tr' ? (piece.parentElement?.closest('td, th') ?? null) : null;
    if (itsCell !== cell && passage.text.trim()) passage.text += ', ';
    cell = itsCell;
    passage.pieces.push({ node: piece, start: passage.text.length, length: piece.length });
    passage.text += piece.data;
  }
  return found.map(({ block, text, pieces }) => withSentences(main, block, text, pieces)).filter(hasSentences);
}

/**
 * Whether a passage still stands where it stood: highlights cut and join text.
 * @param {Passage} passage
 */
export function isInPlace({ pieces, text }) {
  return pieces.every(
    ({ node, start, length }) => node.isConnected && node.length === length && text.startsWith(node.data, start),
  );
}

/**
 * @param {Element} main
 * @param {Element} block
 * @param {string} text
 * @param {Piece[]} pieces
 * @returns {Passage}
 */
function withSentences(main, block, text, pieces) {
  const holder = block.closest('[lang]');
  const language = (holder && main.contains(holder) && holder.getAttribute('lang')) || '';
  /** @type {readonly Span[] | undefined} */
  let sentences;
  return {
    block,
    text,
    pieces,
    language,
    // Of a long article most passages are never reached.
    get sentences() {
      sentences ??= block.localName === 'tr' ? [{ start: 0, end: text.length }] : splitSentences(text, language);
      return sentences;
    },
  };
}

/** @param {Passage} passage */
function hasSentences({ text }) {
  return /[\p{L}\p{N}]/u.test(text);
}
