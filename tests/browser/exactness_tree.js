// @ts-check
// Runs in a page, in a world of its own: the page's serialised forms, and its live tree node for node to hold them against.
//
// The tree is told as a flat list: [1, name, is foreign, [name, value, …]] for an element, [0] for its end, [3, text],
// [8, comment]. Neighbouring texts are one and empty ones none, as no serialised form can tell them apart. Hosts have the
// children a person sees: those of the shadow root, with slots filled as the browser filled them.

/** @typedef {[1, string, boolean, string[]] | [0] | [3, string] | [8, string]} Told */

/**
 * @param {boolean} scripting
 * @returns {string} JSON of {html, packed, count, shadowRoots, scripting, tree}
 */
function tellLiveTree(scripting) {
  /** Forms and documents let the page's own names stand in front of these, so the prototypes are asked.
   * @param {any} type @param {string} name @returns {(node: any) => any} */
  const getter = (type, name) => {
    const get = Object.getOwnPropertyDescriptor(type.prototype, name)?.get;
    if (!get) throw new Error(`no ${name}`);
    return (node) => Reflect.apply(get, node, []);
  };
  const kindOf = getter(Node, 'nodeType');
  const childrenOf = getter(Node, 'childNodes');
  const namespaceOf = getter(Element, 'namespaceURI');
  const localNameOf = getter(Element, 'localName');
  const prefixOf = getter(Element, 'prefix');
  const attributesOf = getter(Element, 'attributes');
  const shadowRootOf = getter(Element, 'shadowRoot');
  const outerOf = getter(Element, 'outerHTML');
  const root = getter(Document, 'documentElement')(document);
  const HTML = 'http://www.w3.org/1999/xhtml';
  const FOREIGN = ['http://www.w3.org/2000/svg', 'http://www.w3.org/1998/Math/MathML'];

  /** @param {any} element */
  const nameOf = (element) => {
    const prefix = [HTML, ...FOREIGN].includes(namespaceOf(element)) ? null : prefixOf(element);
    return prefix === null ? localNameOf(element) : `${prefix}:${localNameOf(element)}`;
  };
  /** @param {any} element @param {string} name */
  const isHtml = (element, name) => localNameOf(element) === name && namespaceOf(element) === HTML;
  /** @param {any} element @returns {any} */
  const withContents = (element) => (element instanceof HTMLTemplateElement ? element.content : element);
  /** @param {string} text */
  const escape = (text) => {
    /** @type {Record<string, string>} */
    const references = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\u00a0': '&nbsp;' };
    return text.replace(/[&<>"\u00a0]/g, (c) => references[c]);
  };
  /** @param {any} element */
  const attributeList = (element) => [...attributesOf(element)].flatMap((a) => [a.name, a.value]);
  /** @param {any} node */
  const instruction = (node) => `?${node.target} ${node.data}`;

  if (!root) return JSON.stringify({ html: '', packed: '', count: 0, shadowRoots: false, scripting, tree: [] });
  // A word, so that no page is turned away as empty before it was compared.
  const body = getter(Document, 'body')(document);
  if (body instanceof HTMLBodyElement) body.append('x');

  /** @type {Element[]} */
  const roots = [];
  let count = 0;
  /** Children of a template element itself, not of its contents, are neither shown nor serialised.
   * @param {any} inside */
  const countIn = (inside) => {
    const templates = [...inside.querySelectorAll('template')].filter(
      (element) => element instanceof HTMLTemplateElement,
    );
    const placeless = new Set(templates.flatMap((template) => [...template.querySelectorAll('*')]));
    for (const element of inside.querySelectorAll('*')) {
      if (placeless.has(element)) continue;
      count += 1;
      const shadow = shadowRootOf(element);
      if (shadow) {
        roots.push(shadow);
        countIn(shadow);
      }
    }
  };
  countIn(document);

  /** @returns {Told[]} */
  const tree = () => {
    /** @type {Told[]} */
    const told = [];
    /** @param {any} element */
    const below = (element) => {
      const shadow = shadowRootOf(element);
      if (shadow) return [...childrenOf(shadow)];
      const inShadow = isHtml(element, 'slot') && element.getRootNode() instanceof ShadowRoot;
      const assigned = inShadow ? element.assignedNodes() : [];
      return assigned.length > 0 ? assigned : [...childrenOf(withContents(element))];
    };
    /** @type {{nodes: any[], next: number}[]} */
    const open = [{ nodes: [root], next: 0 }];
    while (open.length > 0) {
      const innermost = open[open.length - 1];
      if (innermost.next === innermost.nodes.length) {
        open.pop();
        if (open.length > 0) told.push([0]);
        continue;
      }
      const node = innermost.nodes[innermost.next++];
      const last = told[told.length - 1];
      switch (kindOf(node)) {
        case 1:
          told.push([
            1,
            nameOf(node).toWellFormed(),
            FOREIGN.includes(namespaceOf(node)),
            attributeList(node).map((t) => t.toWellFormed()),
          ]);
          open.push({ nodes: below(node), next: 0 });
          break;
        case 3:
        case 4:
          if (node.data === '') break;
          if (last?.[0] === 3) last[1] += node.data;
          else told.push([3, node.data]);
          break;
        case 7:
          told.push([8, instruction(node).toWellFormed()]);
          break;
        case 8:
          told.push([8, node.data.toWellFormed()]);
          break;
      }
    }
    for (const one of told) if (one[0] === 3) one[1] = one[1].toWellFormed();
    return told;
  };

  const packed = () => {
    /** @type {string[]} */
    const out = [];
    /** @type {{nodes: any[], next: number, end: string}[]} */
    const open = [{ nodes: [root], next: 0, end: '' }];
    while (open.length > 0) {
      const innermost = open[open.length - 1];
      if (innermost.next === innermost.nodes.length) {
        out.push(innermost.end);
        open.pop();
        continue;
      }
      const node = innermost.nodes[innermost.next++];
      switch (kindOf(node)) {
        case 1: {
          const attributes = [...attributesOf(node)]
            .filter((a) => roots.length === 0 || a.name !== 'shadowrootmode')
            .map((a) => ` ${a.name}="${escape(a.value)}"`);
          out.push(`<${nameOf(node)}${attributes.join('')}>`);
          open.push({ nodes: [...childrenOf(withContents(node))], next: 0, end: `</${nameOf(node)}>` });
          const shadow = shadowRootOf(node);
          if (shadow) {
            out.push('<template shadowrootmode="open">');
            open.push({ nodes: [...childrenOf(shadow)], next: 0, end: '</template>' });
          }
          break;
        }
        case 3:
        case 4:
          out.push(escape(node.data));
          break;
        case 7:
          out.push(`<${escape(instruction(node))}>`);
          break;
        case 8:
          out.push(`<!--${escape(node.data)}-->`);
          break;
      }
    }
    return out.join('');
  };

  const serialised = () => {
    if (roots.length === 0) return outerOf(root);
    const alone = outerOf(root.cloneNode(false));
    return alone.slice(0, -'</html>'.length) + root.getHTML({ shadowRoots: roots }) + '</html>';
  };

  return JSON.stringify({
    html: serialised().toWellFormed(),
    packed: packed().toWellFormed(),
    count,
    shadowRoots: roots.length > 0,
    scripting,
    tree: tree(),
  });
}
