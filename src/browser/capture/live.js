// @ts-check
// Takes the snapshot of a live document, as plain data that survives JSON and message channels. The one capture: the Wasm
// imports this module, and so does the script that the extension injects. The algorithm is described in mod.rs; how a
// thing looks is read by looks.js.
//
// JavaScript, as Wasm pays for every element that it asks: 5.0 ms from there, 2.2 from here on the median page, of which
// the browser's own writer takes 1.5.
//
// Reads only: no attribute is written, no node made, nothing scrolled. Named elements of the page shadow the properties
// of a document and of a form, so those are asked through their prototypes.

import { looker } from './looks.js';

/** @typedef {ReturnType<typeof capturer>} Capture */

/** @type {Capture | undefined} */
let take;

/**
 * The snapshot of a live document; null of anything else. The first call looks the browser's interfaces up: a worker,
 * which has none, loads this file too.
 *
 * @param {Document} document
 * @param {boolean} packed
 */
export function capture(document, packed) {
  // A worker has no documents.
  if (typeof Document === 'undefined') return null;
  take ??= capturer();
  return take(document, packed);
}

function capturer() {
  /** What is asked whether it can be seen: elements that make blocks of text, tables and pictures. What stands within a
   * line is not asked: it costs more than all the blocks, and is rarely hidden by itself. */
  const CANDIDATES =
    'address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer h1 h2 h3 h4 h5 h6 header hgroup iframe img li main menu nav ol p picture pre search section summary ' +
    'table td th tr ul video';
  /** What may have a shadow root, beside elements with a hyphen in their name. */
  const HOSTS = 'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span';
  /** What may hold a poem, a message, a lyric. */
  const TEXTS = 'blockquote dd div li p section td';
  const ASKED = 1;
  const HOST = 2;
  const DRAWN = 4;
  const TEXT = 8;
  /** What is done with an element, by its name. @type {Map<string, number>} */
  const roles = new Map();
  for (const name of CANDIDATES.split(' ')) roles.set(name, ASKED);
  for (const name of HOSTS.split(' ')) roles.set(name, HOST | (roles.get(name) ?? 0));
  for (const name of TEXTS.split(' ')) roles.set(name, TEXT | (roles.get(name) ?? 0));
  for (const name of ['canvas', 'svg']) roles.set(name, DRAWN);
  /** The longest address repeated in `pictures`; longer ones are `data:` addresses and stand in `html`. */
  const LONGEST_ADDRESS = 2000;
  /** The deepest tree that the browser may write. Chromium's writer recurses: at 40,000 it still holds, at 100,000 the
   * tab is gone. Real pages stay under 100; the parser itself stops at 512. */
  const DEEPEST = 10_000;
  /** Least and most elements of a drawing: less is an icon. */
  const SHAPES = { least: 8, most: 3000 };
  /** Most units of all addresses made of canvases: what is read and sent within 50 ms. */
  const CANVASES = 4_000_000;
  /** Most pictures whose place is recorded, their least width, and the elements looked at after each for the lines below. */
  const PLACED = 60;
  const WIDE = 200;
  const BELOW = 16;
  const LINES = 2;
  /** Most texts over several lines of the source whose style is asked whether it shows them. */
  const BROKEN = 60;
  /** Most sheets of tabs whose tab is looked for: each costs a search of the document. */
  const SHEETS = 60;
  const UNTIL_FOUND = '[hidden="until-found" i]';
  const STRICTLY = { opacityProperty: true, visibilityProperty: true };
  const { boxOf, breaksOf, isLine, isTold, largeSize, lineOf, lookOf, paintingOf } = looker(
    `${CANDIDATES.split(' ').join()},svg,canvas`,
    STRICTLY,
  );

  /**
   * A getter as an interface defines it, whatever the page has put in front of the property.
   *
   * @template [T=any]
   * @param {object} prototype
   * @param {string} property
   * @returns {(object: object) => T}
   */
  function getter(prototype, property) {
    const get = /** @type {() => T} */ (Object.getOwnPropertyDescriptor(prototype, property)?.get);
    return (object) => get.call(object);
  }

  const { getElementsByTagName: elementsOf, querySelector, createTreeWalker } = Document.prototype;
  const { getElementsByTagName: elementsBelow, checkVisibility, getAttributeNames, getAttribute } = Element.prototype;
  const nodeType = getter(Node.prototype, 'nodeType');
  const firstChild = getter(Node.prototype, 'firstChild');
  const nextSibling = getter(Node.prototype, 'nextSibling');
  const localName = getter(Element.prototype, 'localName');
  const shadowRootOf = getter(Element.prototype, 'shadowRoot');
  const data = getter(CharacterData.prototype, 'data');
  const content = getter(HTMLTemplateElement.prototype, 'content');
  const outerHTML = getter(Element.prototype, 'outerHTML');
  const baseURI = getter(Node.prototype, 'baseURI');

  /** @param {unknown} value */
  function isDocument(value) {
    try {
      return nodeType(/** @type {object} */ (value)) === Node.DOCUMENT_NODE;
    } catch {
      return false;
    }
  }

  /**
   * The contents of a template; null for an element that only has the name, as one of SVG.
   *
   * @param {Element} element
   * @returns {DocumentFragment | null}
   */
  function contentsOf(element) {
    try {
      return content(element);
    } catch {
      return null;
    }
  }

  /** @typedef {{at: number, currentSrc: string, width: number, height: number, look?: string}} Picture */

  /** @type {Record<string, string>} */
  const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\u00a0': '&nbsp;' };

  return taken;

  /**
   * @param {Document} document
   * @param {boolean} packed
   */
  function taken(document, packed) {
    if (!isDocument(document)) return null;
    const ask = (/** @type {string} */ property) => getter(Document.prototype, property)(document);
    const window = /** @type {Window | null} */ (ask('defaultView'));
    const root = /** @type {Element | null} */ (ask('documentElement'));
    const snapshot = {
      version: /** @type {const} */ (1),
      html: '',
      form: /** @type {'serialised' | 'packed'} */ (packed ? 'packed' : 'serialised'),
      scripting: !packed && window !== null && querySelector.call(document, 'noscript > *') === null,
      shadowRoots: false,
      url: /** @type {string} */ (ask('URL')),
      baseUrl: /** @type {string} */ (baseURI(document)),
      contentType: /** @type {string} */ (ask('contentType')),
      elementCount: 0,
      hidden: /** @type {number[]} */ ([]),
      pictures: /** @type {Picture[]} */ ([]),
    };
    if (root === null || snapshot.contentType !== 'text/html') return snapshot;
    const seen = walk(document, window, snapshot);
    snapshot.elementCount = seen.places;
    snapshot.shadowRoots = seen.shadowRoots.length > 0;
    if (packed || isTooDeep(document, root, seen)) {
      snapshot.form = 'packed';
      snapshot.scripting = false;
      snapshot.html = pack(root);
    } else if (snapshot.shadowRoots) {
      const inside = Element.prototype.getHTML.call(root, { shadowRoots: seen.shadowRoots });
      snapshot.html = `${startTag(root)}${inside}</html>`;
    } else {
      snapshot.html = outerHTML(root);
    }
    // Half a character pair cannot be expressed in UTF-8.
    snapshot.html = snapshot.html.toWellFormed();
    return snapshot;
  }

  /**
   * All elements once, in document order: how many, which of them hidden, which shadow roots, which pictures.
   *
   * @param {Document} document
   * @param {Window | null} window
   * @param {{hidden: number[], pictures: Picture[]}} found
   */
  function walk(document, window, { hidden, pictures }) {
    const body = getter(Document.prototype, 'body')(document);
    const asks = window !== null && body !== null && checkVisibility.call(body, STRICTLY);
    const untilFound = asks && querySelector.call(document, UNTIL_FOUND) !== null;
    const shadowRoots = [];
    let places = 0;
    let placed = 0;
    let below = 0;
    let lines = 0;
    let canvases = 0;
    let sheets = 0;
    let broken = 0;
    /** @type {Map<Element, string[]>} */
    const looks = new Map();
    const trees = [tree(elementsOf.call(document, '*'), asks)];
    for (let innermost; (innermost = trees.at(-1));) {
      const index = innermost.next;
      if (index >= innermost.length) {
        trees.pop();
        continue;
      }
      const element = /** @type {Element} */ (innermost.elements[index]);
      innermost.next += 1;
      if (index < innermost.placelessUntil) continue;
      const place = places;
      places += 1;
      // A form's is whatever control it has of that name.
      const name = /** @type {unknown} */ (element.localName);
      const role = typeof name === 'string' ? (roles.get(name) ?? (name.includes('-') ? HOST : 0)) : 0;
      if (name === 'template' && contentsOf(element)) {
        innermost.placelessUntil = index + 1 + elementsBelow.call(element, '*').length;
      } else if (index < innermost.drawnUntil) {
        const look = lookOf(element, /** @type {Window} */ (window), looks);
        if (look !== '') pictures.push({ at: place, currentSrc: '', width: 0, height: 0, look });
      } else if (role & DRAWN) {
        if (innermost.asks && index >= innermost.quietUntil) {
          if (name === 'canvas') {
            const facts = canvases < CANVASES ? paintingOf(/** @type {HTMLCanvasElement} */ (element)) : null;
            if (facts) {
              pictures.push({ at: place, ...facts, look: boxOf(element) });
              canvases += facts.currentSrc.length;
            }
          } else {
            const shapes = elementsBelow.call(element, '*').length;
            const size = shapes < SHAPES.least || looks.size + shapes > SHAPES.most ? null : largeSize(element);
            if (size) {
              innermost.drawnUntil = index + 1 + shapes;
              const look = `${lookOf(element, /** @type {Window} */ (window), looks)};${boxOf(element)}`;
              pictures.push({ at: place, currentSrc: '', ...size, look });
            }
          }
          if (pictures.at(-1)?.at === place && !isTold(element)) {
            below = BELOW;
            lines = LINES;
          }
        }
      } else if (role & ASKED) {
        /** @type {Picture | null} */
        let picture = null;
        if (name === 'img') {
          const facts = factsOf(/** @type {HTMLImageElement} */ (element));
          if (facts) {
            picture = { at: place, ...facts };
            pictures.push(picture);
          }
        }
        if (innermost.asks && index >= innermost.quietUntil) {
          let quiet;
          if (element.checkVisibility(STRICTLY)) {
            if (picture !== null) {
              below = 0;
              if (picture.width >= WIDE && placed < PLACED && !isTold(element)) {
                picture.look = boxOf(element);
                placed += 1;
                below = BELOW;
                lines = LINES;
              }
            } else {
              let look = '';
              if (below > 0) {
                below -= 1;
                if (isLine(element)) {
                  look = lineOf(element, window);
                  lines -= 1;
                  if (lines === 0) below = 0;
                }
              }
              if (role & TEXT && broken < BROKEN && isBroken(element)) {
                broken += 1;
                look += breaksOf(element, window);
              }
              if (look !== '') pictures.push({ at: place, currentSrc: '', width: 0, height: 0, look });
            }
            quiet = (name === 'details' && !element.matches('[open]')) || (untilFound && element.matches(UNTIL_FOUND));
          } else if (sheets < SHEETS && isSheet(document, element)) {
            sheets += 1;
            innermost.sheetUntil = Math.max(innermost.sheetUntil, index + 1 + elementsBelow.call(element, '*').length);
            quiet = false;
          } else if (index < innermost.sheetUntil) {
            quiet = /** @type {Window} */ (window).getComputedStyle(element).display === 'none';
            if (quiet) hidden.push(place);
          } else if (element.checkVisibility()) {
            hidden.push(place);
            quiet = false;
          } else {
            quiet = /** @type {Window} */ (window).getComputedStyle(element).display !== 'contents';
            if (quiet) hidden.push(place);
          }
          if (quiet) innermost.quietUntil = index + 1 + elementsBelow.call(element, '*').length;
        }
      }
      const shadow = role & HOST ? element.shadowRoot : null;
      if (shadow !== null) {
        shadowRoots.push(shadow);
        trees.push(tree(shadow.querySelectorAll('*'), innermost.asks && index >= innermost.quietUntil));
      }
    }
    return { places, shadowRoots };
  }

  /**
   * Whether the text at the beginning of an element stands on three lines of the source or more.
   *
   * @param {Element} element
   */
  function isBroken(element) {
    let node = /** @type {Node | null} */ (firstChild(element));
    while (node !== null && nodeType(node) === Node.ELEMENT_NODE && !((roles.get(localName(node)) ?? 0) & ASKED)) {
      node = firstChild(node);
    }
    if (node === null || nodeType(node) !== Node.TEXT_NODE) return false;
    const text = /** @type {string} */ (data(node)).trim();
    const first = text.indexOf('\n');
    return first !== -1 && text.indexOf('\n', first + 1) !== -1;
  }

  /**
   * Whether an element that is not shown is a sheet of tabs whose tab is: a person can open it.
   *
   * @param {Document} document
   * @param {Element} element
   */
  function isSheet(document, element) {
    if (getAttribute.call(element, 'role') !== 'tabpanel') return false;
    const id = getAttribute.call(element, 'id');
    if (!id) return false;
    const tab = querySelector.call(document, `[role="tab"][aria-controls~="${CSS.escape(id)}"]`);
    return tab !== null && checkVisibility.call(tab, STRICTLY);
  }

  /**
   * Whether the browser cannot be trusted to write the trees: all of them, one in the other, may be too deep. A page that
   * has not as many elements cannot be.
   *
   * @param {Document} document
   * @param {Element} root
   * @param {{places: number, shadowRoots: ShadowRoot[]}} seen
   */
  function isTooDeep(document, root, { places, shadowRoots }) {
    if (places <= DEEPEST) return false;
    return [root, ...shadowRoots].reduce((sum, tree) => sum + depth(document, tree), 0) > DEEPEST;
  }

  /**
   * How many elements the deepest one of a tree stands below its root.
   *
   * @param {Document} document
   * @param {Node} root
   */
  function depth(document, root) {
    const walker = createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT);
    let depth = 0;
    let deepest = 0;
    for (;;) {
      if (walker.firstChild()) {
        depth += 1;
        deepest = Math.max(deepest, depth);
        continue;
      }
      while (!walker.nextSibling()) {
        if (!walker.parentNode()) return deepest;
        depth -= 1;
      }
    }
  }

  /**
   * @param {ArrayLike<Element>} elements
   * @param {boolean} asks Whether anything of this tree is asked.
   */
  function tree(elements, asks) {
    return {
      elements,
      length: elements.length,
      next: 0,
      placelessUntil: 0,
      quietUntil: 0,
      drawnUntil: 0,
      sheetUntil: 0,
      asks,
    };
  }

  /**
   * What the browser knows of a picture; nothing of one that has neither an address nor a size, as one that is loaded
   * only when it comes near.
   *
   * @param {HTMLImageElement} image
   */
  function factsOf(image) {
    const { currentSrc: address, naturalWidth: width, naturalHeight: height } = image;
    if (typeof address !== 'string') return null;
    const currentSrc = address.length > LONGEST_ADDRESS ? '' : address;
    return currentSrc === '' && width === 0 ? null : { currentSrc, width, height };
  }

  /**
   * The tree written by ourselves, so that any tree can be expressed: every element has its end tag, every text is escaped,
   * in scripts and styles too.
   *
   * The contents of a `template` stand in it as children; its own children (see the walk) do not. A shadow tree stands
   * first in its host as `<template shadowrootmode="open">`; a template of the page that has that attribute loses it, so
   * that the two stay apart. Comments and processing instructions are left out: nothing later asks for them.
   *
   * @param {Element} root
   */
  function pack(root) {
    /** @type {string[]} */
    const html = [];
    /** @type {{next: Node | null, end: string}[]} */
    const open = [];
    /** @param {Element} element */
    function enter(element) {
      const name = localName(element);
      html.push(startTag(element));
      const contents = name === 'template' ? contentsOf(element) : null;
      open.push({ next: firstChild(contents ?? element), end: `</${name}>` });
      const shadow = shadowRootOf(element);
      if (shadow !== null) {
        html.push('<template shadowrootmode="open">');
        open.push({ next: firstChild(shadow), end: '</template>' });
      }
    }
    enter(root);
    for (let innermost; (innermost = open.at(-1));) {
      const node = innermost.next;
      if (node === null) {
        html.push(innermost.end);
        open.pop();
        continue;
      }
      innermost.next = nextSibling(node);
      const kind = nodeType(node);
      if (kind === Node.ELEMENT_NODE) enter(/** @type {Element} */ (node));
      else if (kind === Node.TEXT_NODE || kind === Node.CDATA_SECTION_NODE) {
        html.push(escape(/** @type {CharacterData} */ (node).data));
      }
    }
    return html.join('');
  }

  /** @param {Element} element */
  function startTag(element) {
    const name = localName(element);
    let tag = `<${name}`;
    for (const attribute of getAttributeNames.call(element)) {
      if (name === 'template' && attribute === 'shadowrootmode') continue;
      tag += ` ${attribute}="${escape(getAttribute.call(element, attribute) ?? '')}"`;
    }
    return `${tag}>`;
  }

  /** @param {string} text */
  function escape(text) {
    return text.replace(/[&<>"\u00a0]/g, (character) => /** @type {string} */ (ENTITIES[character]));
  }
}
