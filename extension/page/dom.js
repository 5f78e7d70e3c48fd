// @ts-check
// The document through the getters and methods of its prototypes. An element of the page named `body` or `createElement`
// shadows that property of `document` (DOM clobbering), in a content script too.

const HTML = 'http://www.w3.org/1999/xhtml';
const { createElementNS, createTextNode, createDocumentFragment, getElementsByTagName } = Document.prototype;
const { addEventListener } = EventTarget.prototype;
const sheets = accessors('adoptedStyleSheets');

/** @type {() => Element | null} */
export const documentElement = accessors('documentElement').get;

/** @type {() => HTMLElement | null} */
export const bodyElement = accessors('body').get;

/** @type {() => Element | null} */
export const activeElement = accessors('activeElement').get;

/** @type {() => DocumentReadyState} */
const readyState = accessors('readyState').get;

/** Whether the document is still being parsed. */
export function isLoading() {
  return readyState() === 'loading';
}

/** Whether the document is in a tab that is not shown. @type {() => boolean} */
export const isHidden = accessors('hidden').get;

/** The fonts of the document. @type {() => FontFaceSet} */
export const fontFaces = accessors('fonts').get;

/** Whether HTML elements are rendered in the document: not in one that is an SVG image or an XML tree. */
export function isHtml() {
  return documentElement()?.namespaceURI === HTML;
}

/**
 * The elements of the document in the order in which a snapshot counts them: what a script has put into a template is not
 * counted, though the template is.
 * @returns {Element[]}
 */
export function placedElements() {
  const all = [...getElementsByTagName.call(document, '*')];
  return all.filter((element) => !element.parentElement?.closest('template'));
}

/**
 * @param {() => void} act called once when the document has been parsed
 */
export function whenParsed(act) {
  addEventListener.call(document, 'DOMContentLoaded', act, { once: true });
}

/**
 * An HTML element, in an XML document too.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} className
 * @returns {HTMLElementTagNameMap[K]}
 */
export function createElement(name, className = '') {
  const element = createElementNS.call(document, HTML, name);
  if (className) element.className = className;
  return /** @type {HTMLElementTagNameMap[K]} */ (element);
}

/**
 * An element of MathML or SVG.
 * @param {string} namespace
 * @param {string} name
 * @returns {Element}
 */
export function createForeignElement(namespace, name) {
  return createElementNS.call(document, namespace, name);
}

/**
 * @param {string} text
 * @returns {Text}
 */
export function createText(text) {
  return createTextNode.call(document, text);
}

/** @returns {DocumentFragment} */
export function createFragment() {
  return createDocumentFragment.call(document);
}

/** The style sheets of shadow roots, each parsed once in a document. @type {Map<string, CSSStyleSheet>} */
const parsed = new Map();

/**
 * Parses the style sheet of a shadow root before it is added.
 * @param {string} css
 * @returns {CSSStyleSheet}
 */
export function parseStyleSheet(css) {
  const sheet = parsed.get(css) ?? new CSSStyleSheet();
  if (!parsed.has(css)) sheet.replaceSync(css);
  parsed.set(css, sheet);
  return sheet;
}

/**
 * Adds a style sheet to a shadow root or to the document, without touching the document's tree where the browser allows.
 * @param {ShadowRoot | 'document'} where
 * @param {string} css
 * @returns {() => void} removes it again
 */
export function addStyleSheet(where, css) {
  try {
    if (where !== 'document') {
      const sheet = parseStyleSheet(css);
      if (!where.adoptedStyleSheets.includes(sheet)) where.adoptedStyleSheets = [...where.adoptedStyleSheets, sheet];
      return () => {};
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set([...sheets.get(), sheet]);
    return () => sheets.set([...sheets.get()].filter((/** @type {CSSStyleSheet} */ one) => one !== sheet));
  } catch {
    // Some browsers deny content scripts the adopted style sheets of the document.
    const style = createElement('style');
    style.textContent = css;
    (where === 'document' ? documentElement() : where)?.append(style);
    return () => style.remove();
  }
}

/**
 * @param {keyof Document} property an attribute of the interface `Document`
 * @returns {{get: () => any, set: (value: unknown) => void}}
 */
function accessors(property) {
  const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, property) ?? {};
  return { get: () => get?.call(document), set: (value) => set?.call(document, value) };
}
