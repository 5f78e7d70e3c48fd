// @ts-check
// The guide: some lines, or the paragraph, stand out, and what is above and below is shaded. It follows the pointer and the
// arrow keys, and a voice. What is shaded has less contrast than text needs: that is what the reader has chosen it for.

import { createElement } from '../../dom.js';
import { blockAt, edge, lineAt } from './blocks.js';

/** @typedef {import('../../reading-view').ReadingView} ReadingView */

/** Lines that stand out, for each value of the setting `guide` but `off` and `paragraph`. */
const LINES = /** @type {Record<string, number>} */ ({ one: 1, three: 3, five: 5 });

/** Shares of the window's height: where the guide is at first, and between which the arrow keys keep it. */
const START = 0.35;
const HIGHEST = 0.2;
const LOWEST = 0.6;
/** Lines further on at which a next one is looked for. */
const MOST_TRIES = 5;
/** In px, around a paragraph. */
const PADDING = 6;

/**
 * @param {ReadingView} view
 * @returns {{moveTo: (box: DOMRect) => void}} `moveTo` moves the guide to a box in the window
 */
export function createGuide({ dialog, main, settings, signal }) {
  const above = createElement('div', 'shade');
  const below = createElement('div', 'shade');
  /** Where the guide is in the window, in px from its top. */
  let y = innerHeight * START;
  /**
   * What stands out, in the window; the middle of the line that is read and how high it is, 0 for what stands out as a whole.
   * @type {{top: number, bottom: number, middle: number, line: number} | undefined}
   */
  let hole;
  let frame = 0;

  apply();
  settings.onChange(apply);
  dialog.addEventListener('scroll', schedule, { passive: true });
  main.addEventListener('pointermove', (event) => event.pointerType === 'mouse' && moveBy(event), { passive: true });
  main.addEventListener('pointerdown', moveBy, { passive: true });
  dialog.addEventListener('keydown', handleKey);
  addEventListener('resize', schedule, { signal });
  return {
    moveTo({ top, bottom }) {
      // Of a sentence over many lines, its first.
      y = Math.min((top + bottom) / 2, top + 10);
      schedule();
    },
  };

  function isOn() {
    return settings.current.guide !== 'off' && !signal.aborted;
  }

  function apply() {
    if (!isOn()) {
      above.remove();
      below.remove();
    } else if (!above.isConnected) {
      dialog.append(above, below);
    }
    schedule();
  }

  function schedule() {
    if (!frame && isOn()) frame = requestAnimationFrame(() => update(0));
  }

  /** @param {PointerEvent} event */
  function moveBy(event) {
    y = event.clientY;
    schedule();
  }

  /**
   * @param {-1 | 0 | 1} direction in which to look where there is no text
   */
  function update(direction) {
    frame = 0;
    if (!isOn()) return;
    const found = holeAt(y, direction);
    if (found) hole = found;
    if (!hole) return;
    const top = hole.top + dialog.scrollTop;
    const bottom = hole.bottom + dialog.scrollTop;
    above.style.height = `${Math.max(0, top)}px`;
    below.style.top = `${bottom}px`;
    below.style.height = `${Math.max(0, main.offsetTop + main.offsetHeight - bottom)}px`;
  }

  /**
   * @param {number} at
   * @param {-1 | 0 | 1} direction
   */
  function holeAt(at, direction) {
    const block = blockAt(main, at, direction);
    if (!block) return undefined;
    const box = block.getBoundingClientRect();
    const lines = LINES[settings.current.guide];
    const line = lines ? lineAt(block, direction < 0 ? Math.min(at, box.bottom) : Math.max(at, box.top)) : undefined;
    if (!line)
      return { top: box.top - PADDING, bottom: box.bottom + PADDING, middle: (box.top + box.bottom) / 2, line: 0 };
    const top = edge(main, line, (lines - 1) / 2, -1);
    const bottom = edge(main, line, (lines - 1) / 2, 1);
    return { top, bottom, middle: line.middle, line: line.height };
  }

  /** @param {KeyboardEvent} event */
  function handleKey(event) {
    const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!direction || !isOn() || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    // Panels and what scrolls by itself have these keys for themselves.
    const { target } = event;
    if (target !== dialog && !(target instanceof Element && main.contains(target))) return;
    event.preventDefault();
    step(direction);
  }

  /** @param {-1 | 1} direction */
  function step(direction) {
    const from = hole ?? { top: y, bottom: y, middle: y - direction, line: 0 };
    const end = direction > 0 ? from.bottom : from.top;
    y = from.line ? from.middle + direction * from.line : end;
    let next = holeAt(y, direction);
    // Below the last line of code there is a margin within its block.
    for (let tries = 0; tries < MOST_TRIES && next?.line && (next.middle - from.middle) * direction < 1; tries += 1) {
      y += direction * next.line;
      next = holeAt(y, direction);
    }
    if (!next) {
      // Of what is higher than the window there is more, outside of it.
      y = innerHeight * (direction > 0 ? LOWEST : HIGHEST);
      dialog.scrollBy(0, direction * innerHeight * START);
      return update(0);
    }
    // Of what is higher than the window, the edge that was come to.
    const inner = direction > 0 ? next.top + 2 * PADDING : next.bottom - 2 * PADDING;
    const centre = next.line ? next.middle : inner;
    const before = dialog.scrollTop;
    if (centre < innerHeight * HIGHEST || centre > innerHeight * LOWEST) {
      dialog.scrollBy(0, centre - innerHeight * (direction > 0 ? HIGHEST : LOWEST));
    }
    y = centre - (dialog.scrollTop - before);
    update(direction);
  }
}
