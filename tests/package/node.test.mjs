// @ts-check
// The package where there is no browser: Node.js, documents of jsdom and linkedom, an engine without anything of Node.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
// @ts-expect-error it has no types of its own
import { JSDOM } from 'jsdom';
import { parseHTML } from 'linkedom';
import { find } from '../browser/launch.mjs';
import { PACKAGE, PROJECT, project } from './installed.mjs';

/** @type {typeof import('../../src/browser/package/recto.js')} */
const recto = await import(pathToFileURL(join(PACKAGE, 'recto.js')).href);
await recto.default();
/** @type {typeof import('../../src/browser/package/readability.js')} */
const { Readability, isProbablyReaderable } = await import(pathToFileURL(join(PACKAGE, 'readability.js')).href);

const URL_OF_PAGE = 'https://a.example/b/c';
const STORY = readFileSync(join(PROJECT, 'tests/package/app/index.html'), 'utf8');
const TITLE = 'The kite and the cable';
const NOTHING =
  '<!DOCTYPE html><html><head><title>Menu</title></head><body><nav><a href="/a">One</a> <a href="/b">Two</a></nav></body></html>';

/** @type {[string, (html: string) => Document][]} */
const LIBRARIES = [
  ['jsdom', (html) => new JSDOM(html, { url: URL_OF_PAGE }).window.document],
  ['linkedom', (html) => /** @type {any} */ (parseHTML(html, { location: new URL(URL_OF_PAGE) })).document],
];

/** @param {string} html */
function snapshotOf(html) {
  return /** @type {import('../../src/browser/package/recto').Snapshot} */ ({
    version: 1,
    html: html.slice(html.indexOf('<html')),
    form: 'serialised',
    scripting: true,
    shadowRoots: false,
    url: URL_OF_PAGE,
    baseUrl: null,
    contentType: 'text/html',
    elementCount: null,
    hidden: [],
    pictures: [],
  });
}

test('a snapshot is read in Node.js', () => {
  const html =
    '<html><head><title>T</title></head><body><h1>T</h1><p>' +
    'Some words of a text. '.repeat(40) +
    '</p></body></html>';
  assert.equal(recto.extractSnapshot(snapshotOf(html)).title, 'T');
  assert.equal(recto.isReadableSnapshot(snapshotOf(html)), true);
});

for (const [library, parse] of LIBRARIES) {
  test(`a document of ${library} is read, and not changed`, () => {
    const document = parse(STORY);
    const before = document.documentElement.outerHTML;
    const article = recto.extract(document);
    assert.deepEqual([article.title, article.lang], [TITLE, 'en']);
    assert.equal(article.content.split('<p>').length - 1, 4);
    assert.equal(recto.isReadable(document), true);
    assert.deepEqual(recto.extractSnapshot(JSON.parse(JSON.stringify(recto.capture(document)))), article);
    assert.equal(document.documentElement.outerHTML, before);
  });

  test(`whatever markup means, ${library}'s tree is what is read`, () => {
    const document = parse(STORY);
    const [first] = document.querySelectorAll('p');
    first?.setAttribute('title', '"><script>x</script>');
    first?.append('<b>no element</b> & \u00a0');
    const script = document.createElement('script');
    script.textContent = '</p><p>no paragraph</p>';
    first?.append(script);
    const template = document.createElement('template');
    template.innerHTML = '<p>A template that nobody sees, however long its text may be.</p>';
    first?.append(template);
    const { content, textContent } = recto.extract(document);
    assert.ok(textContent.includes('<b>no element</b> &'), textContent);
    assert.ok(!content.includes('no paragraph') && !content.includes('nobody sees'), content);
    assert.equal(content.split('<p>').length - 1, 4);
  });

  test(`a page of ${library} without an article is an error with a code`, () => {
    assert.throws(() => recto.extract(parse(NOTHING)), { name: 'RectoError', code: 'no-article' });
    assert.equal(recto.isReadable(parse(NOTHING)), false);
  });

  test(`a deep tree of ${library} is read`, () => {
    const document = parse(STORY);
    let innermost = /** @type {Element} */ (document.querySelector('article'));
    for (let depth = 0; depth < 2000; depth += 1) {
      const next = document.createElement('div');
      innermost.appendChild(next);
      innermost = next;
    }
    assert.equal(recto.extract(document).title, TITLE);
  });

  test(`Readability's interface, with ${library}`, () => {
    const article = new Readability(parse(STORY)).parse();
    assert.deepEqual(Object.keys(article ?? {}).sort(), [
      ...['byline', 'content', 'dir', 'excerpt', 'lang', 'length', 'publishedTime', 'siteName', 'textContent', 'title'],
    ]);
    assert.equal(article?.title, TITLE);
    assert.equal(article?.length, article?.textContent.length);
    assert.ok(article?.content.startsWith('<div id="readability-page-1" class="page">'));
    assert.equal(new Readability(parse(NOTHING)).parse(), null);
    assert.deepEqual([isProbablyReaderable(parse(STORY)), isProbablyReaderable(parse(NOTHING))], [true, false]);
  });

  test(`the title alone, as projects ask Readability for it, with ${library}`, () => {
    const title = (/** @type {string} */ html) => /** @type {any} */ (new Readability(parse(html)))._getArticleTitle();
    assert.equal(title(STORY), TITLE);
    assert.equal(title('<!DOCTYPE html><html><head></head><body></body></html>'), '');
  });

  test(`Readability's options that mean something, with ${library}`, () => {
    const element = new Readability(parse(STORY), { serializer: (element) => element }).parse()?.content;
    assert.equal(element?.querySelectorAll('p').length, 4);
    assert.throws(
      () => new Readability(parse(STORY), { maxElemsToParse: 3 }).parse(),
      /Aborting parsing document; \d+ elements/,
    );
    assert.ok(new Readability(parse(STORY), { maxElemsToParse: 300, charThreshold: 1e6, keepClasses: true }).parse());
  });
}

