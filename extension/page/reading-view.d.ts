// The reading view as its features see it.

import type { ViewArticle } from '../messages';
import type { Settings } from '../settings.js';
import type { FeatureName } from './parts.js';

/** An open reading view. Made by `view/article-view.js`, handed to each feature. */
export interface ReadingView {
  /** Everything of the view is in it, article and controls. It scrolls. */
  readonly dialog: HTMLDialogElement;
  /** The `<article>`: header and contents. */
  readonly main: HTMLElement;
  readonly article: ViewArticle;
  readonly settings: ViewSettings;
  /** Aborted when the view closes. Pass it to every listener on anything that outlives the view. */
  readonly signal: AbortSignal;
  /** Adds a style sheet to the shadow root, once however often it is added. */
  addStyleSheet(css: string): void;
  /** Inserts what is left of a long article at once. */
  insertAll(): void;
  /**
   * Calls `look` for each piece of the article's content: at once for what is there, later for each that is inserted. A
   * feature may add behaviour and wrap text; it never changes the words.
   */
  eachSlice(look: (elements: readonly Element[]) => void): void;
  /** Says something to those who read by ear. */
  announce(text: string): void;
  /** Opens the panel of a feature, or closes it; runs a feature without panel. */
  use(part: FeatureName): Promise<void>;
  close(): void;
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
  /** Does what the tool does at each press; for a tool without panel. */
  run?(view: ReadingView): void | Promise<void>;
}

/** How a feature comes into a view. */
export interface FeatureEntry {
  /** The script `parts/<part>.js`. It is loaded when it is first wanted. */
  readonly part: FeatureName;
  /** Whether the feature is wanted by itself. Asked after the first frame, after each inserted slice and change of settings. */
  readonly attachWhen?: (view: ReadingView) => boolean;
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
}
