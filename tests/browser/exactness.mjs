// @ts-check
// Is the tree that the reader makes the page's own? Loads pages in a real Chromium, scripts on and cut off from the
// world, and holds both forms of the snapshot against the live tree, node for node.
//
//   node tests/browser/exactness.mjs            the pages written here, then those of the corpora
//   node tests/browser/exactness.mjs own        the pages written here
//   node tests/browser/exactness.mjs wcxb 0012  those of one corpus, those whose name holds a word
//
// It fails when a page was read without complaint and yet differs, when the packed form could not say a page, and when a
// page written here does not end as written.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { findChromium, launchChromium } from './launch.mjs';
import { PAGES } from './exactness_pages.mjs';

/** @typedef {{name: string, read: () => Uint8Array | string, expect?: Record<string, string>}} Stored */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CORPORA = process.env.RECTO_CORPORA ?? join(ROOT, '../shared/corpora');
const TABS = 2;
/** Stored pages may wait for answers that never come: after this the tree is taken as it stands. Milliseconds. */
const PATIENCE = 8000;

const LIVE_TREE = readFileSync(new URL('exactness_tree.js', import.meta.url), 'utf8');

/** @param {string[]} wishes @returns {Stored[]} */
function pagesOf([corpus, word = '']) {
  const own = PAGES.map(({ name, html, expect, packed = 'same' }) => ({
    name: `own/${name}`,
    read: () => html,
    expect: { serialised: expect, packed },
  }));
  /** @type {Stored[]} */
  const stored = [];
  if (!existsSync(CORPORA)) {
    console.log(`corpora skipped: no folder ${CORPORA} (RECTO_CORPORA names it)`);
  } else {
    for (const folder of ['wcxb', 'aeb']) {
      for (const file of readdirSync(join(CORPORA, folder, 'html'))
        .filter((file) => file.endsWith('.html.gz'))
        .sort()) {
        const path = join(CORPORA, folder, 'html', file);
        stored.push({ name: `${folder}/${file.slice(0, -8)}`, read: () => gunzipSync(readFileSync(path)) });
      }
    }
    for (const slug of readdirSync(join(CORPORA, 'mozilla')).sort()) {
      const path = join(CORPORA, 'mozilla', slug, 'source.html');
      if (existsSync(path)) stored.push({ name: `mozilla/${slug}`, read: () => readFileSync(path) });
    }
  }
  const all = [...own, ...stored];
  return corpus ? all.filter(({ name }) => name.startsWith(`${corpus}/`) && name.includes(word)) : all;
}

/** @param {Stored[]} pages */
async function serve(pages) {
  const server = createServer((request, response) => {
    const page = pages[Number(/^\/(\d+)\/page\.html(\?|$)/.exec(request.url ?? '')?.[1] ?? -1)];
    if (!page) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html' }).end(page.read());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}

/** The comparison, a native program that answers a line with a line. */
function startComparison() {
  const args = ['run', '-q', '--features', 'cli', '--example', 'exactness'];
  const comparison = spawn('cargo', args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  /** @type {((answer: any) => void)[]} */
  const waiting = [];
  createInterface({ input: comparison.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line)));
  comparison.on('exit', (code) => waiting.forEach((answer) => answer({ failed: `comparison ended with ${code}` })));
  return {
    /** @param {string} line @returns {Promise<any>} */
    compare: (line) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        comparison.stdin.write(`${line}\n`);
      }),
    end: () => comparison.stdin.end(),
  };
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 * @param {boolean} scripting
 */
async function takeLiveTree(browser, url, scripting) {
  const page = await browser.newPage();
  try {
    page.on('dialog', (dialog) => dialog.dismiss().catch(() => {}));
    await page.setJavaScriptEnabled(scripting);
    const waitUntil = scripting ? 'load' : 'domcontentloaded';
    await page.goto(url, { waitUntil, timeout: PATIENCE }).catch(() => {});
    if (page.url().split(/[?#]/)[0] !== url) throw new Error(`the page went to ${page.url()}`);
    const client = await page.createCDPSession();
    const { frameTree } = await client.send('Page.getFrameTree');
    const world = await client.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
      expression: `${LIVE_TREE};tellLiveTree(${scripting})`,
      contextId: world.executionContextId,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return /** @type {string} */ (result.value);
  } finally {
    await page.close().catch(() => {});
  }
}

const pages = pagesOf(process.argv.slice(2));
const { server, port } = await serve(pages);
const browser = await launchChromium({
  // The stored pages ask for thousands of others: nothing but this machine answers.
  args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
});
const comparison = startComparison();

/** @type {Record<string, Record<string, number>>} */
const tally = {};
/** @type {string[]} */
const notes = [];
let failures = 0;
let nodes = 0;

/** @param {number} index */
async function check(index) {
  const { name, expect } = pages[index];
  const folder = name.split('/')[0];
  /** @param {string} outcome */
  const count = (outcome) => {
    tally[folder] ??= {};
    tally[folder][outcome] = (tally[folder][outcome] ?? 0) + 1;
  };
  try {
    const url = `http://127.0.0.1:${port}/${index}/page.html`;
    const live = await takeLiveTree(browser, url, true).catch((error) => {
      // Its own script sent it away. Without script it stays.
      notes.push(`${name}: taken with scripting off, as ${error.message}`);
      count('taken with scripting off');
      return takeLiveTree(browser, url, false);
    });
    const answer = await comparison.compare(live);
    if (answer.failed) throw new Error(answer.failed);
    nodes += answer.nodes;
    for (const form of ['serialised', 'packed']) {
      const [outcome, why] = typeof answer[form] === 'string' ? [answer[form], ''] : Object.entries(answer[form])[0];
      count(outcome === 'refused' ? `${form} ${outcome} (${why})` : `${form} ${outcome}`);
      const wrong = outcome === 'different' || (form === 'packed' && outcome === 'noticed');
      const unexpected = expect ? outcome !== expect[form] : wrong;
      if (unexpected) failures += 1;
      if (unexpected || (!expect && outcome === 'noticed')) notes.push(`${name}: ${form} ${outcome} ${why}`);
    }
  } catch (error) {
    failures += 1;
    count('not taken');
    notes.push(`${name}: not taken: ${error instanceof Error ? error.message : error}`);
  }
}

let next = 0;
await Promise.all(
  Array.from({ length: TABS }, async () => {
    while (next < pages.length) await check(next++);
  }),
);
comparison.end();
await browser.close();
server.close();

for (const note of notes.sort()) console.log(note);
console.log(`\n${pages.length} pages, ${nodes} nodes in ${await versionOf()}`);
for (const [folder, outcomes] of Object.entries(tally)) {
  for (const [outcome, number] of Object.entries(outcomes).sort()) console.log(`  ${folder}: ${outcome}: ${number}`);
}
console.log(failures === 0 ? 'all as expected' : `${failures} not as expected`);
process.exitCode = failures === 0 ? 0 : 1;

async function versionOf() {
  return execFileSync(findChromium(), ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