test('what is no document is refused as by Readability', () => {
  for (const nothing of [undefined, null, {}, 'text']) {
    assert.throws(() => new Readability(/** @type {any} */ (nothing)), /First argument to Readability constructor/);
    assert.throws(() => recto.extract(/** @type {any} */ (nothing)), { code: 'unsupported-document' });
  }
});

test('documents of jsdom set up as globals, as test runners do, are read as such', () => {
  const { window } = new JSDOM(STORY, { url: URL_OF_PAGE });
  const names = /** @type {const} */ (['document', 'Document', 'Element', 'Node']);
  const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  for (const name of names) Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
  try {
    assert.equal(recto.extract(document).title, TITLE);
  } finally {
    for (const [at, name] of names.entries()) {
      const descriptor = before[at];
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
});

test('no module names one of Node.js or another package', () => {
  for (const name of readdirSync(PACKAGE).filter((name) => name.endsWith('.js'))) {
    const source = readFileSync(join(PACKAGE, name), 'utf8').replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
    const imported = [...source.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, from]) => from ?? '');
    assert.deepEqual(
      imported.filter((from) => !from.startsWith('./')),
      [],
      name,
    );
  }
});

test('an engine that fetches files and has nothing of Node.js starts it', () => {
  const folder = project(join(PROJECT, 'tests/package/app'));
  const script = `
    import { readFile } from 'node:fs/promises';
    const print = console.log;
    // Node.js makes its own parts of this when it is first used.
    await new Response('').text();
    globalThis.fetch = async (address) =>
      new Response(await readFile(new URL(address)), { headers: { 'content-type': 'application/wasm' } });
    delete globalThis.process;
    const { default: init, extractSnapshot } = await import('recto');
    await init();
    try { extractSnapshot({}); } catch ({ code }) { print(code); }`;
  writeFileSync(join(folder, 'deno.mjs'), script);
  assert.equal(execFileSync(process.execPath, ['deno.mjs'], { cwd: folder, encoding: 'utf8' }), 'bad-snapshot\n');
});

const DENO = findDeno();

test('Deno reads a snapshot and a document of linkedom', { skip: !DENO && 'no Deno is installed' }, () => {
  const folder = project(join(PROJECT, 'tests/package/app'), ['linkedom']);
  const script = `
    import init, { extract, extractSnapshot } from 'recto';
    import { Readability } from 'recto/readability';
    import { parseHTML } from 'linkedom';
    await init();
    const html = Deno.readTextFileSync('index.html');
    const parse = () => parseHTML(html, { location: new URL('${URL_OF_PAGE}') }).document;
    const snapshot = { ...${JSON.stringify(snapshotOf(''))}, html: html.slice(html.indexOf('<html')) };
    console.log(extract(parse()).title);
    console.log(new Readability(parse()).parse().title);
    console.log(extractSnapshot(snapshot).title);`;
  writeFileSync(join(folder, 'deno.mjs'), script);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const options = [
    'run',
    '--quiet',
    '--no-remote',
    '--no-lock',
    '--node-modules-dir=manual',
    '--allow-read',
    '--allow-env',
  ];
  const said = execFileSync(DENO ?? '', [...options, 'deno.mjs'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, DENO_DIR: join(folder, 'deno'), DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' },
  });
  assert.equal(said, `${TITLE}\n`.repeat(3));
});

/** The Deno that DENO names, that build.sh put into out/, or that is installed. */
function findDeno() {
  const own = join(PROJECT, 'out/deno/node_modules/.bin/deno');
  return find('DENO', existsSync(own) ? [own] : ['deno']);
}

test('npm packs what the package needs and nothing else', () => {
  const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--offline'], {
    cwd: PACKAGE,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const names = JSON.parse(said)[0].files.map((/** @type {{path: string}} */ { path }) => path);
  assert.deepEqual(names.sort(), readdirSync(PACKAGE).sort());
  const { exports } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  for (const paths of Object.values(exports).map((entry) =>
    typeof entry === 'string' ? [entry] : Object.values(entry),
  )) {
    for (const path of paths) assert.ok(names.includes(path.slice(2)), `${path} is there`);
  }
});

test('the examples run as they are told to', () => {
  const folder = project(join(PROJECT, 'examples'), ['linkedom', 'jsdom']);
  const page = join(PROJECT, 'tests/package/app/index.html');
  const run = (/** @type {string} */ name) =>
    execFileSync(process.execPath, [name, page], { cwd: folder, encoding: 'utf8' });
  assert.match(run('linkedom.mjs'), /^# The kite and the cable\n\nThe first cable/);
  assert.match(run('readability.mjs'), /"title": "The kite and the cable"/);
});
