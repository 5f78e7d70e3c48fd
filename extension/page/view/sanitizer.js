// @ts-check
// The one place where a string becomes elements. The core writes only what is on its allow list (src/render); this filters
// by the same list again, with the browser's Sanitizer API where it exists. Nothing else in the extension parses HTML,
// except for documents that are only captured.

import { createElement, createForeignElement, createFragment, createText } from '../dom.js';

/** The HTML elements of an article, each with its attributes: the list of src/render/allow.rs. */
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

/** The MathML elements of a formula. */
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

/** The SVG elements of a drawing. */
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
/** A presentation attribute may reference another part of the drawing, and nothing else. */
const PRESENTATION = /^(?!.*url)|^url\(#recto-d\d+\)$/i;

/** Presentation attributes that can reference something. */
const PRESENTATION_ATTRIBUTES = 'clip-path fill marker-end marker-mid marker-start stroke'.split(' ');
/** Attributes whose values have to be checked: the Sanitizer API only knows names. */
const CHECKED_ATTRIBUTES = ['href', 'src', 'poster', 'class', 'id', ...PRESENTATION_ATTRIBUTES];

/**
 * Fills an empty element with the article, filtered by the allow list.
 * @param {Element} target
 * @param {string} html
 */
export function insertHtml(target, html) {
  if (typeof target.setHTML === 'function') {
    target.setHTML(html, { sanitizer: sanitizerConfig() });
    for (const name of CHECKED_ATTRIBUTES) {
      for (const element of target.querySelectorAll(`[${name}]`)) {
        if (!isAllowedValue(name, element.getAttribute(name) ?? '')) element.removeAttribute(name);
      }
    }
  } else {
    target.append(allowedCopy(new DOMParser().parseFromString(html, 'text/html').body));
  }
}

/**
 * @param {string} names
 * @param {string[]} attributes
 */
function named(names, attributes) {
  return Object.fromEntries(names.split(' ').map((name) => [name, attributes]));
}

function sanitizerConfig() {
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
function isAllowedValue(name, value) {
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
      return !PRESENTATION_ATTRIBUTES.includes(name) || PRESENTATION.test(value);
  }
}

/**
 * For browsers without the Sanitizer API: copies what is on the list into a new fragment. The parsed document is inert and
 * nothing of it is adopted; an element that is not on the list is dropped with its subtree, as the sanitizer does it. No
 * recursion.
 * @param {Element} from
 * @returns {DocumentFragment}
 */
function allowedCopy(from) {
  const copied = createFragment();
  /** @type {[Node, Node][]} */
  const stack = [];
  const pushChildren = (/** @type {Node} */ source, /** @type {Node} */ parent) => {
    for (let child = source.lastChild; child; child = child.previousSibling) stack.push([child, parent]);
  };
  pushChildren(from, copied);
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [source, parent] = next;
    if (source.nodeType === Node.TEXT_NODE) parent.appendChild(createText(source.nodeValue ?? ''));
    if (!(source instanceof Element)) continue;
    const { localName, namespaceURI: namespace } = source;
    const list = namespace === HTML ? ELEMENTS : namespace === MATHML ? FORMULA : namespace === SVG ? DRAWING : {};
    const attributes = Object.hasOwn(list, localName) ? list[localName] : undefined;
    if (!attributes) continue;
    const copy =
      namespace === HTML
        ? createElement(/** @type {'div'} */ (localName))
        : createForeignElement(/** @type {string} */ (namespace), localName);
    for (const { name, value } of source.attributes) {
      if (attributes.includes(name) && isAllowedValue(name, value)) copy.setAttribute(name, value);
    }
    parent.appendChild(copy);
    pushChildren(source, copy);
  }
  return copied;
}
