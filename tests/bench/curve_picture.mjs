// @ts-check
// The measured curves as a picture: time over nodes, both axes logarithmic, one panel natively and one as
// Wasm; below them how steep each line is and how much memory the largest page took. Light or dark as the reader's screen is.

import { slope } from './growth.mjs';

/** @typedef {import('./curve.mjs').Curve} Curve */

const PANEL = { width: 290, height: 250, top: 40, left: [52, 450] };
const WAYS = /** @type {const} */ (['native', 'wasm']);
const TITLES = { native: 'Native', wasm: 'Wasm, in Node.js' };
/** Milliseconds at the ends of the axis. */
const LEAST = 0.1;
const MOST = 100_000;

/**
 * @param {Curve[]} curves
 * @returns {string} SVG
 */
export function curvePicture(curves) {
  const sizes = curves[0]?.native.map(({ nodes }) => nodes) ?? [];
  const [first = 1, last = 10] = [sizes[0], sizes.at(-1)];
  const across = (/** @type {number} */ nodes) => (Math.log(nodes / first) / Math.log(last / first)) * PANEL.width;
  const up = (/** @type {number} */ time) =>
    PANEL.height - (Math.log(Math.max(time, LEAST) / LEAST) / Math.log(MOST / LEAST)) * PANEL.height;
  const parts = [];
  WAYS.forEach((way, at) => {
    const left = PANEL.left[at] ?? 0;
    parts.push(`<g transform="translate(${left} ${PANEL.top})">`);
    parts.push(`<text class="head" x="0" y="-16">${TITLES[way]}</text>`);
    for (let time = LEAST; time <= MOST * 1.01; time *= 10) {
      const y = up(time).toFixed(1);
      parts.push(`<path class="grid" d="M0 ${y}h${PANEL.width}"/>`);
      parts.push(`<text class="soft end" x="-8" y="${Number(y) + 4}">${duration(time)}</text>`);
    }
    for (const nodes of sizes) {
      const x = across(nodes).toFixed(1);
      parts.push(`<path class="grid" d="M${x} 0v${PANEL.height}"/>`);
      parts.push(`<text class="soft middle" x="${x}" y="${PANEL.height + 18}">${nodes.toLocaleString('en')}</text>`);
    }
    curves.forEach((curve, number) => {
      const points = curve[way].map(({ nodes, time }) => `${across(nodes).toFixed(1)} ${up(time).toFixed(1)}`);
      parts.push(`<path class="line l${number}" d="M${points.join('L')}"/>`);
      for (const point of points) {
        const [x, y] = point.split(' ');
        parts.push(`<circle class="f${number}" cx="${x}" cy="${y}" r="3"/>`);
      }
    });
    parts.push('</g>');
  });
  const table = PANEL.top + PANEL.height + 56;
  const columns = [200, 330, 470, 620];
  ['Steepness, native', 'Wasm', 'Memory, native', 'Wasm'].forEach((title, at) => {
    parts.push(`<text class="head end" x="${columns[at]}" y="${table}">${title}</text>`);
  });
  curves.forEach((curve, number) => {
    const y = table + 22 + number * 20;
    parts.push(`<rect class="f${number}" x="0" y="${y - 10}" width="11" height="11" rx="2"/>`);
    parts.push(`<text x="17" y="${y}">${curve.name}</text>`);
    WAYS.forEach((way, at) => {
      const rise = slope(curve[way].map(({ nodes, time }) => [nodes, time]));
      const large = curve[way].at(-1);
      parts.push(`<text class="end" x="${columns[at]}" y="${y}">${rise.toFixed(2)}</text>`);
      if (large)
        parts.push(
          `<text class="end" x="${columns[at + 2]}" y="${y}">${(large.memory / large.bytes).toFixed(1)} ×</text>`,
        );
    });
  });
  const bottom = table + 22 + curves.length * 20 + 12;
  parts.push(
    `<text class="soft" x="0" y="${bottom}">Time to the article by nodes of the page. Steepness of the line nearest to the points: 1 is in proportion.</text>`,
    `<text class="soft" x="0" y="${bottom + 17}">Memory of the largest page, times its HTML, which is counted too.</text>`,
  );
  const height = bottom + 32;
  const said = `Time by nodes of the page, from ${first} to ${last}, for ${curves.map(({ name }) => name).join(', ')}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 0 800 ${height}" width="800" role="img" aria-label="${said}">
<style>
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .head { font-weight: 600 } .soft { font-size: 12px; fill: #59636e } .end { text-anchor: end } .middle { text-anchor: middle }
  .grid { stroke: #d1d9e0; fill: none } .line { fill: none; stroke-width: 1.8 } .ground { fill: #ffffff }
${COLOURS.map(([light], at) => `  .f${at} { fill: ${light} } .l${at} { stroke: ${light} }`).join('\n')}
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } text { fill: #e6edf3 } .soft { fill: #9198a1 } .grid { stroke: #2f353d }
${COLOURS.map(([, dark], at) => `    .f${at} { fill: ${dark} } .l${at} { stroke: ${dark} }`).join('\n')}
  }
</style>
<rect class="ground" x="-12" width="800" height="${height}" rx="8"/>
${parts.join('\n')}
</svg>
`;
}

/** Of each line: on a light ground, on a dark one. */
const COLOURS = /** @type {const} */ ([
  ['#0b6e99', '#4fb3dc'],
  ['#c8741a', '#e39a4b'],
  ['#6f5bb5', '#a996e6'],
  ['#2e7d4f', '#5cbf86'],
  ['#b3365b', '#ef7c9c'],
  ['#6b7280', '#aab1bb'],
]);

/** @param {number} time in milliseconds */
function duration(time) {
  return time < 999 ? `${Number(time.toPrecision(1))} ms` : `${Number((time / 1000).toPrecision(1))} s`;
}
