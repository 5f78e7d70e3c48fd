// @ts-check
// The one place where a string becomes markup. The core's output is allow-listed already (src/render); this is the second
// lock, made of the browser's own sanitiser where there is one. Nothing else in the extension may parse HTML.

(() => {
  const { element: make, foreign, text, fragment } = globalThis.rectoDocument;

  /** Elements an article may hold, each with its attributes: the list of src/render/allow.rs. */
  const ELEMENTS = /** @type {Record<string, string[]>} */ ({
    ...named(
      'article aside blockquote br caption cite dd del details dfn dl dt em figcaption header hr ins kbd li mark p pre q rp rt ruby s',
      [],
    ),
    ...named('samp small strong sub summary sup table tbody tfoot thead tr ul var wbr', []),
    ...named('h1 h2 h3 h4 h5 h6', ['id']),
    ...named('bdi bdo', ['dir']),
    a: ['href', 'rel', 'title'],
    abbr: ['title'],
    audio: ['aria-label', 'controls', 'preload', 'src'],
    code: ['class'],
    div: ['dir', 'lang'],
    figure: ['class'],
    img: ['alt', 'decoding', 'height', 'loading', 'src', 'width'],
    ol: ['start'],
    span: ['class', 'dir', 'id', 'lang'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    time: ['datetime'],
    video: ['aria-label', 'controls', 'poster', 'preload', 'src'],
  });

  /** Elements of MathML a formula may hold. */
  const FORMULA = /** @type {Record<string, string[]>} */ ({
    ...named(
      'menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover',
      [
        'accent',
        'accentunder',
        'columnalign',
        'columnspan',
        'displaystyle',
        'fence',
        'form',
        'largeop',
        'linethickness',
        'lspace',
        'mathvariant',
        'maxsize',
        'minsize',
        'movablelimits',
        'notation',
        'rowspan',
        'rspace',
        'scriptlevel',
        'separator',
        'stretchy',
        'symmetric',
        'width',
      ],
    ),
    ...named('semantics', []),
    annotation: ['encoding'],
    math: ['display'],
  });

  /** Elements of SVG a drawing may hold. */
  const DRAWING = /** @type {Record<string, string[]>} */ ({
    ...named(
      'circle clipPath defs ellipse g line linearGradient marker path polygon polyline radialGradient rect stop svg text tspan',
      [
        'aria-label',
        'clip-path',
        'cx',
        'cy',
        'd',
        'dominant-baseline',
        'dx',
        'dy',
        'fill',
        'fill-opacity',
        'fill-rule',
        'font-size',
        'font-weight',
        'gradientUnits',
        'height',
        'id',
        'marker-end',
        'marker-mid',
        'marker-start',
        'markerHeight',
        'markerWidth',
        'offset',
        'opacity',
        'orient',
        'points',
        'preserveAspectRatio',
        'r',
        'refX',
        'refY',
        'role',
        'rx',
        'ry',
        'stop-color',
        'stop-opacity',
        'stroke',
        'stroke-dasharray',
        'stroke-linecap',
        'stroke-linejoin',
        'stroke-opacity',
        'stroke-width',
        'text-anchor',
        'transform',
        'viewBox',
        'visibility',
        'width',
        'x',
        'x1',
        'x2',
        'y',
        'y1',
        'y2',
      ],
    ),
  });

  const HTML = 'http://www.w3.org/1999/xhtml';
  const MATHML = 'http://www.w3.org/1998/Math/MathML';
  const SVG = 'http://www.w3.org/2000/svg';

  const LINK = /^(?:(?:https?|mailto|tel):|#recto-)/i;
  const MEDIA = /^(?:https?:|file:|data:image\/(?!svg))/i;
  const CLASS = /^(?:credit|dark|embed|language-[\w+#.-]+)$/;
  const ID = /^recto-/;
  /** How a shape looks may name another part of the drawing, and nothing else. */
  const LOOK = /^(?!.*url)|^url\(#recto-d\d+\)$/i;

  /** Attributes whose values could do something: the sanitiser knows names only. */
  const LOOKS = 'clip-path fill marker-end marker-mid marker-start stroke'.split(' ');
  const WATCHED = ['href', 'src', 'poster', 'class', 'id', ...LOOKS];

  /**
   * Fills an empty element with an article.
   * @param {Element} target
   * @param {string} html
   */
  globalThis.rectoInsert = (target, html) => {
    if (typeof target.setHTML === 'function') {
      target.setHTML(html, { sanitizer: configuration() });
      for (const name of WATCHED) {
        for (const element of target.querySelectorAll(`[${name}]`)) {
          if (!harmless(name, element.getAttribute(name) ?? '')) element.removeAttribute(name);
        }
      }
    } else {
      target.append(copy(new DOMParser().parseFromString(html, 'text/html').body));
    }
  };

  /**
   * @param {string} names
   * @param {string[]} attributes
   */
  function named(names, attributes) {
    return Object.fromEntries(names.split(' ').map((name) => [name, attributes]));
  }

  function configuration() {
    return {
      elements: [
        ...Object.entries(ELEMENTS).map(([name, attributes]) => ({ name, attributes })),
        ...Object.entries(FORMULA).map(([name, attributes]) => ({ name, namespace: MATHML, attributes })),
        ...Object.entries(DRAWING).map(([name, attributes]) => ({ name, namespace: SVG, attributes })),
      ],
      attributes: [],
      comments: false,
      dataAttributes: false,
    };
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  function harmless(name, value) {
    switch (name) {
      case 'href':
        return LINK.test(value);
      case 'src':
      case 'poster':
        return MEDIA.test(value);
      case 'class':
        return CLASS.test(value);
      case 'id':
        return ID.test(value);
      default:
        return !LOOKS.includes(name) || LOOK.test(value);
    }
  }

  /**
   * For browsers without a sanitiser: builds the article anew from what is listed. The parsed document is inert, and
   * nothing of it comes along: an element that is not listed goes with all it holds, as the sanitiser does it.
   * Walks without recursion.
   * @param {Element} from
   * @returns {DocumentFragment}
   */
  function copy(from) {
    const copied = fragment();
    /** @type {[Node, Node][]} */
    const waiting = [];
    const wait = (/** @type {Node} */ source, /** @type {Node} */ into) => {
      for (let child = source.lastChild; child; child = child.previousSibling) waiting.push([child, into]);
    };
    wait(from, copied);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [source, into] = next;
      if (source.nodeType === Node.TEXT_NODE) into.appendChild(text(source.nodeValue ?? ''));
      if (!(source instanceof Element)) continue;
      const { localName: name, namespaceURI: space } = source;
      const list = space === HTML ? ELEMENTS : space === MATHML ? FORMULA : space === SVG ? DRAWING : {};
      const allowed = Object.hasOwn(list, name) ? list[name] : undefined;
      if (!allowed) continue;
      const copy = space === HTML ? make(/** @type {'div'} */ (name)) : foreign(/** @type {string} */ (space), name);
      for (const { name, value } of source.attributes) {
        if (allowed.includes(name) && harmless(name, value)) copy.setAttribute(name, value);
      }
      into.appendChild(copy);
      wait(source, copy);
    }
    return copied;
  }
})();
