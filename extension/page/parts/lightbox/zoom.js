// @ts-check
// Zoom and swipe of one picture by wheel, pinch, drag, double click and keys. Own code, as libraries of this kind listen on
// the document, which no event of a view reaches (see CONTAINED_EVENTS in modal-host.js). All positions are in px from the
// middle of the stage.

/** How far `+` and `-` and a double click go. */
const STEP = 1.5;
const DOUBLE_CLICK = 2.5;
const MOST = 8;
/** Of the wheel, for each px of `deltaY`. */
const WHEEL = 0.0025;
/** In px. A shorter way is a click, an unsteady one a swipe only beyond the second. */
const CLICK = 6;
const SWIPE = 48;
/** In px, for each press of an arrow key. */
const PAN = 80;

/**
 * @param {HTMLElement} stage around the picture, which is in its middle
 * @param {HTMLElement} picture
 * @param {object} on
 * @param {(direction: -1 | 1) => void} on.onSwipe 1 for a swipe to the left
 * @param {() => void} on.onTap called for a click beside the picture
 * @param {() => void} on.onZoomed
 * @returns {{reset: () => void, handleKey: (key: string) => boolean}} `handleKey` returns whether the key was for it
 */
export function createZoom(stage, picture, { onSwipe, onTap, onZoomed }) {
  let scale = 1;
  let [x, y] = [0, 0];
  /** Where each pointer that is down is. @type {Map<number, {x: number, y: number}>} */
  const pointers = new Map();
  /** Where the first pointer went down, and on what; undefined once a pinch has begun. */
  let start = /** @type {{x: number, y: number, target: EventTarget | null} | undefined} */ (undefined);

  stage.addEventListener('wheel', (event) => {
    event.preventDefault();
    const { deltaMode, deltaY } = event;
    zoomTo(scale * Math.exp(-deltaY * (deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1) * WHEEL), at(event));
  });
  stage.addEventListener('dblclick', (event) => zoomTo(scale > 1 ? 1 : DOUBLE_CLICK, at(event)));
  stage.addEventListener('pointerdown', press);
  stage.addEventListener('pointermove', move);
  stage.addEventListener('pointerup', release);
  stage.addEventListener('pointercancel', (event) => pointers.delete(event.pointerId));
  return { reset, handleKey };

  function reset() {
    [scale, x, y] = [1, 0, 0];
    pointers.clear();
    apply();
  }

  /** @param {string} key */
  function handleKey(key) {
    const pan = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[key];
    if (key === '+' || key === '=') zoomTo(scale * STEP);
    else if (key === '-') zoomTo(scale / STEP);
    else if (key === '0') reset();
    else if (scale > 1 && pan) panBy(pan[0] * PAN, pan[1] * PAN);
    else return false;
    return true;
  }

  /** @param {PointerEvent} event */
  function press(event) {
    if (event.button !== 0) return;
    stage.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, at(event));
    start = pointers.size === 1 ? { ...at(event), target: event.target } : undefined;
    // The picture is not dragged out of the window.
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  function move(event) {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    pointers.set(event.pointerId, now);
    if (other) {
      const [was, is] = [before, now].map((one) => Math.hypot(one.x - other.x, one.y - other.y));
      panBy((now.x - before.x) / 2, (now.y - before.y) / 2);
      if (was > 0) zoomTo((scale * is) / was, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    } else if (scale > 1) panBy(now.x - before.x, now.y - before.y);
  }

  /** @param {PointerEvent} event */
  function release(event) {
    if (!pointers.delete(event.pointerId) || !start) return;
    const { x: toX, y: toY } = at(event);
    const [wayX, wayY] = [toX - start.x, toY - start.y];
    const isClick = Math.hypot(wayX, wayY) < CLICK;
    if (isClick && start.target === stage) onTap();
    else if (scale === 1 && Math.abs(wayX) > SWIPE && Math.abs(wayX) > 2 * Math.abs(wayY)) onSwipe(wayX < 0 ? 1 : -1);
    start = undefined;
  }

  /**
   * @param {number} wanted
   * @param {{x: number, y: number}} [fixed] the point that stays where it is
   */
  function zoomTo(wanted, fixed = { x: 0, y: 0 }) {
    const next = Math.min(MOST, Math.max(1, wanted));
    x = fixed.x - ((fixed.x - x) * next) / scale;
    y = fixed.y - ((fixed.y - y) * next) / scale;
    scale = next;
    panBy(0, 0);
    if (scale > 1) onZoomed();
  }

  /**
   * Moves the picture, as far as there is something of it beyond the edge.
   * @param {number} byX
   * @param {number} byY
   */
  function panBy(byX, byY) {
    const most = (/** @type {number} */ size, /** @type {number} */ room) => Math.max(0, (size * scale - room) / 2);
    const [mostX, mostY] = [
      most(picture.offsetWidth, stage.clientWidth),
      most(picture.offsetHeight, stage.clientHeight),
    ];
    x = Math.min(mostX, Math.max(-mostX, x + byX));
    y = Math.min(mostY, Math.max(-mostY, y + byY));
    apply();
  }

  function apply() {
    picture.style.transform = scale === 1 ? '' : `translate(${x}px, ${y}px) scale(${scale})`;
    stage.classList.toggle('zoomed', scale > 1);
  }

  /** @param {MouseEvent} event */
  function at({ clientX, clientY }) {
    const { left, top, width, height } = stage.getBoundingClientRect();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  }
}
