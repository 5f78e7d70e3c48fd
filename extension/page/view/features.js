// @ts-check
// The features of the view beyond showing the article. Each is a part (`page/parts/<part>.js`) that a press does not load.
// A new feature is one entry here and one script there.

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
    part: 'correct',
    tool: { label: 'correct', key: 'c', icon: 'M10.5 2.5 13.5 5.5 6 13H3v-3zM8.5 4.5l3 3', hasPanel: true },
  },
];
