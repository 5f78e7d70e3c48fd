// @ts-check
// The features of the view beyond showing the article. Each is a part (`page/parts/<part>.js`) that a press does not load.
// A new feature is one entry here and one script there.

import { isShipped } from '../../settings.js';

/** @typedef {import('../reading-view').FeatureEntry} FeatureEntry */

/** In the order of the toolbar. @type {readonly FeatureEntry[]} */
export const FEATURES = [
  {
    part: 'appearance',
    tool: {
      label: 'appearance',
      key: 'a',
      icon: 'M1.5 13 5.5 3l4 10M3 9.5h5M10 13l2.25-6 2.25 6M10.8 11h2.9',
      hasPanel: true,
    },
  },
  { part: 'fonts', attachWhen: ({ settings }) => isShipped(settings.current.face) },
];
