// @ts-check
// Readability's own test pages through `recto/readability`, with jsdom as in its tests: how often there is an article where it
// has one, and how the fields compare with what it expects. No test: its expectations are what its own algorithm gives.
//
//     node tests/package/readability_pages.mjs <folder of its test-pages>

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
// @ts-expect-error it has no types of its own
import { JSDOM, VirtualConsole } from 'jsdom';
import { PACKAGE } from './installed.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node readability_pages.mjs <folder>');
/** @type {typeof import('../../src/browser/package/readability.js')} */
const { Readability, isProbablyReaderable } = await import(pathToFileURL(join(PACKAGE, 'readability.js')).href);

const FIELDS = /** @type {const} */ (['title', 'byline', 'dir', 'lang', 'siteName', 'publishedTime', 'excerpt']);
const plain = (/** @type {unknown} */ value) => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '');
const words = (/** @type {string} */ text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

let pages = 0;
let read = 0;
let readerable = 0;
let thrown = 0;
/** @type {Record<string, {same: number, both: number, ours: number, theirs: number}>} */
const tally = {};
/** @type {number[]} */
const recalls = [];
/** @type {number[]} */
const precisions = [];
for (const name of readdirSync(folder).sort()) {
  const source = join(folder, name, 'source.html');
  if (!existsSync(source)) continue;
  pages += 1;
  const expected = JSON.parse(readFileSync(join(folder, name, 'expected-metadata.json'), 'utf8'));
  const { document } = new JSDOM(readFileSync(source), {
    url: 'http://fakehost/test/page.html',
    virtualConsole: new VirtualConsole(),
  }).window;
  readerable += Number(isProbablyReaderable(document) === expected.readerable);
  let article;
  try {
    article = new Readability(document).parse();
  } catch (error) {
    thrown += 1;
    console.log(`${name}: ${error}`);
    continue;
  }
  if (!article) {
    console.log(`${name}: none`);
    continue;
  }
  read += 1;
  for (const field of FIELDS) {
    const [ours, theirs] = [plain(article[field]), plain(expected[field])];
    const one = (tally[field] ??= { same: 0, both: 0, ours: 0, theirs: 0 });
    one.same += Number(ours === theirs);
    one.both += Number(ours !== '' && theirs !== '');
    one.ours += Number(ours !== '' && theirs === '');
    one.theirs += Number(ours === '' && theirs !== '');
  }
  const expectedPage = join(folder, name, 'expected.html');
  if (existsSync(expectedPage)) {
    const theirs = words(new JSDOM(readFileSync(expectedPage)).window.document.body.textContent ?? '');
    const ours = words(article.textContent);
    const left = new Map();
    for (const word of theirs) left.set(word, (left.get(word) ?? 0) + 1);
    let common = 0;
    for (const word of ours) {
      const count = left.get(word) ?? 0;
      if (count > 0) {
        common += 1;
        left.set(word, count - 1);
      }
    }
    recalls.push(common / Math.max(1, theirs.length));
    precisions.push(common / Math.max(1, ours.length));
  }
}
const mean = (/** @type {number[]} */ all) => (all.reduce((sum, one) => sum + one, 0) / all.length).toFixed(3);
console.log(
  `${pages} pages: ${read} with an article, ${thrown} threw, isProbablyReaderable as expected on ${readerable}`,
);
console.log(`words of Readability's article found: ${mean(recalls)}; of ours, in Readability's: ${mean(precisions)}`);
console.table(tally);
