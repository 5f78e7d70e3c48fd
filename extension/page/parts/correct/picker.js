// @ts-check
// Picks one of several places by pointer or keyboard: a frame of ours around the place, and a bar that says what it is. Neither
// the article nor the page is touched: events end in a layer above them.

import { message } from '../../../i18n.js';
import { createElement } from '../../dom.js';

/**
 * A place that can be picked.
 * @typedef {object} Place
 * @property {number} part the index of its part
 * @property {string} text how it begins
 * @property {() => DOMRect} box where it is in the window now; of no size for one that cannot be seen
 */

/** In px: a touch that moves further scrolls. */
const TAP = 8;
/** Part of the window's height that a key scrolls. */
const PAGE = 0.8;
/** In px, the least distance of a picked place from the edges of the window. */
const MARGIN = 80;

/**
 * Lets the reader pick a place.
 * @param {HTMLElement} dialog gets the layer while it is there
 * @param {object} options
 * @param {readonly Place[]} options.places in the order of reading; one that is within another comes after it
 * @param {(part: number) => number | null} options.around the part around a part
 * @param {string} options.title what to do, in words
 * @param {string} [options.note] what else there is to know
 * @param {string} options.verb what picking does, in a word or two
 * @param {Element | Window} options.scroller what is under the layer
 * @param {AbortSignal} options.signal ends it
 * @returns {Promise<Place | undefined>} undefined where the reader has given up
 */
