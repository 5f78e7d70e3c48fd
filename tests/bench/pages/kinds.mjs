// @ts-check
// Typical pages that are no stories: documentation, an encyclopedia's article, a discussion.

import { h, picture } from './builder.mjs';
import { footer, header, page } from './frame.mjs';
import { writer } from './prose.mjs';

/** @param {string} name */
function about(name) {
  return {
    url: `https://press.example/${name}/one`,
    lang: 'en',
    site: 'Harbour Notes',
    title: `Working with tide tables: ${name}`,
    summary: 'How tide tables are made, read and corrected.',
    author: 'Harbour Notes',
    published: '2026-01-20T09:00:00Z',
    type: name === 'thread' ? 'DiscussionForumPosting' : 'TechArticle',
  };
}

/** A page of a manual, with a tree of all others beside it. */
export function docs() {
  const text = writer('english', 301);
  const tree = Array.from({ length: 12 }, (_, chapter) =>
    h(
      'li',
      null,
      h('a', { href: `/docs/${chapter}` }, `Chapter ${chapter + 1}`),
      h(
        'ul',
        null,
        ...[1, 2, 3, 4, 5].map((at) => h('li', null, h('a', { href: `/docs/${chapter}/${at}` }, text.clause()))),
      ),
    ),
  );
  const sections = Array.from({ length: 9 }, (_, at) => [
    h(
      'h2',
      { id: `part-${at}` },
      text.clause(),
      h('a.anchor', { href: `#part-${at}`, 'aria-label': 'Link to this part' }, '#'),
    ),
    h('p', null, text.paragraph(3), ' ', h('code', null, `tide.level(${at})`), ' ', text.sentence(), '.'),
    at % 2 === 0
      ? h(
          'pre',
          null,
          h('code.language-js', null, `const level = tide.level(${at});\nif (level < mean) {\n  open(gate);\n}\n`),
        )
      : table(['Option', 'Type', 'Meaning'], 4, () => [`level${at}`, 'number', text.clause()]),
    h('div.admonition.note', null, h('p.admonition-title', null, 'Note'), h('p', null, text.sentence(), '.')),
  ]);
  return page(
    about('docs'),
    header('Harbour Notes'),
    h(
      'div.layout',
      null,
      h('nav.sidebar', { 'aria-label': 'Docs' }, h('ul', null, ...tree)),
      h(
        'main',
        { id: 'main' },
        h('article.markdown', null, h('h1', null, 'Working with tide tables'), ...sections.flat()),
        h('div.edit', null, h('a', { href: '/edit' }, 'Edit this page')),
        h(
          'nav.pagination',
          null,
          h('a', { href: '/docs/3', rel: 'prev' }, 'Previous'),
          h('a', { href: '/docs/5', rel: 'next' }, 'Next'),
        ),
      ),
    ),
    ...footer('Harbour Notes'),
  );
}

