// @ts-check
// Highlights as data: stored page by page, never of a private window; and quotations found again in
// texts that have changed.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { bundleForTest } from '../../extension/bundle.mjs';
import { PARAGRAPHS } from './story.mjs';

/** @typedef {typeof import('../../extension/highlights.js')} Data */
/** @typedef {import('../../extension/highlights.js').Highlight} Highlight */

const ADDRESS = 'https://narrows.example/ferry';
/** @type {string} */
let script;
/** @type {typeof import('../../extension/page/parts/quotes/anchoring.js')} */
let anchoring;

before(async () => {
  script = await bundleForTest('extension/highlights.js', 'data');
  const quotes = await bundleForTest('extension/page/parts/quotes/anchoring.js', 'anchoring');
  anchoring = new Function(`${quotes}; return anchoring;`)();
});

/**
 * The module over a storage of its own.
 * @param {{isPrivate?: boolean, stored?: Record<string, unknown>}} [wishes]
 * @returns {{data: Data, stored: Record<string, any>}}
 */
function open({ isPrivate = false, stored = {} } = {}) {
  const local = {
    get: async (/** @type {string | null} */ key) => structuredClone(key === null ? stored : { [key]: stored[key] }),
    set: async (/** @type {object} */ values) => void Object.assign(stored, structuredClone(values)),
    remove: async (/** @type {string} */ key) => void delete stored[key],
  };
  const chrome = { storage: { local }, extension: { inIncognitoContext: isPrivate } };
  return { data: new Function('chrome', `${script}; return data;`)(chrome), stored };
}

/**
 * @param {string} id
 * @param {number} start
 * @returns {Highlight}
 */
const highlight = (id, start) => ({
  id,
  quote: { exact: 'cross', prefix: '', suffix: '', start, end: start + 5 },
  colour: 'green',
  note: '',
  page: 1,
  created: '2026-05-04T08:00:00.000Z',
});

test('highlights are stored by the address of their article, in the order of the text', async () => {
  const { data, stored } = open();
  assert.equal(
    await data.changeHighlights(`${ADDRESS}#top`, 'The ferry', () => [highlight('b', 9), highlight('a', 1)]),
    true,
  );
  assert.deepEqual(Object.keys(stored), [`highlights:${ADDRESS}`]);
  assert.deepEqual(
    (await data.loadHighlights(ADDRESS)).map(({ id }) => id),
    ['a', 'b'],
  );
  assert.deepEqual([await data.hasHighlights(ADDRESS), await data.hasHighlights(`${ADDRESS}s`)], [true, false]);
  await data.changeHighlights(ADDRESS, 'The ferry', (known) => known.filter(({ id }) => id !== 'a'));
  assert.deepEqual(
    (await data.loadHighlights(ADDRESS)).map(({ id }) => id),
    ['b'],
  );
  await data.changeHighlights(ADDRESS, 'The ferry', () => []);
  assert.deepEqual(stored, {}, 'nothing is left of the last one');
});

test('all that is stored can be listed, and forgotten article by article', async () => {
  const { data, stored } = open({ stored: { settings: {} } });
  await data.changeHighlights(ADDRESS, 'The ferry', () => [highlight('a', 1)]);
  assert.deepEqual(await data.loadAllHighlights(), [
    { address: ADDRESS, title: 'The ferry', highlights: [highlight('a', 1)] },
  ]);
  await data.removeHighlights(ADDRESS);
  assert.deepEqual(stored, { settings: {} });
});

test('only highlights of an address are taken from a file', async () => {
  const { data } = open();
  const value = { title: 'The ferry', highlights: [highlight('a', 1)] };
  assert.equal(data.isStoredHighlights(ADDRESS, value), true);
  for (const [address, other] of /** @type {[string, unknown][]} */ ([
    ['no address', value],
    [`${ADDRESS}#top`, value],
    [ADDRESS, { ...value, title: 1 }],
    [ADDRESS, { ...value, highlights: [] }],
    [ADDRESS, { ...value, highlights: [highlight('a', 1), { ...highlight('b', 2), colour: 'url(x)' }] }],
    [ADDRESS, null],
  ])) {
    assert.equal(data.isStoredHighlights(address, other), false, JSON.stringify([address, other]));
  }
});

test('damaged and foreign values are left out', async () => {
  const stored = {
    [`highlights:${ADDRESS}`]: {
      title: 1,
      highlights: [highlight('a', 1), { id: 'b' }, { ...highlight('c', 2), colour: 'url(x)' }, null],
    },
    'highlights:https://b.example/': 'none',
    settings: { face: 'serif' },
  };
  const { data } = open({ stored });
  assert.deepEqual(
    (await data.loadAllHighlights()).map((one) => [one.address, one.highlights.length]),
    [[ADDRESS, 1]],
  );
});

test('nothing of a private window is stored, nor removed there', async () => {
  const stored = { [`highlights:${ADDRESS}`]: { title: '', highlights: [highlight('a', 1)] } };
  const { data } = open({ isPrivate: true, stored });
  assert.equal((await data.loadHighlights(ADDRESS)).length, 1, 'what was stored before is shown');
  assert.equal(await data.changeHighlights(ADDRESS, '', (known) => [...known, highlight('b', 2)]), false);
  assert.equal(await data.changeHighlights(ADDRESS, '', () => []), false);
  assert.deepEqual(stored[`highlights:${ADDRESS}`].highlights, [highlight('a', 1)]);
});

const TEXT = PARAGRAPHS.join('');

/** The quotation of some words. @param {string} words @param {string} [text] */
function quoteOf(words, text = TEXT) {
  const start = text.indexOf(words);
  return anchoring.quoteOf(text, { start, end: start + words.length });
}

/** @param {string} text @param {import('../../extension/highlights.js').Quote} quote */
function found(text, quote) {
  const place = anchoring.findQuote(text, quote);
  return place && text.slice(place.start, place.end);
}

test('a quotation is found where it was, where it has moved to, and where its words have changed a little', () => {
  const words = 'the ferry leaves from the market and lands at the school';
  assert.equal(found(TEXT, quoteOf(words)), words);
  assert.equal(found(`A new beginning. ${TEXT}`, quoteOf(words)), words);
  assert.equal(
    found(TEXT.replace('leaves from the market', 'leaves from the old market'), quoteOf(words)),
    'the ferry leaves from the old market and lands at the school',
  );
  assert.equal(
    found(TEXT.replace(words, 'nothing of the kind has ever been told to anybody'), quoteOf(words)),
    undefined,
  );
});

test('of several places with the same words the one with the same context is taken', () => {
  const text = 'In May the ferry sailed. In June the ferry sailed. In July the ferry sailed.';
  const start = text.indexOf('the ferry', 30);
  const quote = anchoring.quoteOf(text, { start, end: start + 9 });
  const moved = `It was a good year for boats. ${text}`;
  assert.deepEqual(anchoring.findQuote(moved, quote), { start: start + 30, end: start + 39 });
  assert.equal(
    anchoring.findQuote('Nobody saw the ferry again.', quote),
    undefined,
    'a short one elsewhere is another',
  );
});
