// @ts-check
// A page with an article in it, as plain as pages get, for tests that are about something else.

export const TITLE = 'The Ferry That Would Not Be Retired';

export const PARAGRAPHS = [
  'The ferry was to have been taken out of service in autumn, when the bridge at the narrows opened to traffic. On the morning of its last crossing two hundred people stood on the quay, and not one of them, as the captain likes to tell, had come to say goodbye.',
  'They had come to cross. The bridge, it turned out, leads from one place where nobody lives to another, while the ferry leaves from the market and lands at the school. What had looked on a map like a detour of four minutes was in truth a walk of forty.',
  'The county council met in the evening, read the numbers aloud, and put the decision off until spring. In spring it put it off again. Meanwhile the engine, which was built before the captain was born, was taken apart, cleaned and put together by pupils of the trade school.',
  'By now the crossing has a timetable of its own, printed by the bakery, and a waiting room that used to be a container. Those who want to know when the ferry sails ask the baker; those who want to know whether it sails look at the flag above the shed.',
  'Nobody speaks of retirement any more. The council has found that the cheapest bridge is one that floats, and the captain, asked how long he means to go on, points at the engine and says that the two of them have an understanding.',
];

export const CAPTION = 'The ferry on its way to the school landing on a morning in May.';

/**
 * @param {{head?: string, before?: string, after?: string, paragraphs?: string[]}} [parts]
 */
export function story({ head = '', before = '', after = '', paragraphs = PARAGRAPHS } = {}) {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${TITLE} - Narrows Weekly</title>
<meta name="author" content="Ada Brekke">
<meta property="og:site_name" content="Narrows Weekly">
<meta property="article:published_time" content="2026-05-04">
${head}
</head>
<body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>
${before}
<main><article>
<h1>${TITLE}</h1>
<figure><img src="/ferry.png" alt="A ferry" width="600" height="400"><figcaption>${CAPTION}</figcaption></figure>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}
</article></main>
${after}
<footer>All rights reserved by the Narrows Weekly.</footer>
</body>
</html>`;
}

/** One red pixel, as a picture of the page. */
export const PICTURE = {
  type: 'image/png',
  body: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/**
 * What of the story is among some paragraphs. What else is there is the judge's affair, and tested with the fixtures.
 * @param {string[]} paragraphs
 */
export function storyIn(paragraphs) {
  return paragraphs.filter((text) => PARAGRAPHS.includes(text));
}

const SENTENCE =
  'The towpath ran on between the willows and the water, past the lock that nobody had opened since the war, and ' +
  'the two of them walked it every evening that summer with the dog running on ahead.';

/**
 * One page of an article that is split into several.
 * @param {number} number
 * @param {string} links to its pages
 */
export function pageOf(number, links) {
  return `<!DOCTYPE html><html lang="en"><head><title>The towpath - Riverside</title></head><body>
  <nav><a href="/">Riverside</a> <a href="/news">News</a></nav>
  <article><h1>The towpath</h1><h2>Part of page ${number}</h2>
  ${[1, 2, 3, 4].map((at) => `<p>Page ${number}, paragraph ${at}. ${SENTENCE}</p>`).join('')}
  <div class="pages">${links}</div></article>
  <footer><a rel="next" href="/the-lock-keeper">Next: The lock keeper</a></footer></body></html>`;
}

/**
 * Links to three pages.
 * @param {string} path of the first; the others are `<path>/page/<number>`
 */
export function pageLinks(path) {
  return [1, 2, 3].map((at) => `<a href="${at === 1 ? path : `${path}/page/${at}`}">${at}</a>`).join(' ');
}
