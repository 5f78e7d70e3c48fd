// @ts-check
// The document by its own properties. A page may name an element `body` or `createElement`, and then
// `document.body` is that element, in a content script too; so what is used here is asked through the prototypes.

(() => {
  const HTML = 'http://www.w3.org/1999/xhtml';
  const { createElementNS, createTextNode, createDocumentFragment } = Document.prototype;
  const { addEventListener } = EventTarget.prototype;

  /**
   * @param {object} prototype
   * @param {string} property
   */
  const property = (prototype, property) => {
    const { get, set } = Object.getOwnPropertyDescriptor(prototype, property) ?? {};
    return { get: () => get?.call(document), set: (/** @type {unknown} */ value) => set?.call(document, value) };
  };
  const root = property(Document.prototype, 'documentElement');
  const body = property(Document.prototype, 'body');
  const readyState = property(Document.prototype, 'readyState');
  const active = property(Document.prototype, 'activeElement');
  const sheets = property(Document.prototype, 'adoptedStyleSheets');

  /**
   * An HTML element, whatever the document is.
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} name
   * @param {string} className
   * @returns {HTMLElementTagNameMap[K]}
   */
  function element(name, className = '') {
    const made = createElementNS.call(document, HTML, name);
    if (className) made.className = className;
    return /** @type {HTMLElementTagNameMap[K]} */ (made);
  }

  /**
   * An element of a formula or a drawing.
   * @param {string} language
   * @param {string} name
   * @returns {Element}
   */
  const foreign = (language, name) => createElementNS.call(document, language, name);

  /**
   * Adds a style sheet, to the document without touching its tree where the browser lets us. Returns what takes it back.
   * @param {ShadowRoot | 'document'} where
   * @param {string} text
   * @returns {() => void}
   */
  function adopt(where, text) {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      if (where !== 'document') {
        where.adoptedStyleSheets = [sheet];
        return () => {};
      }
      sheets.set([...sheets.get(), sheet]);
      return () => sheets.set([...sheets.get()].filter((one) => one !== sheet));
    } catch {
      // Some browsers keep the adopted sheets of a document from content scripts.
      const holder = element('style');
      holder.textContent = text;
      (where === 'document' ? root.get() : where).append(holder);
      return () => holder.remove();
    }
  }

  globalThis.rectoDocument = {
    root: root.get,
    body: body.get,
    active: active.get,
    loading: () => readyState.get() === 'loading',
    /** Whether HTML elements show in it: not in a document that is an SVG picture or an XML tree. */
    shows: () => root.get()?.namespaceURI === HTML,
    /** @param {() => void} act */
    whenParsed: (act) => addEventListener.call(document, 'DOMContentLoaded', act, { once: true }),
    element,
    foreign,
    /** @param {string} text */
    text: (text) => createTextNode.call(document, text),
    fragment: () => createDocumentFragment.call(document),
    adopt,
  };
})();
