// @ts-check
/**
 * Writes the playground as files for any host: `node www/build.mjs dist/www`, after the package. The policy stands in the page
 * itself; hosts that read a file `_headers` send the rest.
 */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PICTURE, drawing } from './drawing.mjs';
import { POLICY } from './policy.mjs';

const [out] = process.argv.slice(2).map((path) => resolve(path));
if (!out) throw new Error('usage: node build.mjs <folder>');
const ROOT = resolve(fileURLToPath(new URL('..', import.meta.url)));
const WWW = join(ROOT, 'www');
const PACKAGE = join(ROOT, 'dist/pkg');
const SAMPLES = join(ROOT, 'tests/pages');

/** What a browser loads; the rest of `www/` makes it. */
const LOADED = /\.(css|js|svg)$/;

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'samples'), { recursive: true });
for (const name of readdirSync(WWW).filter((name) => LOADED.test(name))) copyFileSync(join(WWW, name), join(out, name));
for (const name of readdirSync(PACKAGE).filter((name) => /^recto.*\.(js|wasm)$/.test(name))) {
  copyFileSync(join(PACKAGE, name), join(out, name));
}

const html = readFileSync(join(WWW, 'index.html'), 'utf8');
const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}" />\n    <meta name="referrer" content="no-referrer" />`;
const page = html.replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${policy}`);
if (page === html) throw new Error('index.html has no place for the policy');
writeFileSync(join(out, 'index.html'), page);
writeFileSync(
  join(out, '_headers'),
  "/*\n  Content-Security-Policy: frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  Cross-Origin-Opener-Policy: same-origin\n",
);

const samples = readdirSync(SAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const slugs = samples.map(({ name }) => name).sort();
writeFileSync(join(out, 'samples.json'), JSON.stringify(slugs));
let pictures = 0;
for (const slug of slugs) {
  const text = readFileSync(join(SAMPLES, slug, 'page.html'), 'utf8');
  mkdirSync(join(out, 'samples', slug), { recursive: true });
  writeFileSync(join(out, 'samples', slug, 'page.txt'), text);
  for (const path of picturesOf(slug, text)) {
    const target = join(out, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, drawing(path));
    pictures += 1;
  }
}
console.log(`${out}: ${slugs.length} samples, ${pictures} pictures`);

/**
 * The pictures that a sample names beside itself, as paths on the host.
 *
 * @param {string} slug
 * @param {string} text
 */
function picturesOf(slug, text) {
  const home = `http://host/samples/${slug}/page.html`;
  const base = /<base[^>]*\shref=["']?([^"'\s>]+)/i.exec(text)?.[1] ?? '';
  const from = URL.canParse(base, home) ? new URL(base, home) : new URL(home);
  const found = new Set();
  for (const [address] of text.matchAll(/[^\s"'(),<>=]+\.(?:avif|gif|jpe?g|png|svg|webp)\b/g)) {
    if (!URL.canParse(address, from.href)) continue;
    const { host, pathname } = new URL(address, from);
    if (host === 'host' && pathname.startsWith('/samples/') && PICTURE.test(pathname)) found.add(decodeURI(pathname));
  }
  return [...found].sort();
}
