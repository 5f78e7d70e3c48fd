// @ts-check
// Ten typical pages of our own on which counts are taken: `node tests/bench/pages/index.mjs <folder>` writes each as HTML
// and as a snapshot.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { h, picture, snapshot } from './builder.mjs';
import { comments, footer, header, newsletter, page, shareBar, teasers } from './frame.mjs';
import { docs, encyclopedia, thread } from './kinds.mjs';
import { writer } from './prose.mjs';

/** @typedef {import('./builder.mjs').Snapshot} Snapshot */
/** @typedef {import('./builder.mjs').MadeElement} MadeElement */

/**
 * @typedef {object} Story
 * @property {string} name
 * @property {'english' | 'german' | 'japanese'} language
 * @property {string} title
 * @property {string} author
 * @property {string} byline
 * @property {number} paragraphs
 * @property {number} pictures
 * @property {number} others teasers below it
 * @property {number} replies comments below it
 * @property {boolean} [code] with listings, as a blog of programmers has
 */

/** @type {Story[]} */
const STORIES = [
  {
    name: 'news',
    language: 'english',
    title: 'The ferry that came back after eleven winters',
    author: 'Ines Aldous',
    byline: 'By Ines Aldous',
    paragraphs: 24,
    pictures: 3,
    others: 18,
    replies: 12,
  },
  {
    name: 'news-short',
    language: 'english',
    title: 'Bridge closed until Thursday morning',
    author: 'Tom Pellew',
    byline: 'Tom Pellew',
    paragraphs: 5,
    pictures: 1,
    others: 4,
    replies: 0,
  },
  {
    name: 'long-read',
    language: 'english',
    title: 'What the river keeps',
    author: 'Mara Lindqvist',
    byline: 'Words by Mara Lindqvist',
    paragraphs: 90,
    pictures: 9,
    others: 12,
    replies: 40,
  },
  {
    name: 'blog',
    language: 'english',
    title: 'Counting tides with sixty lines of code',
    author: 'Jo Amsel',
    byline: 'Posted by Jo Amsel',
    paragraphs: 16,
    pictures: 1,
    others: 5,
    replies: 8,
    code: true,
  },
  {
    name: 'german',
    language: 'german',
    title: 'Die Fähre, die nach elf Wintern zurückkam',
    author: 'Ines Aldous',
    byline: 'Von Ines Aldous',
    paragraphs: 18,
    pictures: 2,
    others: 12,
    replies: 0,
  },
  {
    name: 'japanese',
    language: 'japanese',
    title: '十一年ぶりに戻ってきた渡し船',
    author: '青木 里奈',
    byline: '文・青木 里奈',
    paragraphs: 14,
    pictures: 2,
    others: 8,
    replies: 0,
  },
];

const LANG = { english: 'en-GB', german: 'de', japanese: 'ja' };

/** @returns {Record<string, Snapshot>} by name */
export function madePages() {
  const all = STORIES.map((story, at) => /** @type {const} */ ([story.name, storyPage(story, 101 + at)]));
  all.push(['listing', listing()], ['docs', docs()], ['encyclopedia', encyclopedia()], ['thread', thread()]);
  return Object.fromEntries(all.map(([name, root]) => [name, snapshot(`https://press.example/${name}/one`, root)]));
}

/**
 * @param {Story} story
 * @param {number} seed
 */
