// @ts-check
// Finds a quotation again in a text that may have changed: by its words exactly, else by words that are nearly the same
// (Myers' algorithm). Words before and after it and its old position decide between several.

import search from 'approx-string-match';

/** @typedef {import('../../../highlights.js').Quote} Quote */
/** @typedef {import('./text-index.js').Place} Place */

/** Characters of the text before and after a quotation that are kept with it. */
const CONTEXT = 32;
/** Places with the same words that are compared. */
const MOST_PLACES = 1000;
/** Of a quotation's characters, how many may have changed. */
const CHANGED = 0.25;
/** A shorter quotation is found by its very words only: nearly the same would be others. */
const LEAST_FUZZY = 12;
/** Characters of a quotation, and of the text around its old place, that are searched for nearly the same words. */
const MOST_FUZZY = 2000;
const NEAR = 50_000;
/** Shares of the context from which a place is taken for that of a short quotation, or of one that stands there more than once. */
const LEAST_CONTEXT = 0.4;
const LONG = 40;

/**
 * @param {string} text
 * @param {Place} place
 * @returns {Quote}
 */
export function quoteOf(text, { start, end }) {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
    start,
    end,
  };
}

/**
 * @param {string} text
 * @param {Quote} quote
 * @returns {Place | undefined} undefined where its words are no longer there
 */
export function findQuote(text, quote) {
  const { exact, prefix, suffix, start, end } = quote;
  if (!exact) return undefined;
  if (text.slice(start, end) === exact && context(text, quote, { start, end }) === 1) return { start, end };
  return findExactly(text, quote) ?? findNearly(text, { exact, prefix, suffix, start, end });
}

/**
 * @param {string} text
 * @param {Quote} quote
 */
function findExactly(text, quote) {
  const { exact, start } = quote;
  /** @type {Place[]} */
  const places = [];
  for (let at = text.indexOf(exact); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(exact, at + 1)) {
    places.push({ start: at, end: at + exact.length });
  }
  const score = (/** @type {Place} */ place) =>
    context(text, quote, place) - Math.abs(place.start - start) / (10 * (text.length + 1));
  const best = places.sort((a, b) => score(b) - score(a))[0];
  if (!best) return undefined;
  const isSure = exact.length >= LONG && places.length === 1;
  return isSure || context(text, quote, best) >= LEAST_CONTEXT ? best : undefined;
}

/**
 * @param {string} text
 * @param {Quote} quote
 */
function findNearly(text, quote) {
  const { exact, start, end } = quote;
  if (exact.length < LEAST_FUZZY || exact.length > MOST_FUZZY) return undefined;
  const from = Math.max(0, start - NEAR);
  const near = text.slice(from, end + NEAR);
  const matches = search(near, exact, Math.floor(exact.length * CHANGED));
  const score = (/** @type {{start: number, end: number, errors: number}} */ match) =>
    1 -
    match.errors / exact.length +
    0.5 * context(near, quote, match) -
    Math.abs(from + match.start - start) / (10 * (near.length + 1));
  const best = matches.sort((a, b) => score(b) - score(a))[0];
  return best && { start: from + best.start, end: from + best.end };
}

/**
 * How much of the text around a place is as it was, 0 to 1. Nothing before it and nothing after is as it was at the
 * beginning and at the end.
 * @param {string} text
 * @param {Quote} quote
 * @param {Place} place
 */
function context(text, { prefix, suffix }, { start, end }) {
  const length = prefix.length + suffix.length;
  if (length === 0) return 1;
  let same = 0;
  for (let at = 1; at <= prefix.length && text[start - at] === prefix[prefix.length - at]; at += 1) same += 1;
  for (let at = 0; at < suffix.length && text[end + at] === suffix[at]; at += 1) same += 1;
  return same / length;
}
