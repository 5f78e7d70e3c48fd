// @ts-check
// What stands around an article on a site: head, menus, share bars, lists of other stories, forms, notices, footers.

import { h, hidden, picture } from './builder.mjs';
import { writer } from './prose.mjs';

/** @typedef {import('./builder.mjs').MadeElement} MadeElement */
/** @typedef {import('./builder.mjs').Content} Content */

const SECTIONS = [
  'World',
  'Region',
  'Politics',
  'Business',
  'Science',
  'Culture',
  'Sport',
  'Weather',
  'Opinion',
  'Podcasts',
];

/**
 * @typedef {object} About
 * @property {string} url
 * @property {string} lang
 * @property {string} site
 * @property {string} title
 * @property {string} summary
 * @property {string} author
 * @property {string} published ISO 8601
 * @property {string} type of schema.org
 */

/**
 * @param {About} about
 * @param {...Content} body
 */
export function page(about, ...body) {
  const { url, lang, site, title, summary, author, published, type } = about;
  const cover = new URL('/media/cover-1600.jpg', url).href;
  const data = {
    '@context': 'https://schema.org',
    '@type': type,
    headline: title,
    description: summary,
    datePublished: published,
    dateModified: published.replace('T0', 'T1'),
    author: [{ '@type': 'Person', name: author, url: new URL('/people/1', url).href }],
    publisher: { '@type': 'Organization', name: site, logo: { '@type': 'ImageObject', url: '/logo.png', width: 600 } },
    image: [{ '@type': 'ImageObject', url: cover, width: 1600, height: 900, caption: summary }],
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    isAccessibleForFree: true,
  };
  const meta = (/** @type {string} */ key, /** @type {string} */ name, /** @type {string} */ content) =>
    h('meta', { [key]: name, content });
  return h(
    'html',
    { lang, class: 'js no-touch' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('title', null, `${title} | ${site}`),
      meta('name', 'viewport', 'width=device-width, initial-scale=1'),
      meta('name', 'description', summary),
      meta('name', 'author', author),
      meta('property', 'og:type', 'article'),
      meta('property', 'og:title', title),
      meta('property', 'og:description', summary),
      meta('property', 'og:site_name', site),
      meta('property', 'og:url', url),
      meta('property', 'og:image', cover),
      meta('property', 'article:published_time', published),
      meta('property', 'article:section', 'Region'),
      meta('name', 'twitter:card', 'summary_large_image'),
      meta('name', 'twitter:title', title),
      h('link', { rel: 'canonical', href: url }),
      h('link', { rel: 'icon', href: '/favicon.ico' }),
      h('link', { rel: 'stylesheet', href: '/assets/main.css' }),
      h('style', null, 'body{margin:0}.wide>img{width:100%;height:auto}.notice{position:fixed;bottom:0}'),
      h('script', { type: 'application/ld+json' }, JSON.stringify(data)),
      h(
        'script',
        null,
        'window.dataLayer = window.dataLayer || []; dataLayer.push({ event: "view", section: "region" });',
      ),
    ),
    h('body', { class: 'template-article' }, ...body),
  );
}

/** @param {string} site */
export function header(site) {
  const menu = SECTIONS.map((name) =>
    h(
      'li.menu__item',
      null,
      h('a.menu__link', { href: `/${name.toLowerCase()}/` }, name),
      hidden(
        h(
          'ul.menu__sub',
          { 'aria-hidden': 'true' },
          ...['Latest', 'Background', 'Pictures', 'Letters'].map((sub) =>
            h('li', null, h('a', { href: `/${name.toLowerCase()}/${sub.toLowerCase()}` }, `${sub} in ${name}`)),
          ),
        ),
      ),
    ),
  );
  return h(
    'header.site-header',
    { role: 'banner' },
    h('a.skip-link', { href: '#main' }, 'Skip to content'),
    h('a.logo', { href: '/' }, picture({ src: '/logo.png', alt: site, width: 180, height: 40 }, [180, 40])),
    h(
      'form.search',
      { action: '/search', role: 'search' },
      h('label', { for: 'q' }, 'Search'),
      h('input', { id: 'q', name: 'q', type: 'search' }),
      h('button', { type: 'submit' }, 'Go'),
    ),
    h('nav.main-menu', { 'aria-label': 'Main' }, h('ul.menu', null, ...menu)),
    h('a.button', { href: '/subscribe' }, 'Subscribe'),
    h('a.login', { href: '/login' }, 'Sign in'),
  );
}

