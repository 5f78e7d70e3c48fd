// @ts-check
// Shows which sentence and word is being spoken, by boxes behind and beneath the text. The text itself stays as it is, and
// nothing of it is handed to `CSS.highlights`, where the page would find ranges that lead into the closed root.

import { createElement } from '../../dom.js';
import { rangeOf } from '../quotes/text-index.js';

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
  return { show, showWord, hide, boxes };

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

  /** Where the sentence is in the window. */
  function boxes() {
    return shown ? [...rangeOf(shown.passage, shown.span).getClientRects()].filter(({ width }) => width > 0) : [];
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
    const words = word ? [...rangeOf(passage, word).getClientRects()] : [];
    layer.replaceChildren(
      ...boxes().map((one) => box(one, 'voice-sentence')),
      ...words.map((one) => box(one, 'voice-word')),
    );
  }
}
