// The reading view as its features see it.

import type { ReadResult, ViewArticle } from '../messages';
import type { NamedPart } from 'recto';
import type { Corrections } from '../corrections.js';
import type { Settings } from '../settings.js';
import type { FeatureName } from './parts.js';

/** An open reading view. Made by `view/article-view.js`, handed to each feature. */
export interface ReadingView {
  /** Everything of the view is in it, article and controls. It scrolls. */
  readonly dialog: HTMLDialogElement;
  /** The `<article>`: header and contents. */
  readonly main: HTMLElement;
  readonly article: ViewArticle;
  /** Every page of the article that is shown, in order. The first is `article`; the others the reader has asked for. */
  readonly pages: readonly ViewArticle[];
  /** Where the pages after the first were read. */
  readonly addresses: readonly string[];
  readonly settings: ViewSettings;
  /** Aborted when the view closes. Pass it to every listener on anything that outlives the view. */
  readonly signal: AbortSignal;
  readonly corrections: ViewCorrections;
  /** Where the reader is in the article. */
  anchor(): Resume['anchor'];
  /** What the view goes on with, where it has taken the place of another. */
  readonly resume?: Resume;
  /** Adds a style sheet to the shadow root, once however often it is added. */
  addStyleSheet(css: string): void;
  /** Inserts what is left of a long article at once. */
  insertAll(): void;
  /**
   * Calls `look` for each piece of the article's content: at once for what is there, later for each that is inserted. A
   * feature may add behaviour and wrap text; it never changes the words.
   */
  eachSlice(look: (elements: readonly Element[]) => void): void;
  /**
   * Reads every shown page of the article once more and has the core write it as Markdown.
   * @returns one text for each of `pages`; rejects with an error that carries a failure `code`
   */
  readMarkdown(): Promise<string[]>;
  /** Says something to those who read by ear; where it is `isShown`, others see it for some seconds. */
  announce(text: string, isShown?: boolean): void;
  /** Every key that does something in the view, in the order of the toolbar. */
  readonly shortcuts: readonly Shortcut[];
  /**
   * Opens the panel of a feature, or closes it; runs a feature without panel.
   * @param element what the reader activated, for a feature that is activated by elements of the article
   */
  use(part: FeatureName, element?: HTMLElement): Promise<void>;
  close(): void;
  /** Lets the page be seen through the view, or covers it again. The page stays out of reach. */
  stepAside(isAside: boolean): void;
}

/** What a view that takes the place of another goes on with. */
export interface Resume {
  /** The element at the top of the window, by the beginning of its text, and its distance from there in px. */
  anchor: { text: string; top: number };
  /** The feature whose panel is open, and what in it has the focus, by its name in that panel. */
  part: FeatureName;
  focus: string;
  /** Said when the view is there. */
  note: string;
}

/** What the reader has corrected on this site, and what it takes to change that. The same for all views of a document. */
export interface ViewCorrections {
  readonly origin: string;
  current: Readonly<Corrections>;
  /** What they were before each change, the last of which can be undone. */
  readonly before: Corrections[];
  /** The content of the page of this document, once it has been read again. */
  shown?: string;
  /** Reads the page of this document, or another one of the article. */
  read(corrections: Corrections, address?: string): Promise<ReadResult>;
  /**
   * The parts of the page of this document as it is now, or of another one of the article, with their names; undefined where
   * it cannot be read.
   */
  readParts(corrections: Corrections, address?: string): Promise<PageParts | undefined>;
  /** Shows another reading of the article in place of the view. */
  replace(first: ReadResult & { type: 'article' }, joined: readonly JoinedPage[], resume: Resume): Promise<void>;
}

/** A page of the article after the first. */
export interface JoinedPage {
  article: ViewArticle;
  /** Where it was read. */
  address: string;
}

/** The parts of a page, and its elements by their places. */
export interface PageParts {
  parts: readonly NamedPart[];
  elements: readonly Element[];
}

/** A key without modifier, as `KeyboardEvent.key` says it, and the key of its name in `messages.json`. */
export interface Shortcut {
  readonly key: string;
  readonly label: string;
}

/** The settings while a view is open. */
export interface ViewSettings {
  readonly current: Readonly<Settings>;
  /** Changes some settings, for this view at once and for later ones. */
  change(changes: Partial<Settings>): void;
  /** Makes type and colours as they were at first; where they belong to this site only, as they are on all others. */
  reset(): void;
  /** Whether changes of type and colours hold on this site only. */
  readonly isForSite: boolean;
  /** Switches that on, or off: then this site is as all others. Left out where there is no site, or nothing is stored. */
  readonly setForSite?: (isForSite: boolean) => void;
  /** Calls `listener` after each change, until the view closes. */
  onChange(listener: (settings: Readonly<Settings>) => void): void;
}

/** What a part of the view exports. All are optional; each is called at most once for a view, except `run`. */
export interface Feature {
  /** Gives the view something before any of the others is called. */
  attach?(view: ReadingView): void | Promise<void>;
  /** Fills the panel before it is first shown. */
  fillPanel?(view: ReadingView, panel: HTMLElement): void | Promise<void>;
  /**
   * Does what the tool does at each press, or what the activated element of the article asks for. Of a tool with a panel:
   * returns true where it has done something in place of opening the panel.
   */
  run?(view: ReadingView, element?: HTMLElement): unknown;
}

/** How a feature comes into a view. */
export interface FeatureEntry {
  /** The script `parts/<part>.js`. It is loaded when it is first wanted. */
  readonly part: FeatureName;
  /** Whether the feature is wanted by itself. Asked after the first frame, after each inserted slice and change of settings. */
  readonly attachWhen?: (view: ReadingView) => boolean;
  /**
   * The element of the article that runs the feature when it is activated, by a click or by Enter or Space: the given one
   * or one around it. Until then nothing is loaded. Where the part cannot be loaded, the click does what it does without.
   */
  readonly activatedBy?: (element: Element) => HTMLElement | null | undefined;
  /**
   * Whether the feature is wanted by itself, where that has to be looked up. Asked once, after the first frame; never
   * rejects.
   */
  readonly attachIf?: (view: ReadingView) => Promise<boolean>;
  /** An event in the view that makes the feature wanted. */
  readonly attachOn?: keyof HTMLElementEventMap;
  /** A button of the toolbar. */
  readonly tool?: Tool;
}

export interface Tool {
  /** The key of its name in `messages.json`. */
  readonly label: string;
  /** The key that uses it, as `KeyboardEvent.key` says it. */
  readonly key: string;
  /** Data of an SVG path on a grid of 16 by 16. */
  readonly icon: string;
  /** Whether it opens a panel. */
  readonly hasPanel: boolean;
  /** Whether it has a button of its own on narrow screens too, where the others are in a menu. At most three. */
  readonly isPrimary?: boolean;
  /** Whether the article has what it is for; asked like `attachWhen`. Always, where it is left out. */
  readonly isOffered?: (view: ReadingView) => boolean;
}
