// @ts-check
// An article of 200,000 words, as long as two novels.

import { PARAGRAPHS, story } from './story.mjs';

const SENTENCE =
  'the ferry crossed <em>again</em> that day with eleven people and a dog, and the <a href="/x">baker</a>, who had baked for more, sold out before noon all the same. ';

/** Paragraphs of 84 words each. */
const DAYS = Array.from({ length: 2460 }, (_, day) => `On day ${day} ${SENTENCE.repeat(3)}`);

/** How its last paragraph begins. */
export const LAST = `On day ${DAYS.length - 1} `;

export const LONG_ARTICLE = story({ paragraphs: [...PARAGRAPHS, ...DAYS] });
