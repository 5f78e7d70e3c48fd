/**
 * Recto reads a live page and gives back its article: title, author, words in order, pictures with their captions.
 *
 * ```js
 * import init, { extract } from 'recto';
 * await init();
 * const article = extract(document);
 * ```
 *
 * @packageDocumentation
 */

/** What the Wasm may come from: its address, a response that carries it, its bytes, or the compiled module. */
export type WasmSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Fetches and starts the Wasm. Call it once before anything else; further calls do nothing.
 *
 * @param source Where the Wasm comes from; by default `recto.wasm` beside this module.
 */
export default function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;

/** Starts the Wasm from bytes or a module that are already there. */
export function initSync(source: BufferSource | WebAssembly.Module): void;

/**
 * Reads the article of a live document. The document is not changed in any way.
 *
 * @throws {RectoError}
 */
export function extract(document: Document, options?: Options): Article;

/**
 * Reads the article of a snapshot, which may have been taken elsewhere.
 *
 * @throws {RectoError} with the code `capture-mismatch` when the page is one that HTML cannot express: capture it again
 * with `{ packed: true }`.
 */
export function extractSnapshot(snapshot: Snapshot, options?: Options): Article;

/**
 * Whether a live document holds something worth reading.
 *
 * @throws {RectoError}
 */
export function isReadable(document: Document): boolean;

/**
 * Whether a snapshot holds something worth reading.
 *
 * @throws {RectoError}
 */
export function isReadableSnapshot(snapshot: Snapshot): boolean;

/**
 * Takes a snapshot of a live document: plain data that survives JSON, `postMessage` and storage. The document is not
 * changed in any way.
 *
 * @throws {RectoError}
 */
export function capture(document: Document, options?: CaptureOptions): Snapshot;

/** What may be asked for. */
export interface Options {
  /** Read the page even if nothing on it looks like an article. Default: `false`. */
  force?: boolean;
  /**
   * Report for each block of the page what became of it and why, in `trace`, and where each fact about the article came
   * from, in `sources`. Default: `false`.
   */
  trace?: boolean;
  /** How much of the page is taken for the article, where that is in doubt. Default: `'normal'`. */
  breadth?: 'narrow' | 'normal' | 'wide';
  /**
   * Names of parts of the page that belong to the article, whatever is thought of them, as `parts` gives them. A name
   * holds on the site's other pages too. One that is damaged, that nothing on the page answers to, or that stands for nearly
   * all of the page is ignored; so is what comes after the first 100. Default: none.
   */
  keep?: string[];
  /**
   * Names of parts of the page that do not belong to the article, likewise; one that stands for most of the article is
   * ignored. Of a part within another the inner one's counts. Default: none.
   */
  drop?: string[];
  /** Report the parts of the page and how each is named, in `parts`. Default: `false`. */
  names?: boolean;
  /** Write the article as Markdown too, in `markdown`. Default: `false`. */
  markdown?: boolean;
  /** Report how long each stage took, in `timings`. Default: `false`. */
  timings?: boolean;
}

/** How to take a snapshot. */
export interface CaptureOptions {
  /** Write every node out by ourselves: slower, but exact for any tree that script can build. Default: `false`. */
  packed?: boolean;
}

