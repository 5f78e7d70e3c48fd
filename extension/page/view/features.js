// @ts-check
// The features of the view beyond showing the article. Each is a part (`page/parts/<part>.js`) that a press does not load.
// A new feature is one entry here and one script there.

import { hasHighlights } from '../../highlights.js';

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
  {
    part: 'read-aloud',
    tool: {
      label: 'readAloud',
      key: 'l',
      icon: 'M2 6.2v3.6h2.4L8 13V3L4.4 6.2zM10.6 5.6a3.4 3.4 0 0 1 0 4.8M12.6 3.4a6.5 6.5 0 0 1 0 9.2',
      hasPanel: false,
    },
  },
  {
    part: 'highlights',
    attachIf: ({ article }) => hasHighlights(article.url),
    attachOn: 'selectstart',
    tool: { label: 'highlights', key: 'h', icon: 'M6 9.5 11.5 3l2 1.8L8 11.2l-2.6.6zM2 14h12', hasPanel: true },
  },
  {
    part: 'save',
    tool: { label: 'save', key: 's', icon: 'M8 2v8M4.8 7 8 10.2 11.2 7M2.5 11v3h11v-3', hasPanel: true },
  },
];
