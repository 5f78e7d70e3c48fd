// @ts-check
// How drawings, canvases, pictures and the lines below them look in a live document: what no attribute says. Reads only,
// and only what it is asked for: which elements those are, live.js knows.

/**
 * Asks the browser how things look. Not before there is a document: a worker, which has none, loads this file too.
 *
 * @param {string} blocks What a line of text does not hold.
 * @param {CheckVisibilityOptions} strictly When an element counts as shown.
 */
export function looker(blocks, strictly) {
  /** What is recorded of how a part of a drawing looks: what it takes over from its parent, where it differs, and what not,
   * where it is not what it is without a word. */
  const INHERITED =
    'color fill fill-opacity font-size font-weight marker-end marker-mid marker-start stroke stroke-dasharray ' +
    'stroke-opacity stroke-width text-anchor visibility';
  const OWN = { 'clip-path': 'none', opacity: '1', 'stop-color': 'rgb(0, 0, 0)', 'stop-opacity': '1' };
  const inherited = INHERITED.split(' ');
  /** The least size of a drawing, in pixels. */
  const DRAWING = { width: 160, height: 90 };
  /** Most pixels of a canvas: what is read and sent within 50 ms. */
  const CANVAS = 4_000_000;
  /** Side of the small copy of a canvas that tells whether there is anything on it, in pixels. */
  const SAMPLE = 64;
  const { toDataURL } = HTMLCanvasElement.prototype;

  return { boxOf, breaksOf, isLine, isTold, largeSize, lineOf, lookOf, paintingOf };

  /**
   * The size of a drawing as laid out; null of what is small or cannot be seen.
   *
   * @param {Element} element
   */
  function largeSize(element) {
    if (!element.checkVisibility(strictly)) return null;
    const { width, height } = element.getBoundingClientRect();
    if (width < DRAWING.width || height < DRAWING.height) return null;
    return { width: Math.round(width), height: Math.round(height) };
  }

  /**
   * How a part of a drawing looks once all style sheets are applied, as far as that differs from the part around it.
   *
   * @param {Element} element
   * @param {Window} window
   * @param {Map<Element, string[]>} looks
   */
  function lookOf(element, window, looks) {
    const style = window.getComputedStyle(element);
    const around = element.parentElement === null ? undefined : looks.get(element.parentElement);
    const own = inherited.map((name) => style.getPropertyValue(name));
    looks.set(element, own);
    let look = '';
    for (let at = 0; at < own.length; at += 1) {
      if (own[at] !== around?.[at]) look += `${inherited[at]}:${own[at]};`;
    }
    for (const [name, usual] of Object.entries(OWN)) {
      const value = style.getPropertyValue(name);
      if (value !== usual) look += `${name}:${value};`;
    }
    return style.display === 'none' ? `${look}display:none` : look;
  }

  /**
   * What stands on a canvas; null where the browser keeps it to itself, as it holds pictures of other sites.
   *
   * @param {HTMLCanvasElement} canvas
   */
  function paintingOf(canvas) {
    const { width, height } = canvas;
    if (width * height > CANVAS || largeSize(canvas) === null) return null;
    try {
      return isEmpty(canvas) ? null : { currentSrc: toDataURL.call(canvas), width, height };
    } catch {
      return null;
    }
  }

  /**
   * Whether a canvas is of one colour, as one that nobody has drawn on, or that forgets what was drawn once it is shown.
   * Throws where the browser keeps it to itself.
   *
   * @param {HTMLCanvasElement} canvas
   */
  function isEmpty(canvas) {
    const pen = new OffscreenCanvas(SAMPLE, SAMPLE).getContext('2d');
    if (pen === null) return true;
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(canvas, 0, 0, SAMPLE, SAMPLE);
    const pixels = new Uint32Array(pen.getImageData(0, 0, SAMPLE, SAMPLE).data.buffer);
    return pixels.every((pixel) => pixel === pixels[0]);
  }

  /**
   * Whether a picture stands in a figure that says which words are its caption.
   *
   * @param {Element} element
   */
  function isTold(element) {
    const figure = element.closest('figure');
    return figure !== null && figure.querySelector('figcaption') !== null;
  }

  /**
   * Whether an element holds words and no other block.
   *
   * @param {Element} element
   */
  function isLine(element) {
    return element.querySelector(blocks) === null && /\S/.test(element.textContent ?? '');
  }

  /**
   * What the style does with the line breaks of a text; nothing where it takes them for spaces.
   *
   * @param {Element} element
   * @param {Window | null} window
   */
  function breaksOf(element, window) {
    const { whiteSpace } = /** @type {Window} */ (window).getComputedStyle(element);
    return whiteSpace === 'normal' || whiteSpace === 'nowrap' ? '' : `;white-space:${whiteSpace}`;
  }

  /** @param {Element} element */
  function boxOf(element) {
    const { x, y, width, height } = element.getBoundingClientRect();
    return `box:${[x, y, width, height].map(Math.round).join(' ')}`;
  }

  /**
   * @param {Element} element
   * @param {Window | null} window
   */
  function lineOf(element, window) {
    const style = /** @type {Window} */ (window).getComputedStyle(element);
    const size = Math.round(parseFloat(style.fontSize) * 10);
    return `${boxOf(element)};size:${size};align:${style.textAlign}`;
  }
}
