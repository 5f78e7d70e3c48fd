// @ts-check
// Highlights as Markdown: quotations, each with its note.

import { message } from '../../../i18n.js';

/** @typedef {import('../../../highlights.js').Highlight} Highlight */

/**
 * @param {readonly Highlight[]} highlights in the order of the text
 * @returns {string} empty for none
 */
export function highlightsAsMarkdown(highlights) {
  if (!highlights.length) return '';
  const quotes = highlights.map(({ quote, note }) => {
    const lines = escaped(quote.exact).split('\n');
    const quoted = lines.map((line) => `> ${line}`.trimEnd()).join('\n');
    return note ? `${quoted}\n\n${escaped(note)}` : quoted;
  });
  return [`## ${escaped(message('highlights'))}`, ...quotes].join('\n\n');
}

/**
 * Text that stands for itself in Markdown.
 * @param {string} text
 */
export function escaped(text) {
  return text
    .replace(/[\\`*_[\]<>|~&]/g, '\\$&')
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s|$)/gm, (_, indent, mark) => indent + mark.replace(/.$/, '\\$&'));
}
