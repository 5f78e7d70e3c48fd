// What the classic scripts of the page's half give each other, and what the type library does not know yet.

import type { Answer, Code, Preferences, Shown } from './messages';
import type { CaptureOptions, Snapshot } from './recto';

type Stage = {
  style: string;
  label: string;
  covers: boolean;
  left: () => void;
};

type ArticleView = {
  article: Shown;
  style: string;
  preferences: Preferences;
  more: (address: string) => Promise<Answer>;
  left: () => void;
};

type Next = {
  address: string;
  more: (address: string) => Promise<Answer>;
  show: (article: Shown) => void;
};

type Toolbar = {
  preferences: Preferences;
  close: () => void;
  change: (preferences: Preferences) => void;
};

declare global {
  var rectoCapture: (document: Document, options: CaptureOptions) => Snapshot;
  var rectoReading: { press: () => void };
  var rectoDocument: {
    root: () => Element | null;
    body: () => HTMLElement | null;
    active: () => Element | null;
    loading: () => boolean;
    shows: () => boolean;
    whenParsed: (act: () => void) => void;
    element: <K extends keyof HTMLElementTagNameMap>(name: K, className?: string) => HTMLElementTagNameMap[K];
    foreign: (language: string, name: string) => Element;
    text: (text: string) => Text;
    fragment: () => DocumentFragment;
    adopt: (where: ShadowRoot | 'document', text: string) => () => void;
  };
  var rectoCaret: () => () => void;
  var rectoInsert: (target: Element, html: string) => void;
  var rectoMessage: (name: string) => string;
  var rectoWords: (article: Shown) => {
    author: string;
    date: { text: string; datetime: string } | undefined;
    site: string;
    time: string;
  };
  var rectoPreferences: {
    SIZES: number[];
    load: () => Promise<Preferences>;
    save: (preferences: Preferences) => Promise<void>;
  };
  var rectoStage: (stage: Stage) => {
    dialog: HTMLDialogElement;
    open: () => void;
    leave: () => void;
    repaint: () => void;
  };
  var rectoToolbar: (toolbar: Toolbar) => HTMLElement;
  var rectoArticle: (view: ArticleView) => () => void;
  var rectoNext: (next: Next) => HTMLElement;
  var rectoNotice: (notice: { code: Code; left: () => void; force?: () => void }) => () => void;
  var rectoSign: () => { end: () => void };

  interface Element {
    setHTML?: (html: string, options: { sanitizer: object }) => void;
  }
}