export function pick(dialog, { places, around, title, note, verb, scroller, signal }) {
  const layer = createElement('div', 'picker');
  const frame = createElement('div', 'frame');
  const bar = createElement('div', 'picker-bar');
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', title);
  bar.tabIndex = -1;
  const heading = createElement('p', 'picker-title');
  heading.textContent = title;
  const status = createElement('p', 'picker-place');
  status.setAttribute('role', 'status');
  const buttons = createElement('div', 'row');
  bar.append(heading, status, buttons);
  if (note) {
    heading.after(createNote(note));
    bar.setAttribute('aria-describedby', 'picker-note');
  }
  layer.append(frame, bar);

  /** @type {Place | undefined} */
  let chosen;
  /** Where the walk over the places is: what the keys began with, before it was widened. */
  let at = -1;

  return new Promise((resolve) => {
    const ending = new AbortController();
    const end = (/** @type {Place | undefined} */ place) => {
      ending.abort();
      layer.remove();
      resolve(place);
    };
    const take = () => chosen && end(chosen);
    const taker = addButton(verb, take, 'primary');
    const wider = addButton(message('pickWider'), () => widen(1));
    const narrower = addButton(message('pickNarrower'), () => widen(-1));
    addButton(message('pickEnd'), () => end(undefined));
    signal.addEventListener('abort', () => end(undefined), { signal: ending.signal });
    listen();
    dialog.append(layer);
    bar.focus({ preventScroll: true });
    show(undefined);

    function listen() {
      /** @type {{x: number, y: number, hasMoved: boolean} | undefined} */
      let touch;
      layer.addEventListener('pointermove', ({ pointerType, clientX, clientY }) => {
        if (pointerType !== 'touch') return showAt(clientX, clientY);
        if (!touch) return;
        if (Math.abs(clientY - touch.y) > TAP) touch.hasMoved = true;
        if (touch.hasMoved) scroll(touch.y - clientY);
        if (touch.hasMoved) touch.y = clientY;
      });
      layer.addEventListener('pointerdown', ({ pointerType, clientX, clientY }) => {
        touch = pointerType === 'touch' ? { x: clientX, y: clientY, hasMoved: false } : undefined;
      });
      layer.addEventListener('click', (event) => {
        if (event.target instanceof Node && bar.contains(event.target)) return;
        event.preventDefault();
        // A finger cannot point first: a tap shows the place, the button takes it.
        if (touch) return touch.hasMoved ? undefined : showAt(event.clientX, event.clientY);
        showAt(event.clientX, event.clientY);
        take();
      });
      layer.addEventListener('wheel', (event) => {
        event.preventDefault();
        scroll(event.deltaY, event.deltaX);
        showAt(event.clientX, event.clientY);
      });
      layer.addEventListener('keydown', onKey);
      // Escape ends the picking, not the view.
      dialog.addEventListener('cancel', (event) => event.preventDefault(), { signal: ending.signal });
      addEventListener('resize', place, { signal: ending.signal });
    }

    /** @param {KeyboardEvent} event */
    function onKey(event) {
      const isButton = event.target instanceof HTMLButtonElement;
      const act = {
        Escape: () => end(undefined),
        ArrowDown: () => step(1),
        ArrowUp: () => step(-1),
        ArrowLeft: () => widen(1),
        ArrowRight: () => widen(-1),
        PageDown: () => scroll(PAGE * innerHeight),
        PageUp: () => scroll(-PAGE * innerHeight),
        ...(!isButton && { Enter: take, ' ': take }),
      }[event.key];
      event.stopPropagation();
      if (!act) return;
      event.preventDefault();
      act();
      place();
    }

    /** @param {number} direction */
    function step(direction) {
      const seen = places.map(({ box }) => isSeen(box()));
      let next = at;
      do next += direction;
      while (next >= 0 && next < places.length && !seen[next]);
      if (!places[next]) return;
      at = next;
      show(places[at]);
      const { top, bottom } = places[at].box();
      if (top < MARGIN) scroll(top - MARGIN);
      const limit = innerHeight - bar.offsetHeight - MARGIN;
      if (bottom > limit) scroll(Math.min(bottom - limit, top - MARGIN));
      avoid(places[at].box());
      place();
    }

    /**
     * Scrolls what is under the layer. Where it goes no further, the bar makes way for what it covers.
     * @param {number} top
     * @param {number} [left]
     */
    function scroll(top, left = 0) {
      const position = () => ('scrollY' in scroller ? scroller.scrollY : scroller.scrollTop);
      const before = position();
      scroller.scrollBy({ top, left, behavior: 'instant' });
      if (position() === before && top !== 0) bar.classList.toggle('at-top', top > 0);
    }

    /**
     * Moves the bar away from what it covers.
     * @param {DOMRect} box
     */
    function avoid({ top, bottom }) {
      const covered = bar.getBoundingClientRect();
      if (top < covered.bottom && bottom > covered.top) bar.classList.toggle('at-top', bottom > innerHeight / 2);
    }

    /**
     * The place around the chosen one, or back towards the one that it began with.
     * @param {1 | -1} direction
     */
    function widen(direction) {
      const chain = chainOf(places[at]);
      const next = chosen && chain[chain.indexOf(chosen) + direction];
      if (next) show(next);
    }

    /** @param {Place | undefined} innermost @returns {Place[]} the place and those around it */
    function chainOf(innermost) {
      const chain = [];
      for (let part = innermost?.part ?? null; part !== null; part = around(part)) {
        const place = places.find((one) => one.part === part);
        if (place) chain.push(place);
      }
      return chain;
    }

    /**
     * @param {number} x
     * @param {number} y
     */
    function showAt(x, y) {
      if (layer.getRootNode() instanceof ShadowRoot && isOverBar(x, y)) return;
      let best = -1;
      let least = Infinity;
      places.forEach(({ box }, index) => {
        const { left, right, top, bottom, width, height } = box();
        if (x < left || x > right || y < top || y > bottom || width * height > least || width * height === 0) return;
        best = index;
        least = width * height;
      });
      at = best >= 0 ? best : at;
      show(places[best]);
    }

    /**
     * @param {number} x
     * @param {number} y
     */
    function isOverBar(x, y) {
      const { left, right, top, bottom } = bar.getBoundingClientRect();
      return x >= left && x <= right && y >= top && y <= bottom;
    }

    /** @param {Place | undefined} next */
    function show(next) {
      chosen = next;
      const text = next?.text ?? message('pickHelp');
      if (status.textContent !== text) status.textContent = text;
      taker.disabled = !next;
      const chain = chainOf(places[at]);
      const index = next ? chain.indexOf(next) : -1;
      wider.disabled = !chain[index + 1] || index < 0;
      narrower.disabled = index < 1;
      place();
    }

    function place() {
      const box = chosen?.box();
      frame.hidden = !box;
      if (!box) return;
      frame.style.inset = `${box.top - 4}px auto auto ${box.left - 4}px`;
      frame.style.width = `${box.width + 8}px`;
      frame.style.height = `${box.height + 8}px`;
    }

    /**
     * @param {string} label
     * @param {() => void} onClick
     */
    function addButton(label, onClick, className = '') {
      const button = createElement('button', className);
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', onClick);
      buttons.append(button);
      return button;
    }
  });
}

/**
 * A line that the bar is described by, so that it is heard when the bar gets the focus.
 * @param {string} text
 */
function createNote(text) {
  const note = createElement('p', 'picker-note');
  note.id = 'picker-note';
  note.textContent = text;
  return note;
}

/** @param {DOMRect} box */
function isSeen({ width, height }) {
  return width > 0 && height > 0;
}

/**
 * The box around several elements.
 * @param {readonly Element[]} elements
 * @returns {DOMRect}
 */
export function boxAround(elements) {
  const boxes = elements.map((element) => element.getBoundingClientRect()).filter(isSeen);
  if (boxes.length === 0) return new DOMRect();
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}
