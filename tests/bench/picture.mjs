// @ts-check
// The measured times as a picture that README shows: for each class of pages the first, the fifth and a steady run, a bar
// for each extractor. One scale for all bars of a class. Light or dark as the reader's screen is, on a ground of its own, so
// that it can be read on any page.

import { RUNS, byClass } from './report.mjs';
import { median } from './speed.mjs';

/** @typedef {import('./speed.mjs').Row} Row */

const WIDTH = 760;
const LEFT = 96;
const GAP = 28;
const BAR = 15;
const TOP = 62;
const NAMES = /** @type {Record<string, string>} */ ({
  recto: 'Recto',
  readability: 'Readability 0.6',
  defuddle: 'Defuddle',
});
const TITLES = { first: 'First run, in a fresh tab', fifth: 'Fifth run', steady: 'Steady, after thirty' };

/**
 * @param {Row[]} rows
 * @param {string[]} systems
 * @returns {string} SVG
 */
export function picture(rows, systems) {
  const classes = byClass(rows);
  const panel = (WIDTH - LEFT - GAP * RUNS.length) / RUNS.length;
  const height = systems.length * (BAR + 3) + 26;
  const parts = [];
  systems.forEach((system, at) => {
    const x = LEFT + at * 150;
    parts.push(`<rect class="s${at}" x="${x}" y="10" width="11" height="11" rx="2"/>`);
    parts.push(`<text x="${x + 17}" y="20">${NAMES[system] ?? system}</text>`);
  });
  RUNS.forEach((run, column) => {
    parts.push(`<text class="head" x="${LEFT + column * (panel + GAP)}" y="46">${TITLES[run]}</text>`);
  });
  classes.forEach(({ name, told, rows: some }, row) => {
    const y = TOP + row * height;
    const times = systems.map((system) =>
      RUNS.map((run) => median(some.map((one) => one.times[system]?.[run] ?? NaN))),
    );
    const most = Math.max(...times.flat().filter(Number.isFinite));
    parts.push(`<text class="head" x="0" y="${y + 12}">${name[0]?.toUpperCase()}${name.slice(1)}</text>`);
    parts.push(`<text class="soft" x="0" y="${y + 27}">${told.split(' ').slice(0, -1).join(' ')}</text>`);
    parts.push(`<text class="soft" x="0" y="${y + 41}">elements,</text>`);
    parts.push(`<text class="soft" x="0" y="${y + 55}">${some.length} pages</text>`);
    RUNS.forEach((_, column) => {
      const x = LEFT + column * (panel + GAP);
      parts.push(`<path class="axis" d="M${x} ${y - 2}v${systems.length * (BAR + 3) + 1}"/>`);
      systems.forEach((_, at) => {
        const time = times[at]?.[column] ?? NaN;
        if (!Number.isFinite(time)) return;
        const width = Math.max(1.5, (time / most) * (panel - 46));
        const top = y + at * (BAR + 3);
        parts.push(`<rect class="s${at}" x="${x}" y="${top}" width="${width.toFixed(1)}" height="${BAR}" rx="2"/>`);
        parts.push(`<text class="value" x="${(x + width + 5).toFixed(1)}" y="${top + 12}">${written(time)}</text>`);
      });
    });
  });
  const bottom = TOP + classes.length * height + 6;
  parts.push(
    `<text class="soft" x="${LEFT}" y="${bottom}">Milliseconds, medians of the pages; shorter is better.</text>`,
  );
  const said = `Run times of ${systems.map((system) => NAMES[system] ?? system).join(', ')} by size of the page`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -2 ${WIDTH + 16} ${bottom + 16}" width="${WIDTH + 16}" role="img" aria-label="${said}">
<style>
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .head { font-weight: 600 } .soft { font-size: 12px; fill: #59636e } .value { font-size: 12px }
  .axis { stroke: #8c959f; fill: none } .ground { fill: #ffffff }
  .s0 { fill: #0b6e99 } .s1 { fill: #c8741a } .s2 { fill: #8a8f98 } .s3 { fill: #6f5bb5 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } text { fill: #e6edf3 } .soft { fill: #9198a1 } .axis { stroke: #656c76 }
    .s0 { fill: #4fb3dc } .s1 { fill: #e39a4b } .s2 { fill: #9aa1ab } .s3 { fill: #a996e6 }
  }
</style>
<rect class="ground" x="-8" y="-2" width="${WIDTH + 16}" height="${bottom + 16}" rx="8"/>
${parts.join('\n')}
</svg>
`;
}

/** @param {number} time */
function written(time) {
  return time < 10 ? time.toFixed(1) : time.toFixed(0);
}