/** An article. A field that the page does not provide is `null`. */
export interface Article {
  /** The headline as shown, without the site's name. Empty when the page has none. */
  title: string;
  /** The authors as one line, names only. */
  byline: string | null;
  /** Writing direction of the article, where the page declares it; `rtl` too where its text is so. */
  dir: 'ltr' | 'rtl' | 'auto' | null;
  /** Language of the article as a BCP 47 tag: as the page declares it, else as its words show it. */
  lang: string | null;
  /**
   * The article as safe HTML: allow-listed elements and attributes only, absolute addresses, pictures as
   * `<figure><img><figcaption>`, posts of a discussion as `<article>` with a `<header>` of author and `<time>`.
   */
  content: string;
  /** The words of the article, one block a line. */
  textContent: string;
  /** Length of `textContent`. */
  length: number;
  /** The page's own summary, or the beginning of the first paragraph. */
  excerpt: string | null;
  /** The standfirst (lead, deck) between headline and text, where `content` does not hold it. */
  standfirst: string | null;
  /** The name of the site. */
  siteName: string | null;
  /**
   * When it was published, ISO 8601 with the precision that is known. Of an article that gives the day of its last change
   * alone, that day.
   */
  publishedTime: string | null;
  /** When it was last changed, ISO 8601 with what precision is known. */
  modifiedTime: string | null;
  /** All authors, names only. */
  authors: string[];
  /** The article's own address: canonical if the page declares one on its own site, else the page's address. */
  url: string | null;
  /** Address of the picture that leads the article. */
  leadImage: string | null;
  /**
   * Where the article goes on, if it is cut into several pages: an address of the same site. Never another article.
   */
  nextPage: string | null;
  /** Under what licence the article may be used, as an address, where the page declares one. */
  license: string | null;
  /** Every picture, video and player of `content`, in order. */
  figures: Figure[];
  /** Every heading of `content`, in order. */
  headings: Heading[];
  /** Words of `textContent`. */
  wordCount: number;
  /** Time to read it, whole minutes, at least 1. */
  readingMinutes: number;
  /** What kind of page it is. */
  kind: PageKind;
  /** How sure `kind` is, 0 to 1. */
  kindConfidence: number;
  /** How sure it is that this is the article, 0 to 1. */
  confidence: number;
  /** The article as Markdown; only when asked for. */
  markdown?: string;
  /** What became of each block of the page; only when asked for. */
  trace?: TraceEntry[];
  /** Where each fact about the article came from; only when asked for, with `trace`. */
  sources?: Sources;
  /** The parts of the page that can be named, each after the one around it; only when asked for, with `names`. */
  parts?: NamedPart[];
  /** Milliseconds per stage; only when asked for. */
  timings?: Timings;
}

/** What kind of page was read. */
export type PageKind = 'article' | 'discussion' | 'documentation' | 'listing' | 'product' | 'service' | 'collection';

/** A picture, video or player with its caption. */
export interface Figure {
  /**
   * What it shows. An `embed` is another site's player or post; a `drawing` is a chart that the page draws itself, as SVG:
   * it stands in `content` alone.
   */
  kind: 'image' | 'video' | 'audio' | 'embed' | 'drawing';
  /**
   * Its best address: of the picture, of the video file, or of the player's page. `null` for a picture whose caption the
   * page shows while a script of it alone knows where the picture lies, and for a drawing.
   */
  src: string | null;
  /** Address of the still shown in place of a video or player. */
  poster: string | null;
  /** The text that stands for the picture where it cannot be seen. */
  alt: string | null;
  /** The caption, without the credit, as plain text. */
  caption: string | null;
  /** The caption with its links and emphasis, as safe HTML. */
  captionHtml: string | null;
  /** Who made it or where it comes from, as the page states it. */
  credit: string | null;
  /** Natural width in pixels, where known. */
  width: number | null;
  /** Natural height in pixels, where known. */
  height: number | null;
  /** Whether it leads the article: it stands before the first paragraph. */
  lead: boolean;
}

/** A heading of the article. */
export interface Heading {
  /** 1 to 6. */
  level: number;
  /** Its words. */
  text: string;
  /** The id it has in `content`, for links within the article. */
  id: string;
}

/** A part of the page that can be named: an element that holds other text or pictures than the part around it. */
export interface NamedPart {
  /**
   * Its name, for `keep` and `drop`: plain text of at most 240 bytes such as `1 article.post aside.related "more stories"`.
   * The version of this form; up to four elements, each somewhere within the one before, by tag, role (`[note]`) and what is
   * stable of class (`.box`), id (`#box`) and component attribute (`@box`); and, where these do not tell the part from others,
   * its heading (`"…"`), the heading above it (`^"…"`) or the checksum of its first line (`~0123abcd`).
   */
  name: string;
  /** The element's place in document order, as in `Snapshot.hidden`; `null` on a page with shadow trees. */
  at: number | null;
  /** Index in `parts` of the part around it. */
  parent: number | null;
  /** Whether anything in it is part of the article. */
  kept: boolean;
  /** Its words. */
  words: number;
  /** The beginning of each of its blocks of text that are in no smaller part, at most 120 characters. */
  lines: string[];
  /** The addresses (`Figure.src`, else `poster`) of the article's figures in it that are in no smaller part. */
  pictures: string[];
}

