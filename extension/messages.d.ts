// Every message between the page's script (page/) and the worker (worker/). A read is a conversation over a port named
// `read`: the page sends the snapshot, the worker sends one result. What needs no more than one message is a request.

import type { Article, ErrorCode, Options, Snapshot } from 'recto';

/** Why no article is shown: the core's error codes, and what only the extension can run into. */
export type FailureCode = ErrorCode | 'internal' | 'too-large';

/** How to read. */
export type ReadOptions = Options & {
  /** Fail with `no-article` unless the core finds the page readable: nobody has asked for its article. */
  onlyReadable?: boolean;
};

/** From the page over the port `read`. */
export type ReadMessage =
  /** The next chunk of `snapshot.html`: a message may hold 64 MiB, a page may be larger. */
  | { type: 'html-chunk'; html: string }
  /** The rest of the snapshot. All chunks have been sent. */
  | { type: 'read'; snapshot: Omit<Snapshot, 'html'>; options: ReadOptions };

/** The article as the view gets it, without the plain text: on a long page that is half of the message, and unused. */
export type ViewArticle = Omit<Article, 'textContent'>;

/** Date and reading time in the reader's language; empty where nothing is known. */
export type HeaderTexts = { date: string; readingTime: string };

/** From the worker over the port `read`, once for each `read`. `texts` are left out by a worker that has just started. */
export type ReadResult =
  | { type: 'article'; article: ViewArticle; texts?: HeaderTexts }
  | { type: 'failure'; code: FailureCode; message: string };

/** From the worker over the port `read`: the result, and before it a sign that the worker has just started. */
export type ReadAnswer = ReadResult | { type: 'starting' };

/** A part of the view that is loaded when it is first wanted: `page/parts/<name>.js`. */
export type PartName = keyof import('./page/parts.js').Parts;

/**
 * From the page or the options page with `runtime.sendMessage`. The answer is whether it was done; of `set-window-state`, the state before, and
 * of `load-font`, the file, or false.
 */
export type Request =
  /** Inject a part into the document that asks. Answered when it has run. */
  | { type: 'load-part'; part: PartName }
  /** Give the window another state, such as full screen. The answer is the state before. */
  | { type: 'set-window-state'; state: string }
  /** A file of `fonts/`: its bytes, or as text in Base64. */
  | { type: 'load-font'; file: string; asText: boolean }
  /** The article of this page may open by itself: it belongs to a site that the reader has chosen. */
  | { type: 'open-article'; address: string }
  /** The reader has left an article that had opened by itself. */
  | { type: 'remember-leaving'; address: string }
  /** Settings have changed, here by their keys: carry them to the reader's other devices. */
  | { type: 'share-settings'; values: Record<string, unknown> }
  /** Open the options page at a section. */
  | { type: 'open-options'; section: string }
  /** An article is being read: any message keeps the worker from being stopped. */
  | { type: 'stay-awake' }
  /** The document cannot show HTML elements: show the failure on the toolbar button. */
  | { type: 'show-failure'; code: FailureCode };
