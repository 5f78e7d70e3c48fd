/**
 * The interface of Mozilla's Readability, read by Recto. Importing this module starts the Wasm; it waits for it (top-level
 * `await`), so it can be imported by ES modules only.
 *
 * ```js
 * import { Readability, isProbablyReaderable } from 'recto/readability';
 * const article = new Readability(document).parse();
 * ```
 *
 * @packageDocumentation
 */

/** Readability's options. Those that tune its own algorithm are taken and have no effect. */
export interface ReadabilityOptions<T = string> {
  /** `parse()` throws on a document with more elements; 0, the default, for no limit. */
  maxElemsToParse?: number;
  /** Makes `content` of the article's element; by default its HTML. The element is part of no page. */
  serializer?: (element: Element) => T;
  /** No effect. */
  debug?: boolean;
  /** No effect. */
  nbTopCandidates?: number;
  /** No effect: whether there is an article does not depend on a number of characters. */
  charThreshold?: number;
  /** No effect: no class of the page is kept. */
  classesToPreserve?: string[];
  /** No effect: no class of the page is kept. */
  keepClasses?: boolean;
  /** No effect: the page's data is read where it is better than what the page shows. */
  disableJSONLD?: boolean;
  /** No effect: every player becomes a card that loads nothing. */
  allowedVideoRegex?: RegExp;
  /** No effect. */
  linkDensityModifier?: number;
}

/** What `parse()` gives: Readability's fields. `extract` of `recto` gives many more. */
export interface ReadabilityArticle<T = string> {
  /** The headline as shown, without the site's name. */
  title: string;
  /** The article: safe HTML in `<div id="readability-page-1" class="page">`, or what the serializer made of it. */
  content: T;
  /** Its text, one block per line. */
  textContent: string;
  /** Length of `textContent` in UTF-16 units. */
  length: number;
  /** The page's own summary, or the beginning of the first paragraph. */
  excerpt: string | null;
  /** The authors, names only. */
  byline: string | null;
  /** `ltr` or `rtl`, where the page declares it or its text is so. */
  dir: string | null;
  /** The name of the site. */
  siteName: string | null;
  /** Language of the article as a BCP 47 tag. */
  lang: string | null;
  /** Time of publication, ISO 8601 with the known precision. */
  publishedTime: string | null;
}

/** Reads the article of a document. The document is not changed, unlike by Readability's own. */
export class Readability<T = string> {
  /**
   * @param document A live document, or one of jsdom or linkedom.
   * @throws {Error} when it is no document
   */
  constructor(document: Document, options?: ReadabilityOptions<T>);

  /**
   * The article; `null` when the page has none. It can be called again.
   *
   * @throws {Error} when the document has more elements than `maxElemsToParse`
   */
  parse(): ReadabilityArticle<T> | null;
}

/**
 * Whether a document is worth reading.
 *
 * @param document A live document, or one of jsdom or linkedom.
 * @param options Readability's; without effect.
 */
export function isProbablyReaderable(
  document: Document,
  options?: { minContentLength?: number; minScore?: number; visibilityChecker?: (node: Node) => boolean },
): boolean;
