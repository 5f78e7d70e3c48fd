// @ts-check
// How fast, in a real Chromium and natively: `./build.sh bench [folder of pages] [options]`.
//
//   --packages A,B        built packages of Recto to compare (default dist/pkg); the first is set against all others
//   --beside X,Y          other extractors: readability, defuddle (default both); none for none
//   --only X,Y            of speed, growth, curve, native (default all); curve writes out/bench/growth.svg (README shows tests/bench/growth.svg)
//   --pages <number>      so many pages at most, spread over the folder
//   --tabs <number>       fresh tabs for each page and extractor, medians of which count (default 1)
//   --rounds <number>     steady runs (default 9); 0 ends after the fifth run
//   --clock cpu           processor time of the page's thread instead of the time that passes, on a busy machine
//   --picture <file>      where the picture goes (default out/bench/speed.svg; README shows tests/bench/speed.svg)
//   --snapshots <folder>  leaves each page's snapshot there, for first_run.mjs
//
// Speed: each page is opened in a fresh tab for each extractor, in turns, and laid out; then come thirty runs and the
// steady ones. Recto's run is `extract(document)`, Readability's a copy of the document and `parse()`, Defuddle's `parse()`.
// Loading an extractor is not counted, compiling what is called is. Milliseconds are this machine's; the ratios and the
// bytes compiled are what compares.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from '../browser/package.mjs';
import { curve } from './curve.mjs';
import { growth } from './growth.mjs';
import { picture } from './picture.mjs';
import { report } from './report.mjs';
import { sample } from './sample.mjs';
import { speed } from './speed.mjs';
import { OTHERS, recto } from './tabs.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    packages: { type: 'string', default: join(PROJECT, 'dist/pkg') },
    beside: { type: 'string', default: 'readability,defuddle' },
    only: { type: 'string', default: 'speed,growth,curve,native' },
    pages: { type: 'string', default: '1000000' },
    tabs: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '9' },
    clock: { type: 'string', default: 'wall' },
    picture: { type: 'string', default: join(PROJECT, 'out/bench/speed.svg') },
    snapshots: { type: 'string' },
  },
});
const only = values.only.split(',');
const packages = values.packages.split(',').map((folder, at) => recto(folder, at === 0 ? 'recto' : `recto-${at + 1}`));
const others = values.beside.split(',').flatMap((name) => OTHERS[name] ?? []);
const systems = [...packages, ...others];

if (only.includes('speed')) {
  const pages = sample(positionals[0], Number(values.pages));
  const wishes = {
    tabs: Number(values.tabs),
    rounds: Number(values.rounds),
    cpu: values.clock === 'cpu',
    snapshots: values.snapshots,
  };
  const { rows, left } = await speed(pages, systems, wishes);
  packages.slice(1).forEach(({ name, folder }) => console.log(`${name}: ${folder}`));
  console.log(`Speed: ${rows.length} pages, ${left.length} without an article for Recto left out`);
  const names = systems.map(({ name }) => name);
  console.log(report(rows, names, others[0]?.name ?? ''));
  if (wishes.rounds > 0) {
    mkdirSync(dirname(resolve(values.picture)), { recursive: true });
    writeFileSync(values.picture, picture(rows, names));
    console.log(`Picture: ${values.picture}`);
  }
}
if (only.includes('growth')) await growth(packages[0]?.folder ?? '');
if (only.includes('curve')) await curve(packages[0]?.folder ?? '', join(PROJECT, 'out/bench/growth.svg'));
if (only.includes('native')) {
  const peers = join(PROJECT, 'tests/bench/peers/Cargo.toml');
  const folder = positionals[0] ? [resolve(positionals[0])] : [];
  const run = ['run', '--quiet', '--release', '--manifest-path', peers, '--target-dir', join(PROJECT, 'target/peers')];
  execFileSync('cargo', [...run, '--', ...folder], { stdio: 'inherit' });
}
