// @ts-check
// The article as a Markdown file: a head of title and source, what the core wrote, and the reader's highlights.

import { escaped, highlightsAsMarkdown } from '../quotes/markdown.js';
import { highlightsOf } from './highlights-of.js';

/** @typedef {import('../../reading-view').ReadingView} ReadingView */

/**
 * @param {ReadingView} view
 * @returns {Promise<string>} rejects where the page cannot be read any more
 */
export async function createMarkdown(view) {
  const { article, main } = view;
  const [bodies, highlights] = await Promise.all([view.readMarkdown(), highlightsOf(view)]);
  const date = main.querySelector('.head .date')?.textContent;
  const source = article.url && `[${escaped(article.siteName || new URL(article.url).host)}](<${article.url}>)`;
  const about = [article.byline && escaped(article.byline), date && escaped(date), source].filter(Boolean);
  const blocks = [
    article.title && `# ${escaped(article.title)}`,
    about.join(' · '),
    article.standfirst && `**${escaped(article.standfirst)}**`,
    ...bodies.map((body) => body.trim()),
    highlightsAsMarkdown(highlights),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
