// What the type library does not know: the one global of the page's script, and the HTML Sanitizer API.

import type { Parts } from './page/parts.js';

declare global {
  /** Exists from the first press on. Lives in the extension's isolated world, where the page cannot see it. */
  var rectoReader: {
    /** The toolbar button was pressed. */
    press: () => void;
    /** Opens the article without a press, silently: where there is none nothing happens. */
    openByItself: () => void;
    /** The parts that have been loaded. */
    parts: Partial<Parts>;
  };

  interface Element {
    setHTML?: (html: string, options: { sanitizer: object }) => void;
  }
}
