// @ts-check
// The features of the view beyond showing the article. Each is a part (`page/parts/<part>.js`) that a press does not load.
// A new feature is one entry here and one script there.

import { hasHighlights } from '../../highlights.js';
import { noteCall } from './note-call.js';
import { activePicture } from './pictures.js';
import { isShipped } from '../../settings.js';

/** @typedef {import('../reading-view').FeatureEntry} FeatureEntry */

/** In minutes of reading: a shorter article is read at once. */
const LONG_READING = 3;

/** In the order of the toolbar. @type {readonly FeatureEntry[]} */
export const FEATURES = [
  {
    part: 'appearance',
    tool: {
      label: 'appearance',
      key: 'a',
      icon: 'M1.5 13 5.5 3l4 10M3 9.5h5M10 13l2.25-6 2.25 6M10.8 11h2.9',
      hasPanel: true,
      isPrimary: true,
    },
  },
  {
    part: 'outline',
    tool: {
      label: 'outline',
      key: 'o',
      icon: 'M2 3.5h12M5 8h9M5 12.5h9M2 8h.01M2 12.5h.01',
      hasPanel: true,
      isPrimary: true,
      isOffered: ({ main }) => main.querySelectorAll('.content :is(h1, h2, h3, h4, h5, h6)').length >= 2,
    },
  },
  {
    part: 'progress',
    attachWhen: ({ article, settings }) =>
      settings.current.progress !== 'off' && article.readingMinutes >= LONG_READING,
  },
  {
    part: 'place',
    attachWhen: ({ article, settings }) => settings.current.place && article.readingMinutes >= LONG_READING,
  },
  { part: 'lightbox', activatedBy: activePicture },
  { part: 'notes', activatedBy: noteCall },
  { part: 'code', attachWhen: ({ main }) => !!main.querySelector('.content pre') },
  { part: 'code-colours', attachWhen: ({ main }) => !!main.querySelector('.content pre > code[class^="language-"]') },
  { part: 'tables', attachWhen: ({ main }) => !!main.querySelector('.content .table-box') },
  {
    part: 'read-aloud',
    tool: {
      label: 'readAloud',
      key: 'l',
      icon: 'M2 6.2v3.6h2.4L8 13V3L4.4 6.2zM10.6 5.6a3.4 3.4 0 0 1 0 4.8M12.6 3.4a6.5 6.5 0 0 1 0 9.2',
      hasPanel: false,
      isPrimary: true,
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
  {
    part: 'correct',
    tool: { label: 'correct', key: 'c', icon: 'M10.5 2.5 13.5 5.5 6 13H3v-3zM8.5 4.5l3 3', hasPanel: true },
  },
  {
    part: 'focus',
    attachWhen: ({ settings }) => settings.current.guide !== 'off',
    tool: {
      label: 'focus',
      key: 'f',
      icon: 'M2 5V3a1 1 0 0 1 1-1h2M11 2h2a1 1 0 0 1 1 1v2M14 11v2a1 1 0 0 1-1 1h-2M5 14H3a1 1 0 0 1-1-1v-2M5 8h6',
      hasPanel: true,
    },
  },
  {
    part: 'shortcuts',
    tool: {
      label: 'shortcuts',
      key: '?',
      icon: 'M2 4.5h12v7H2zM4.5 7h.01M7 7h.01M9.5 7h.01M12 7h.01M5 9.5h6',
      hasPanel: true,
    },
  },
  { part: 'fonts', attachWhen: ({ settings }) => isShipped(settings.current.face) },
];
