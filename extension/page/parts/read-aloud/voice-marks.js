// @ts-check
// Shows which sentence and word is being spoken, by boxes over the text and lines beneath it. The text itself stays as it is, and
// nothing of it is handed to `CSS.highlights`, where the page would find ranges that lead into the closed root.

import { createElement } from '../../dom.js';
import { pieceAt } from '../quotes/text-index.js';

/** @typedef {import('./passages.js').Passage} Passage */
/** @typedef {import('./sentences.js').Span} Span */

/**
 * @param {HTMLElement} main
 * @param {AbortSignal} signal
 */
export function createVoiceMarks(main, signal) {
  const layer = createElement('div', 'voice-marks');
  layer.setAttribute('aria-hidden', 'true');
  layer.dataset.recto = '';
  /** @type {{passage: Passage, span: Span, word?: Span} | undefined} */
  let shown;
  const observer = new ResizeObserver(() => draw());
  signal.addEventListener('abort', () => observer.disconnect());
  return { show, showWord, hide, boxes, range };

  /**
   * @param {Passage} passage
   * @param {Span} span
   */
  function show(passage, span) {
    if (!layer.isConnected) {
      main.prepend(layer);
      observer.observe(main);
    }
    shown = { passage, span };
    draw();
  }

  /** @param {Span} word in the passage that is shown */
  function showWord(word) {
    if (!shown) return;
    shown.word = word;
    draw();
  }

  function hide() {
    shown = undefined;
    observer.disconnect();
    layer.remove();
  }

  /** What is being spoken: the word where the voice tells it, else the sentence; undefined for nothing. */
  function range() {
    if (!shown) return undefined;
    const { pieces } = shown.passage;
    const { start, end } = shown.word ?? shown.span;
    const first = pieces[pieceAt(shown.passage, start)];
    const last = pieces[pieceAt(shown.passage, end - 1)];
    const made = new Range();
    made.setStart(first.node, Math.min(first.node.length, start - first.start));
    made.setEnd(last.node, Math.min(last.node.length, end - last.start));
    return made;
  }

  /** Where the sentence is in the window. */
  function boxes() {
    return shown ? rectanglesOf(shown.passage, shown.span) : [];
  }

  function draw() {
    if (!shown) return;
    const { passage, word } = shown;
    const origin = main.getBoundingClientRect();
    const box = (/** @type {DOMRect} */ { left, top, width, height }, /** @type {string} */ name) => {
      const element = createElement('div', name);
      Object.assign(element.style, {
        left: `${left - origin.left}px`,
        top: `${top - origin.top}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
      return element;
    };
    const words = word ? rectanglesOf(passage, word) : [];
    layer.replaceChildren(
      ...boxes().map((one) => box(one, 'voice-sentence')),
      ...words.map((one) => box(one, 'voice-word')),
    );
  }
}

/**
 * The rectangles of the lines of a span, piece of text by piece: a range over several would tell those of the elements
 * within it too, and boxes that lie upon each other show.
 * @param {Passage} passage
 * @param {Span} span
 */
function rectanglesOf(passage, { start, end }) {
  const found = [];
  for (let at = pieceAt(passage, start); at < passage.pieces.length && passage.pieces[at].start < end; at += 1) {
    const { node, start: from } = passage.pieces[at];
    const range = new Range();
    range.setStart(node, Math.min(node.length, Math.max(0, start - from)));
    range.setEnd(node, Math.min(node.length, end - from));
    found.push(...[...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0));
  }
  return found;
}
