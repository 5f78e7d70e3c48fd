// @ts-check
/** The playground: a page comes in, its article goes beside it. */
import init, { capture, extractSnapshot } from './recto.js';
import { ArticleView } from './article-view.js';
import { inert } from './markup.js';
import { showAbout, showBlocks, showFigures, showTimings } from './panes.js';
import { choose, tabs } from './tabs.js';

/** @typedef {import("./recto.js").Article} Article */
/** @typedef {import("./recto.js").Figure} Figure */
/** @typedef {import("./recto.js").TraceEntry} TraceEntry */

/** Something to look at before anything was chosen. */
const FIRST_SAMPLE = 'seed-semantic-figure';

/** So long after the last key a pasted page is read again. */
const PAUSE = 250;

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
function at(id) {
  return /** @type {T} */ (document.getElementById(id));
}

/** @type {HTMLTextAreaElement} */
const html = at('html');
/** @type {HTMLInputElement} */
const address = at('address');
/** @type {HTMLInputElement} */
const pictures = at('pictures');
/** @type {HTMLInputElement} */
const force = at('force');
/** @type {HTMLSelectElement} */
const sample = at('sample');
/** @type {HTMLSelectElement} */
const show = at('show');
const view = new ArticleView(at('article'));

/** @type {Article | undefined} */
let article;
/** The blocks of the page, also when it has no article. @type {TraceEntry[]} */
let trace = [];

/** @param {string} words */
function say(words) {
  at('status').textContent = words;
}

/** Reads what stands in the source field and shows it. */
function readPage() {
  if (html.value.trim() === '') {
    clear();
    view.say('Nothing to read yet', 'Choose a sample, open a file, or paste the HTML of a page.');
    say('Ready.');
    return;
  }
  const began = performance.now();
  const page = inert(html.value);
  const parsed = performance.now();
  const options = { trace: true, markdown: true, timings: true };
  try {
    const snapshot = { ...capture(page), url: address.value, baseUrl: base(page) };
    const captured = performance.now();
    trace = blocksOf(snapshot);
    const reading = performance.now();
    article = extractSnapshot(snapshot, { ...options, force: force.checked });
    const done = performance.now();
    const { read, judge, render, handover } = article.timings ?? { read: 0, judge: 0, render: 0, handover: 0 };
    showTimings(at('timings'), [
      ['parse the text', parsed - began],
      ['capture', captured - parsed],
      ['read', read],
      ['judge', judge],
      ['render', render],
      ['hand over', handover],
    ]);
    say(`${article.kind}, ${article.wordCount.toLocaleString('en')} words, read in ${(done - reading).toFixed(1)} ms.`);
    showArticle();
  } catch (error) {
    clear();
    showBlocks(at('blocks'), at('tally'), trace, show.value);
    const { code = 'internal', message } = /** @type {Error & { code?: string }} */ (error);
    if (code === 'no-article') {
      view.say('No article on this page', 'Nothing on it looks like one. “Read anyway” shows what there is.');
    } else {
      view.say('This page could not be read', message);
    }
    say(`No article (${code}).`);
  }
}

/**
 * What became of each block of a page, with or without an article.
 *
 * @param {import("./recto.js").Snapshot} snapshot
 * @returns {TraceEntry[]}
 */
function blocksOf(snapshot) {
  try {
    return extractSnapshot(snapshot, { trace: true, force: true }).trace ?? [];
  } catch {
    return [];
  }
}

/**
 * What addresses in a page are relative to: its first `<base>`, itself relative to the page.
 *
 * @param {Document} page
 */
function base(page) {
  const href = page.querySelector('base[href]')?.getAttribute('href');
  try {
    return href ? new URL(href, address.value || undefined).href : address.value;
  } catch {
    return address.value;
  }
}

function showArticle() {
  if (!article) return;
  view.show(article, pictures.checked);
  showBlocks(at('blocks'), at('tally'), trace, show.value);
  showAbout(at('about'), article);
  showFigures(at('figures'), article.figures, pictures.checked);
  at('figure-count').textContent = String(article.figures.length || '');
  at('markdown').textContent = article.markdown ?? '';
  const { trace: _trace, markdown: _markdown, timings: _timings, ...plain } = article;
  at('json').textContent = JSON.stringify(plain, null, 2);
}

function clear() {
  article = undefined;
  for (const id of ['blocks', 'tally', 'about', 'figures', 'figure-count', 'markdown', 'json', 'timings']) {
    at(id).replaceChildren();
  }
}

/**
 * Takes a page in.
 *
 * @param {string} text
 * @param {string} from its address
 * @param {boolean} trusted whether its pictures are ours
 */
function take(text, from, trusted) {
  html.value = text;
  address.value = from;
  pictures.checked = trusted;
  force.checked = false;
  readPage();
  for (const pane of document.querySelectorAll('.pane')) pane.scrollTop = 0;
}

/** @param {string} slug */
async function takeSample(slug) {
  sample.value = slug;
  const from = new URL(`samples/${slug}/page.html`, document.baseURI);
  // As text: a host may take `page.html` for a page of its own.
  const response = await fetch(new URL('page.txt', from));
  if (!response.ok) return say(`There is no sample ${slug}.`);
  take(await response.text(), from.href, true);
  // So that a reload and a link show the same sample.
  history.replaceState(null, '', `#${slug}`);
}

function leaveSample() {
  sample.value = '';
  history.replaceState(null, '', location.pathname);
}

/** @param {File} file */
async function takeFile(file) {
  leaveSample();
  take(await file.text(), '', false);
}

function wire() {
  document.querySelectorAll('[role=tablist]').forEach(tabs);
  sample.addEventListener('change', () => sample.value && takeSample(sample.value));
  show.addEventListener('change', () => showBlocks(at('blocks'), at('tally'), trace, show.value));
  pictures.addEventListener('change', showArticle);
  force.addEventListener('change', readPage);
  at('paste').addEventListener('click', () => {
    leaveSample();
    take('', '', false);
    choose(at('tab-source'));
    html.focus();
  });
  at('file').addEventListener('change', (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (file) takeFile(file);
    input.value = '';
  });
  let waiting = 0;
  for (const field of [html, address]) {
    field.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(readPage, PAUSE);
    });
  }
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    takeFile(file);
  });
}

async function start() {
  wire();
  const [slugs] = await Promise.all([fetch('samples.json').then((response) => response.json()), init(), view.load()]);
  sample.append(...slugs.map((/** @type {string} */ slug) => new Option(slug.replaceAll('-', ' '), slug)));
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (slugs.includes(wanted)) await takeSample(wanted);
  else await takeSample(FIRST_SAMPLE);
}

start().catch((error) => say(`The playground could not start: ${error}. Has the core been built (./build.sh build)?`));
