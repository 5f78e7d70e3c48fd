// @ts-check
// Takes the snapshot of a document that no browser made, such as those of jsdom and linkedom: by the properties of nodes
// alone, in packed form. Nothing has been laid out there, so nothing is known of what can be seen and how large it is.

/** The kinds of nodes that are written (DOM Standard, `nodeType`). */
const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
const DOCUMENT = 9;
const FRAGMENT = 11;

/** @type {Record<string, string>} */
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\u00a0': '&nbsp;' };

/**
 * Whether a document is one of a library's: there is no browser here, or one that lays nothing out.
 *
 * @param {any} document
 * @returns {document is Document}
 */
export function isLibraryDocument(document) {
  const isDocument = document?.nodeType === DOCUMENT && document.documentElement?.nodeType === ELEMENT;
  if (!isDocument) return false;
  if (typeof Document === 'undefined' || typeof Element === 'undefined') return true;
  // jsdom and linkedom can be set up as globals; a method of a browser is native code.
  const method = Element.prototype.checkVisibility;
  return typeof method !== 'function' || !Function.prototype.toString.call(method).includes('[native code]');
}

/**
 * @param {Document} document
 * @returns {import('./recto').Snapshot}
 */
export function captureLibraryDocument(document) {
  const { html, elements } = packed(document.documentElement);
  const url = text(document.URL) || text(document.location?.href);
  const base = text(document.baseURI);
  return {
    version: 1,
    html,
    form: 'packed',
    scripting: false,
    shadowRoots: true,
    url,
    baseUrl: base === '' || base === 'about:blank' ? null : base,
    contentType: text(document.contentType) || 'text/html',
    elementCount: elements,
    hidden: [],
    pictures: [],
  };
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' ? value : '';
}

/** @param {string} value */
function escaped(value) {
  return value.replace(/[&<>"\u00a0]/g, (character) => ESCAPES[character] ?? character);
}

/**
 * A tree in packed form, and how many elements it has, those in templates not counted.
 *
 * @param {Element} root
 */
function packed(root) {
  /** @type {string[]} */
  const html = [];
  /** What is still to be written, the next last: a node and whether it is counted, or an end tag.
   * @type {(string | {node: Node, counted: boolean})[]} */
  const left = [{ node: root, counted: true }];
  let elements = 0;
  /** @param {Node} parent @param {boolean} counted */
  const push = (parent, counted) => {
    const nodes = parent.childNodes;
    for (let at = nodes.length - 1; at >= 0; at -= 1) {
      const node = nodes[at];
      if (node) left.push({ node, counted });
    }
  };
  for (let step; (step = left.pop()) !== undefined;) {
    if (typeof step === 'string') {
      html.push(step);
      continue;
    }
    const { node, counted } = step;
    if (node.nodeType === TEXT || node.nodeType === CDATA) {
      html.push(escaped(/** @type {CharacterData} */ (node).data));
    } else if (node.nodeType === ELEMENT) {
      const element = /** @type {Element} */ (node);
      const name = element.localName;
      // A template's own children stand in `content`; libraries differ in whether they show them as its children too.
      const contents = name === 'template' && /** @type {any} */ (element).content;
      const isTemplate = contents?.nodeType === FRAGMENT;
      elements += counted ? 1 : 0;
      html.push(startTag(element, name));
      left.push(`</${name}>`);
      push(isTemplate ? contents : element, counted && !isTemplate);
      const shadow = element.shadowRoot;
      if (shadow) {
        left.push('</template>');
        push(shadow, counted);
        html.push('<template shadowrootmode="open">');
      }
    }
  }
  return { html: html.join(''), elements };
}

/** @param {Element} element @param {string} name */
function startTag(element, name) {
  let tag = `<${name}`;
  for (const { name: key, value } of Array.from(element.attributes)) {
    // What would be read as a shadow root, and is a template that got none.
    if (key !== 'shadowrootmode' || name !== 'template') tag += ` ${key}="${escaped(value)}"`;
  }
  return `${tag}>`;
}
