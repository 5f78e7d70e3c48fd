// @ts-check
/** What is known about an article and its page, as lists. */
import { element } from './element.js';

/** @typedef {import("./playground.js").Article} Article */
/** @typedef {import("./playground.js").TraceEntry} TraceEntry */
/** @typedef {import("./playground.js").Figure} Figure */

/** A page of fifty thousand blocks must not stop the tab: so many are shown, and the rest is counted. */
const MOST_BLOCKS = 2000;

/**
 * The page as the judge saw it: each block with what became of it and why.
 *
 * @param {Element} list
 * @param {Element} tally
 * @param {TraceEntry[]} trace
 * @param {string} show `all`, `kept` or `dropped`
 */
export function showBlocks(list, tally, trace, show) {
  const kept = trace.filter((entry) => entry.kept).length;
  const chosen = trace.filter((entry) => show === 'all' || entry.kept === (show === 'kept'));
  tally.replaceChildren(
    element('b', {}, String(kept)),
    ` of ${trace.length} blocks kept`,
    chosen.length > MOST_BLOCKS ? ` · the first ${MOST_BLOCKS} are shown` : '',
    ...reasons(trace.filter((entry) => !entry.kept)),
  );
  list.replaceChildren(...chosen.slice(0, MOST_BLOCKS).map(block));
}

/**
 * How often each reason dropped a block, the most frequent first.
 *
 * @param {TraceEntry[]} dropped
 */
function reasons(dropped) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { reason } of dropped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([reason, count]) => element('span', { class: 'chip' }, `${reason} ${count}`));
}

/** @param {TraceEntry} entry */
function block(entry) {
  return element(
    'li',
    { class: entry.kept ? 'block kept' : 'block dropped' },
    element('p', { class: 'words', dir: 'auto' }, entry.text),
    element(
      'p',
      { class: 'why' },
      element('span', { class: 'chip' }, entry.reason),
      element('span', { class: 'because' }, entry.because),
      element('span', { class: 'score', title: 'score (log-odds)' }, signed(entry.score)),
    ),
    element('p', { class: 'path' }, entry.path),
  );
}

/** @param {number} score */
function signed(score) {
  return `${score < 0 ? '−' : '+'}${Math.abs(score).toFixed(2)}`;
}

/**
 * The facts about an article.
 *
 * @param {Element} list
 * @param {Article} article
 */
export function showAbout(list, article) {
  /** @type {[string, string | null | undefined][]} */
  const facts = [
    ['Title', article.title],
    ['Byline', article.byline],
    ['Authors', article.authors.join(' · ')],
    ['Published', article.publishedTime],
    ['Changed', article.modifiedTime],
    ['Site', article.siteName],
    ['Standfirst', article.standfirst],
    ['Excerpt', article.excerpt],
    ['Language', article.lang],
    ['Direction', article.dir],
    ['Address', article.url],
    ['Lead image', article.leadImage],
    ['Next page', article.nextPage],
    ['Kind', article.kind],
    ['Confidence', article.confidence.toFixed(2)],
    ['Words', `${article.wordCount.toLocaleString('en')} · ${article.readingMinutes} min`],
    ['Headings', article.headings.map((heading) => `${'#'.repeat(heading.level)} ${heading.text}`).join('\n')],
  ];
  list.replaceChildren(
    ...facts.flatMap(([name, value]) => [
      element('dt', {}, name),
      element('dd', { dir: 'auto', ...(value ? {} : { class: 'nothing' }) }, value || 'none'),
    ]),
  );
}

/**
 * Every figure with its caption and credit.
 *
 * @param {Element} list
 * @param {Figure[]} figures
 * @param {boolean} pictures
 */
export function showFigures(list, figures, pictures) {
  list.replaceChildren(
    ...figures.map((figure) => {
      const still = figure.kind === 'image' ? figure.src : figure.poster;
      return element(
        'li',
        { class: 'figure' },
        element(
          'div',
          { class: 'thumb' },
          pictures && still ? element('img', { src: still, alt: '', loading: 'lazy' }) : figure.kind,
        ),
        element(
          'dl',
          { class: 'facts' },
          ...pair('Caption', figure.caption),
          ...pair('Credit', figure.credit),
          ...pair('Alt', figure.alt),
          ...pair('Address', figure.src),
          ...pair('Kind', `${figure.kind}${figure.lead ? ', lead' : ''}${size(figure)}`),
        ),
      );
    }),
  );
  if (figures.length === 0) list.append(element('li', { class: 'nothing' }, 'This article has no figures.'));
}

/** @param {Figure} figure */
function size(figure) {
  return figure.width && figure.height ? `, ${figure.width} × ${figure.height}` : '';
}

/**
 * @param {string} name
 * @param {string | null | undefined} value
 */
function pair(name, value) {
  return [
    element('dt', {}, name),
    element('dd', { dir: 'auto', ...(value ? {} : { class: 'nothing' }) }, value || 'none'),
  ];
}

/**
 * How long each stage took, as bars.
 *
 * @param {Element} list
 * @param {[string, number][]} stages
 */
export function showTimings(list, stages) {
  const longest = Math.max(...stages.map(([, took]) => took), 0.01);
  const all = stages.reduce((sum, [, took]) => sum + took, 0);
  list.replaceChildren(
    ...[...stages, /** @type {[string, number]} */ (['all together', all])].map(([name, took]) => {
      const bar = element('meter', { min: '0', max: String(longest), value: String(Math.min(took, longest)) });
      return element(
        'li',
        {},
        element('span', {}, name),
        bar,
        element('span', { class: 'took' }, `${took.toFixed(2)} ms`),
      );
    }),
  );
}
