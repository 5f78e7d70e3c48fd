// What the extension's two halves say to each other, all of it. The page's half (content.js) opens a port named `read`,
// hands over the snapshot and gets one answer; nothing else is ever sent.

import type { Article, ErrorCode as CoreCode, Options, Snapshot } from './recto';

/** Why no article is shown: what the core says, and what only the extension can run into. */
export type Code = CoreCode | 'internal' | 'too-large';

/** From the page's half to the worker. */
export type Question =
  /** The next piece of `snapshot.html`: a message may hold 64 MiB, a page may be larger. */
  | { type: 'piece'; html: string }
  /** The rest of the snapshot: all pieces have come, read it. */
  | { type: 'read'; snapshot: Omit<Snapshot, 'html'>; options: Options }
  /** The document cannot show a message: say it on the toolbar button. */
  | { type: 'unshowable'; code: Code };

/** What the view shows. Of a long page, half of the way to the page would be its plain text, which nobody reads there. */
export type Shown = Omit<Article, 'textContent'>;

/** From the worker to the page's half, once for each `read`. */
export type Answer =
  { type: 'article'; article: Shown; style: string } | { type: 'failure'; code: Code; message: string };

/** What a person chose for the reading view. */
export interface Preferences {
  face: 'serif' | 'sans';
  /** Index into the sizes of the view, smallest first. */
  size: number;
  theme: 'auto' | 'light' | 'sepia' | 'dark';
}