/** An article with a box of facts, tables, thumbnails and notes. */
export function encyclopedia() {
  const text = writer('english', 302);
  const notes = Array.from({ length: 14 }, (_, at) =>
    h('li', { id: `cite_note-${at}` }, h('a', { href: `#cite_ref-${at}` }, '↑'), ' ', text.sentence(), '.'),
  );
  const reference = (/** @type {number} */ at) =>
    h('sup.reference', { id: `cite_ref-${at}` }, h('a', { href: `#cite_note-${at}` }, `[${at + 1}]`));
  const sections = Array.from({ length: 7 }, (_, at) => [
    h(
      'h2',
      null,
      h('span.headline', { id: `s${at}` }, text.clause()),
      h('span.editsection', null, '[', h('a', { href: `/edit/${at}` }, 'edit'), ']'),
    ),
    h(
      'div.thumb',
      null,
      h(
        'a.image',
        { href: `/file/${at}` },
        picture({ src: `/media/thumb-${at}.jpg`, alt: '', width: 220, height: 165 }, [440, 330]),
      ),
      h('div.thumbcaption', null, text.sentence(), '.'),
    ),
    h('p', null, text.paragraph(4), reference(at * 2), ' ', text.paragraph(3), reference(at * 2 + 1)),
    h('p', null, h('a', { href: `/wiki/${at}` }, text.clause()), ', ', text.paragraph(3)),
    at === 3
      ? table(['Year', 'High water', 'Low water', 'Ships'], 12, (row) => [
          `${1960 + row}`,
          `${(row * 0.17 + 3).toFixed(2)} m`,
          `${(row * 0.05).toFixed(2)} m`,
          `${row * 31}`,
        ])
      : '',
  ]);
  const facts = h(
    'table.infobox',
    null,
    h(
      'tbody',
      null,
      ...['Length', 'Depth', 'Opened', 'Owner', 'Cost'].map((name, at) =>
        h('tr', null, h('th', null, name), h('td', null, `${at * 12 + 3}`)),
      ),
    ),
  );
  return page(
    about('encyclopedia'),
    h(
      'main',
      { id: 'main' },
      h('h1', null, 'Tide table'),
      h(
        'div.content',
        null,
        facts,
        h('p', null, h('b', null, 'A tide table'), ' ', text.paragraph(4)),
        h(
          'div.toc',
          null,
          h('h2', null, 'Contents'),
          h('ul', null, ...sections.map((_, at) => h('li', null, h('a', { href: `#s${at}` }, text.clause())))),
        ),
        ...sections.flat(),
        h('h2', null, 'References'),
        h('ol.references', null, ...notes),
      ),
      h(
        'div.catlinks',
        null,
        'Categories: ',
        h('a', { href: '/c/1' }, 'Tides'),
        ' | ',
        h('a', { href: '/c/2' }, 'Harbours'),
      ),
    ),
    h(
      'nav',
      null,
      h(
        'ul',
        null,
        ...['Main page', 'Contents', 'Random page', 'About', 'Donate'].map((name) =>
          h('li', null, h('a', { href: `/${name}` }, name)),
        ),
      ),
    ),
    ...footer('Harbour Notes'),
  );
}

/** Posts of a discussion. */
export function thread() {
  const text = writer('english', 303);
  const posts = Array.from({ length: 22 }, (_, at) =>
    h(
      'div.post',
      { id: `post-${at}` },
      h(
        'div.post__head',
        null,
        picture({ src: `/avatar/${at % 6}.png`, alt: '', width: 48, height: 48 }, [48, 48]),
        h('a.post__author', { href: `/user/${at % 6}` }, `sailor_${at % 6}`),
        h('span.post__rank', null, 'Member'),
        h('time.post__date', { datetime: `2026-02-0${(at % 9) + 1}T10:00:00Z` }, `0${(at % 9) + 1} Feb 2026, 10:00`),
        h('a.post__number', { href: `#post-${at}` }, `#${at + 1}`),
      ),
      h(
        'div.post__body',
        null,
        at % 4 === 2 ? h('blockquote', null, h('p', null, text.sentence(), '.')) : '',
        h('p', null, text.paragraph(2 + text.random(4))),
        at % 3 === 0 ? h('p', null, text.paragraph(2)) : '',
      ),
      h('div.post__foot', null, h('button', null, 'Like'), h('button', null, 'Quote'), h('button', null, 'Report')),
    ),
  );
  return page(
    about('thread'),
    header('Harbour Notes'),
    h(
      'main',
      { id: 'main' },
      h('h1', null, 'How do you read the tables at neap tide?'),
      h('div.posts', null, ...posts),
      h('nav.pages', null, h('a', { href: '?page=2', rel: 'next' }, '2'), h('a', { href: '?page=3' }, '3')),
    ),
    ...footer('Harbour Notes'),
  );
}

/**
 * @param {string[]} head
 * @param {number} rows
 * @param {(row: number) => string[]} cells
 */
function table(head, rows, cells) {
  return h(
    'table',
    null,
    h('thead', null, h('tr', null, ...head.map((name) => h('th', { scope: 'col' }, name)))),
    h(
      'tbody',
      null,
      ...Array.from({ length: rows }, (_, row) => h('tr', null, ...cells(row).map((cell) => h('td', null, cell)))),
    ),
  );
}