export function shareBar() {
  return h(
    'ul.share-bar',
    { 'aria-label': 'Share' },
    ...['Mail', 'Print', 'Mastodon', 'WhatsApp', 'Copy link'].map((name) =>
      h(
        'li',
        null,
        h(
          'a.share',
          { href: `#${name}`, title: `Share: ${name}` },
          h('svg', { viewBox: '0 0 24 24', width: 24 }, h('path', { d: 'M4 4h16v16H4z' })),
          h('span.visually-hidden', null, name),
        ),
      ),
    ),
  );
}

/**
 * Teasers of other stories.
 *
 * @param {string} heading
 * @param {number} count
 * @param {number} seed
 */
export function teasers(heading, count, seed) {
  const text = writer('english', seed);
  const items = Array.from({ length: count }, (_, at) =>
    h(
      'li.teaser',
      null,
      h(
        'a.teaser__link',
        { href: `/story/${seed}-${at}` },
        picture(
          { src: `/media/teaser-${seed}-${at}.jpg`, alt: '', width: 320, height: 180, loading: 'lazy' },
          [320, 180],
        ),
        h('h3.teaser__title', null, text.clause()),
      ),
      h('p.teaser__text', null, text.sentence()),
      h('time', { datetime: `2026-03-${String((at % 27) + 1).padStart(2, '0')}` }, `${at + 2} hours ago`),
    ),
  );
  return h('section.related', { 'aria-label': heading }, h('h2', null, heading), h('ul.teasers', null, ...items));
}

export function newsletter() {
  return h(
    'aside.newsletter',
    null,
    h('h2', null, 'The morning letter'),
    h('p', null, 'What matters, in your inbox at six. Unsubscribe at any time.'),
    h(
      'form',
      { action: '/newsletter', method: 'post' },
      h('input', { type: 'email', name: 'mail', placeholder: 'Your e-mail address' }),
      h('button', { type: 'submit' }, 'Sign up'),
    ),
  );
}

/**
 * @param {number} count
 * @param {number} seed
 */
export function comments(count, seed) {
  const text = writer('english', seed);
  return h(
    'section.comments',
    { id: 'comments' },
    h('h2', null, `${count} comments`),
    ...Array.from({ length: count }, (_, at) =>
      h(
        'article.comment',
        { id: `comment-${at}` },
        h(
          'div.comment__meta',
          null,
          h('b.comment__author', null, `Reader ${at + 1}`),
          ' · ',
          h('time', null, `${at + 1} h ago`),
        ),
        h('p', null, text.paragraph(1 + text.random(3))),
        h('button', { type: 'button' }, 'Reply'),
        h('button', { type: 'button' }, 'Report'),
      ),
    ),
  );
}

/** @param {string} site */
export function footer(site) {
  return [
    h(
      'footer.site-footer',
      { role: 'contentinfo' },
      ...SECTIONS.slice(0, 5).map((name) =>
        h(
          'div.footer__column',
          null,
          h('h2', null, name),
          h(
            'ul',
            null,
            ...SECTIONS.map((sub) => h('li', null, h('a', { href: `/${name}/${sub}` }, `${name}: ${sub}`))),
          ),
        ),
      ),
      h(
        'p.legal',
        null,
        `© 2026 ${site}. All rights reserved. `,
        h('a', { href: '/privacy' }, 'Privacy'),
        ' · ',
        h('a', { href: '/terms' }, 'Terms'),
      ),
    ),
    h(
      'div.notice',
      { role: 'dialog', 'aria-label': 'Cookies' },
      h(
        'p',
        null,
        'We and our partners use cookies to measure how the site is used. You can change your choice at any time.',
      ),
      h('button', null, 'Accept all'),
      h('button', null, 'Only what is needed'),
    ),
    h('script', null, 'document.documentElement.classList.add("ready");'),
  ];
}