/** The verdict on one block of the page. */
export interface TraceEntry {
  /** Where the block stands: the elements above it, outermost first, such as `main > article > p`. */
  path: string;
  /** The beginning of its text. */
  text: string;
  /** Whether it is part of the article. */
  kept: boolean;
  /** The reason as a stable name, such as `link-list`. */
  reason: string;
  /** The reason in words, with the numbers that decided. */
  because: string;
  /** The block's score: its log-odds of being article, positive for more likely than not. */
  score: number;
}

/** Where on the page a metadata field was found. */
export type Source =
  | 'json-ld'
  | 'open-graph'
  | 'twitter'
  | 'meta'
  | 'microdata'
  | 'headline'
  | 'title-element'
  | 'link-relation'
  | 'visible'
  | 'attribute'
  | 'address'
  | 'language-detection';

/** The source of each field; `null` where the field is `null`. */
export interface Sources {
  title: Source | null;
  authors: Source | null;
  publishedTime: Source | null;
  modifiedTime: Source | null;
  siteName: Source | null;
  excerpt: Source | null;
  lang: Source | null;
  dir: Source | null;
  url: Source | null;
  leadImage: Source | null;
  license: Source | null;
}

/** Milliseconds per stage. */
export interface Timings {
  /** Taking the snapshot of the live page; 0 for a snapshot taken elsewhere. */
  capture: number;
  /** Snapshot to tree. */
  read: number;
  /** Measuring and judging. */
  judge: number;
  /** Figures, metadata, composition and writing. */
  render: number;
  /** Turning the result into JavaScript values. */
  handover: number;
}

/** A page as captured: plain data that survives JSON. */
export interface Snapshot {
  /** Version of this shape. */
  version: 1;
  /** The root element, written out. Empty for a document that cannot be read. */
  html: string;
  /** How `html` was written: by the browser, or node by node with everything escaped. */
  form: 'serialised' | 'packed';
  /** Whether scripting was on, so that `noscript` holds raw text in serialised form. */
  scripting: boolean;
  /** Whether shadow trees are in `html`, each as a `<template shadowrootmode>` that is its host's first child. */
  shadowRoots: boolean;
  /** The page's address. */
  url: string;
  /** What addresses in the page are relative to; `url` when `null`. */
  baseUrl: string | null;
  /** Media type of the document. */
  contentType: string;
  /** Elements of the live tree and of its shadow trees, contents of templates not counted; `null` when not known. */
  elementCount: number | null;
  /**
   * Elements that cannot be seen, as places in document order: the root element is 0, the shadow tree of a host comes
   * before its children, contents of templates have no place. Rising. What is below a hidden element need not be listed.
   */
  hidden: number[];
  /** What the browser knows of the pictures, the parts of drawings and the lines under pictures, rising by place. */
  pictures: Picture[];
}

/** What the browser knows of one picture. */
export interface Picture {
  /** Its place in document order, as in `hidden`. */
  at: number;
  /** The address the browser chose, absolute. Empty when it chose none or the picture lies within the page. */
  currentSrc: string;
  /** Natural width in pixels, 0 when not loaded. */
  width: number;
  /** Natural height in pixels, 0 when not loaded. */
  height: number;
  /** How it looks and where it stands, as declarations (`fill:none;stroke:rgb(0, 0, 0)`), where that was asked. */
  look?: string;
}

/**
 * Every error that leaves this package: an `Error` with a stable code.
 *
 * - `no-article`: the page was read, but nothing on it is an article
 * - `empty-document`: the document has no content, such as `about:blank`
 * - `frameset`: the content lies in other documents
 * - `unsupported-document`: not an HTML page (a picture, a PDF, XML, XHTML), or no document at all
 * - `bad-snapshot`: the snapshot is damaged; the message names the field
 * - `bad-options`: an option is unknown or of the wrong type; the message names it
 * - `capture-mismatch`: the snapshot's `html` does not hold the page; capture again with `{ packed: true }`
 * - `not-ready`: `init()` has not finished
 * - `internal`: a fault of Recto's own, or the machine ran out of memory; the next call works again
 */
export interface RectoError extends Error {
  name: 'RectoError';
  code: ErrorCode;
}

/** See {@link RectoError}. */
export type ErrorCode =
  | 'no-article'
  | 'empty-document'
  | 'frameset'
  | 'unsupported-document'
  | 'bad-snapshot'
  | 'bad-options'
  | 'capture-mismatch'
  | 'not-ready'
  | 'internal';