function storyPage(story, seed) {
  const { name, language, title, author, byline, paragraphs, pictures, others, replies, code } = story;
  const text = writer(language, seed);
  const summary = text.sentence();
  /** @type {MadeElement[]} */
  const body = [];
  for (let at = 0; at < paragraphs; at += 1) {
    if (at % 7 === 5) body.push(h('h2', null, text.clause()));
    const link = at % 4 === 1 ? [' ', h('a', { href: `/background/${at}` }, text.clause()), '. '] : [];
    body.push(
      h('p', null, text.paragraph(2 + text.random(3)), link, at % 5 === 2 ? h('em', null, text.sentence()) : ''),
    );
    if (at % 9 === 4)
      body.push(h('blockquote', null, h('p', null, text.sentence()), h('cite', null, 'Anna Verhoeven')));
    if (at % 11 === 3)
      body.push(
        h('aside.inline-related', null, h('b', null, 'Read more: '), h('a', { href: `/story/${at}` }, text.clause())),
      );
    if (at === 6) body.push(h('ul', null, ...[1, 2, 3, 4].map(() => h('li', null, text.sentence()))));
    if (code && at % 3 === 1) body.push(h('pre', null, h('code.language-rust', null, listingOf(at))));
    if (at > 0 && at % Math.ceil(paragraphs / pictures) === 0) body.push(figure(at, text.sentence()));
  }
  return page(
    {
      url: `https://press.example/${name}/one`,
      lang: LANG[language],
      site: 'The Quay',
      title,
      summary,
      author,
      published: '2026-03-12T06:30:00+01:00',
      type: code ? 'BlogPosting' : 'NewsArticle',
    },
    header('The Quay'),
    h(
      'main',
      { id: 'main' },
      h(
        'nav.breadcrumb',
        { 'aria-label': 'Breadcrumb' },
        h(
          'ol',
          null,
          h('li', null, h('a', { href: '/' }, 'Home')),
          h('li', null, h('a', { href: '/region' }, 'Region')),
        ),
      ),
      h(
        'article.story',
        null,
        h('p.kicker', null, 'Region'),
        h('h1.story__title', null, title),
        h('p.story__lead', null, summary),
        h(
          'div.story__meta',
          null,
          h('span.byline', null, byline),
          h('time', { datetime: '2026-03-12T06:30:00+01:00' }, '12 March 2026, 06:30'),
          h('span.reading-time', null, '6 min read'),
        ),
        shareBar(),
        figure(0, text.sentence()),
        h('div.story__body', null, ...body),
        h(
          'div.author-box',
          null,
          picture({ src: '/people/1.jpg', alt: '', width: 96, height: 96 }, [96, 96]),
          h('p', null, h('b', null, author), ' writes about rivers, roads and those who keep them open.'),
        ),
        h(
          'ul.tags',
          null,
          ...['Harbour', 'Ferries', 'Floods'].map((tag) =>
            h('li', null, h('a', { href: `/tag/${tag}`, rel: 'tag' }, tag)),
          ),
        ),
        shareBar(),
      ),
      newsletter(),
      others > 0 ? teasers('More from the region', others, seed) : '',
      replies > 0 ? comments(replies, seed + 500) : '',
    ),
    h(
      'aside.sidebar',
      null,
      h('h2', null, 'Most read'),
      h('ol', null, ...[1, 2, 3, 4, 5].map((at) => h('li', null, h('a', { href: `/top/${at}` }, text.clause())))),
    ),
    ...footer('The Quay'),
  );
}

/**
 * @param {number} at
 * @param {string} caption
 */
function figure(at, caption) {
  const srcset = [640, 1280, 1600].map((width) => `/media/${at}-${width}.jpg ${width}w`).join(', ');
  return h(
    'figure.wide',
    null,
    h(
      'picture',
      null,
      h('source', { srcset, type: 'image/webp', sizes: '100vw' }),
      picture(
        {
          src: `/media/${at}-1280.jpg`,
          srcset,
          alt: 'The quay at low water',
          width: 1280,
          height: 720,
          loading: 'lazy',
        },
        [1280, 720],
      ),
    ),
    h('figcaption', null, caption, '. ', h('span.credit', null, 'Photo: Lena Ruiz / Quay Pictures')),
  );
}

/** @param {number} seed */
function listingOf(seed) {
  return Array.from(
    { length: 8 },
    (_, at) => `let tide_${at} = table.height(hour + ${at * seed}) - mean; // metres`,
  ).join('\n');
}

/** The front page of a site: links and nothing to read. */
function listing() {
  const about = {
    url: 'https://press.example/',
    lang: 'en-GB',
    site: 'The Quay',
    title: 'The Quay: news from the river',
    summary: 'News from the river.',
    author: 'The Quay',
    published: '2026-03-12T06:30:00+01:00',
    type: 'WebPage',
  };
  const blocks = ['Region', 'Business', 'Science', 'Culture', 'Sport'].map((name, at) => teasers(name, 9, 900 + at));
  return page(
    about,
    header('The Quay'),
    h('main', { id: 'main' }, h('h1', null, 'The Quay'), ...blocks),
    newsletter(),
    ...footer('The Quay'),
  );
}

const [folder] = import.meta.filename === process.argv[1] ? process.argv.slice(2) : [];
if (folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, page] of Object.entries(madePages())) {
    writeFileSync(join(folder, `${name}.html`), `<!DOCTYPE html>${page.html}`);
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(page));
  }
}
