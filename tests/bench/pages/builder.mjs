// @ts-check
// Pages written as a browser serialises them, with what a capture knows of them: so a page made here is a snapshot too,
// the same on every machine.

/** @typedef {import('../../../src/browser/package/recto').Snapshot} Snapshot */
/** @typedef {string | MadeElement | (string | MadeElement)[]} Content */

/**
 * @typedef {object} MadeElement
 * @property {string} name
 * @property {Record<string, string | number | true>} attributes
 * @property {Content[]} content
 * @property {[number, number]} [size] natural size of a picture
 * @property {boolean} [hidden]
 */

/** Elements without an end tag. */
const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
/** Elements whose text is written as it is. */
const RAW = new Set(['script', 'style']);

/**
 * An element.
 *
 * @param {string} name with classes, as in `div.story.wide`
 * @param {Record<string, string | number | true> | null} [attributes]
 * @param {...Content} content
 * @returns {MadeElement}
 */
export function h(name, attributes, ...content) {
  const [tag = '', ...classes] = name.split('.');
  return {
    name: tag,
    attributes: classes.length > 0 ? { class: classes.join(' '), ...attributes } : { ...attributes },
    content,
  };
}

/**
 * A picture of a natural size.
 *
 * @param {Record<string, string | number | true>} attributes
 * @param {[number, number]} size
 * @returns {MadeElement}
 */
export function picture(attributes, size) {
  return { ...h('img', attributes), size };
}

/**
 * The same element, not shown.
 *
 * @param {MadeElement} element
 * @returns {MadeElement}
 */
export function hidden(element) {
  return { ...element, hidden: true };
}

/**
 * @param {string} url
 * @param {MadeElement} root
 * @returns {Snapshot} as the capture takes it from a live page
 */
export function snapshot(url, root) {
  let html = '';
  let places = 0;
  /** @type {number[]} */
  const hiddenPlaces = [];
  /** @type {Snapshot['pictures']} */
  const pictures = [];
  /** @type {{content: Content[], end: string, raw: boolean}[]} */
  const open = [];
  const enter = (/** @type {MadeElement} */ element) => {
    const { name, attributes, content } = element;
    if (element.hidden) hiddenPlaces.push(places);
    if (element.size) {
      const [width, height] = element.size;
      pictures.push({ at: places, currentSrc: new URL(String(attributes.src), url).href, width, height, look: '' });
    }
    places += 1;
    const written = Object.entries(attributes).map(
      ([key, value]) => ` ${key}="${value === true ? '' : escaped(value)}"`,
    );
    html += `<${name}${written.join('')}>`;
    if (!VOID.has(name)) open.push({ content: content.flat(), end: `</${name}>`, raw: RAW.has(name) });
  };
  enter(root);
  for (let innermost; (innermost = open.at(-1));) {
    const next = innermost.content.shift();
    if (next === undefined) {
      html += innermost.end;
      open.pop();
    } else if (typeof next === 'string') html += innermost.raw ? next : escaped(next);
    else if (Array.isArray(next)) innermost.content.unshift(...next);
    else enter(next);
  }
  return {
    version: 1,
    html,
    form: 'serialised',
    scripting: true,
    shadowRoots: false,
    url,
    baseUrl: url,
    contentType: 'text/html',
    elementCount: places,
    hidden: hiddenPlaces,
    pictures,
  };
}

/** @param {string | number} text */
function escaped(text) {
  return String(text).replace(/[&<>"\u00a0]/g, (character) => ENTITIES[character] ?? '');
}

/** @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\u00a0': '&nbsp;' };
