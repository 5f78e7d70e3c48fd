// @ts-check
// A page whose article has one of everything that the view treats in a way of its own.

import { PARAGRAPHS, story } from './story.mjs';

const CODE = `<pre><code class="language-js">// How long a crossing takes, in minutes.
export const crossing = (wind) => (wind > 12 ? Infinity : 11 + wind / 2);
</code></pre>`;

const TABLE = `<table><caption>Crossings by month</caption>
<thead><tr>${['Month', 'Planned', 'Sailed', 'People', 'Bicycles', 'Dogs', 'Wind, mean', 'Wind, most', 'Ice, days'].map((one) => `<th>${one}</th>`).join('')}</tr></thead>
<tbody>${['January', 'February', 'March', 'April'].map((month, at) => `<tr><td>${month}</td>${[62, 58, 1840 + at, 213, 31, 7.5, 14.2, 3].map((one) => `<td>${one + at}</td>`).join('')}</tr>`).join('')}</tbody></table>`;

/**
 * @param {{head?: string, after?: string}} [parts]
 */
export function richPage({ head, after } = {}) {
  const [first, second, third, ...rest] = PARAGRAPHS;
  const paragraphs = [
    `${first}<sup><a id="call" href="#note">1</a></sup>`,
    `${second} <a href="/timetable">The timetable</a> says <em>otherwise</em>, and the <mark>flag</mark> knows better.`,
    third,
    ...rest,
  ];
  const extra = `<h2>What the council counted</h2>${TABLE}<p>${first}</p><blockquote><p>${second}</p></blockquote>
    <h2>How long it takes</h2>${CODE}<p>${third}</p><ul><li>The baker prints the timetable.</li><li>The school keeps the engine.</li></ul>
    <h3>And in winter</h3><p>${rest[0]}</p><ol class="footnotes"><li id="note">The quay was built for eighty. <a href="#call">↩</a></li></ol>`;
  return story({ head, after, paragraphs }).replace('</article>', `${extra}</article>`);
}
