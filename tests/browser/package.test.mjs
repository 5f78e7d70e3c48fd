// @ts-check
// The package as a caller has it: what it gives, what it says when something is wrong, and that a fault inside Wasm ends
// as an Error after which the next call works.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { FAULTY_PACKAGE, PROJECT, startLab } from './package.mjs';

/** @typedef {{name: string, code: string, message: string, isError: boolean}} Failure */

const STORY = '/tests/pages/seed-semantic-figure/page.html';
const ARTICLE = `<h1>The kite and the cable</h1>${'<p>The first cable was drawn across the gorge by a kite, as no boat could cross the water there and no crane could reach it from the road.</p>'.repeat(6)}`;

/** @type {Awaited<ReturnType<typeof startLab>>} */
let lab;
before(
  async () =>
    void (lab = await startLab({
      '/frames': '<!DOCTYPE html><frameset cols="*"><frame src="/blank.html"></frameset>',
      '/bare': '',
      '/picture': { body: readFileSync(`${PROJECT}/extension/icons/16.png`), type: 'image/png' },
      '/xhtml': {
        body: '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>X</title></head><body><p>x</p></body></html>',
        type: 'application/xhtml+xml',
      },
      '/text': { body: 'plain', type: 'text/plain' },
      '/article': `<!DOCTYPE html><title>The kite and the cable</title><main><article>${ARTICLE}</article></main>`,
      // What script puts in there, HTML cannot say.
      '/unsayable': `<!DOCTYPE html><title>The kite and the cable</title><main><article id="a">${ARTICLE}</article></main>
        <script>
          const script = document.createElement('script'); script.type = 'x/y';
          script.append('</scr' + 'ipt><div>', document.createElement('b')); a.append(script);
          const p = document.createElement('p'); const inner = document.createElement('p');
          inner.append('A paragraph that stands within another one, as only script can put it there, and is part of it.');
          p.append(inner); a.children[3].after(p);
        </script>`,
    })),
);
after(() => lab?.close());

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} expression
 * @returns {Promise<any>}
 */
function run(page, expression) {
  return page.evaluate(async (expression) => {
    try {
      return { value: await globalThis.eval(expression) };
    } catch (error) {
      const { name, code, message } = /** @type {any} */ (error);
      return { name, code, message, isError: error instanceof Error };
    }
  }, expression);
}

/**
 * @param {string} path
 * @param {string} expression
 * @param {string} code
 * @param {RegExp} [message]
 */
async function fails(path, expression, code, message = /./) {
  const page = await lab.open(path);
  const failure = await run(page, expression);
  assert.deepEqual({ ...failure, message: '' }, { name: 'RectoError', code, message: '', isError: true });
  assert.match(failure.message, message);
  await page.close();
}

test('a live page and its snapshot that went through JSON give the same article', async () => {
  const page = await lab.open(STORY);
  const { value } = await run(
    page,
    '({live: recto.extract(document), told: recto.extractSnapshot(JSON.parse(JSON.stringify(recto.capture(document))))})',
  );
  assert.ok(value.live.title.length > 0);
  assert.ok(value.live.textContent.length > 500);
  assert.deepEqual(value.told, value.live);
  await page.close();
});

test('the page is as it was after a reading', async () => {
  const page = await lab.open(STORY);
  const { value } = await run(
    page,
    `(() => {
      scrollTo(0, 40);
      const before = document.documentElement.outerHTML;
      const observer = new MutationObserver(() => {});
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      recto.extract(document, { trace: true, markdown: true, timings: true, force: true });
      recto.isReadable(document);
      return [observer.takeRecords().length, document.documentElement.outerHTML === before, scrollY, document.activeElement.localName];
    })()`,
  );
  assert.deepEqual([value[0], value[1], value[3]], [0, true, 'body']);
  await page.close();
});

test('tells whether a page is worth reading', async () => {
  const story = await lab.open(STORY);
  assert.deepEqual(await run(story, 'recto.isReadable(document)'), { value: true });
  assert.deepEqual(await run(story, 'recto.isReadableSnapshot(recto.capture(document))'), { value: true });
  const blank = await lab.open('/tests/pages/no-article/page.html');
  assert.deepEqual(await run(blank, 'recto.isReadable(document)'), { value: false });
});

test('a page that HTML cannot say is read all the same', async () => {
  const page = await lab.open('/unsayable');
  const told = await run(page, 'recto.extractSnapshot(recto.capture(document))');
  assert.equal(told.code, 'capture-mismatch');
  const packed = await run(page, 'recto.extractSnapshot(recto.capture(document, { packed: true }))');
  const live = await run(page, 'recto.extract(document)');
  assert.match(live.value.textContent, /kite[^]*within another one, as only script/);
  assert.deepEqual(packed, live);
  await page.close();
});

test('documents that hold no article say which kind of none', async () => {
  await fails('/frames', 'recto.extract(document)', 'frameset');
  await fails('/bare', 'recto.extract(document)', 'empty-document');
  await fails('/picture', 'recto.extract(document)', 'unsupported-document', /image\/png/);
  await fails('/xhtml', 'recto.extract(document)', 'unsupported-document', /application\/xhtml\+xml/);
  await fails('/text', 'recto.extract(document)', 'unsupported-document', /text\/plain/);
  await fails('/tests/pages/no-article/page.html', 'recto.extract(document)', 'no-article', /force/);
  await fails('/blank.html', 'recto.extract(document.implementation.createHTMLDocument(""))', 'empty-document');
  await fails('/blank.html', '(document.documentElement.remove(), recto.extract(document))', 'empty-document');
  await fails('/blank.html', '(document.body.remove(), recto.extract(document))', 'empty-document');
});

test('about:blank is an empty document', async () => {
  const page = await lab.open('/blank.html');
  const failure = await run(
    page,
    `(() => { const frame = document.body.appendChild(document.createElement('iframe')); return recto.extract(frame.contentDocument); })()`,
  );
  assert.equal(failure.code, 'empty-document');
  await page.close();
});

test('what is no document is refused', async () => {
  for (const value of ['undefined', 'null', '1', '"<p>"', '{}', '[]', 'document.body', 'window', '() => 1']) {
    await fails('/blank.html', `recto.extract(${value})`, 'unsupported-document');
  }
});

test('bad options are refused by name', async () => {
  const bad = (/** @type {string} */ options, /** @type {RegExp} */ message) =>
    fails('/article', `recto.extract(document, ${options})`, 'bad-options', message);
  await bad('{ trace: "yes" }', /`trace`.*yes.*bool/);
  await bad('{ trace: 1 }', /`trace`/);
  await bad('{ force: null }', /`force`/);
  await bad('{ markdown: () => true }', /`markdown`/);
  await bad('{ timings: true, treble: true }', /unknown.*`treble`/);
  await bad('"trace"', /object.*string/);
  await bad('[]', /object.*array/);
  await bad('true', /object.*boolean/);
});

test('options that are left out or undefined have their defaults', async () => {
  const page = await lab.open('/article');
  for (const options of ['', ', undefined', ', null', ', {}', ', { trace: undefined }', ', Object.create(null)']) {
    const { value } = await run(page, `recto.extract(document${options})`);
    assert.deepEqual([value.markdown, value.trace, value.timings], [undefined, undefined, undefined], options);
  }
  await page.close();
});

test('damaged snapshots are refused by the field that is wrong', async () => {
  const page = await lab.open('/article');
  const good = (await run(page, 'recto.capture(document)')).value;
  /** @type {[any, RegExp][]} */
  const damaged = [
    [null, /snapshot.*null/],
    ['<p>', /snapshot.*string/],
    [[], /snapshot.*array/],
    [{ ...good, version: 2 }, /`version`.*1.*2/],
    [{ ...good, version: undefined }, /`version`/],
    [{ ...good, html: undefined }, /`html`/],
    [{ ...good, html: 1 }, /`html`/],
    [{ ...good, form: 'folded' }, /`form`/],
    [{ ...good, scripting: 'on' }, /`scripting`/],
    [{ ...good, shadowRoots: null }, /`shadowRoots`/],
    [{ ...good, url: null }, /`url`/],
    [{ ...good, baseUrl: 7 }, /`baseUrl`/],
    [{ ...good, contentType: {} }, /`contentType`/],
    [{ ...good, elementCount: -1 }, /`elementCount`/],
    [{ ...good, elementCount: 1.5 }, /`elementCount`/],
    [{ ...good, hidden: {} }, /`hidden`/],
    [{ ...good, hidden: [1, 'x'] }, /`hidden\[1\]`/],
    [{ ...good, hidden: [2, 1] }, /hidden/],
    [{ ...good, hidden: [999999] }, /hidden/],
    [{ ...good, pictures: [{ at: 1 }] }, /`pictures\[0\]`.*`currentSrc`/],
    [{ ...good, pictures: [{ at: 1, currentSrc: '', width: -1, height: 0 }] }, /`pictures\[0\]\.width`/],
    [{ ...good, html: good.html.slice(0, -20) }, /./],
    [{ ...good, html: good.html.replace('<main>', '<main') }, /./],
  ];
  for (const [snapshot, message] of damaged) {
    const failure = await page.evaluate((snapshot) => {
      const { recto } = /** @type {any} */ (globalThis);
      try {
        recto.extractSnapshot(snapshot);
      } catch (error) {
        const { name, code, message } = /** @type {any} */ (error);
        return { name, code, message };
      }
    }, snapshot);
    const what = JSON.stringify(snapshot)?.slice(0, 200);
    assert.match(failure?.code ?? 'none', /^(bad-snapshot|capture-mismatch)$/, what);
    assert.match(failure?.message ?? '', message);
  }
  await page.close();
});

test('nothing can be called before the start', async () => {
  const page = await lab.browser.newPage();
  await page.goto(`${lab.origin}/blank.html`);
  const failure = await run(page, 'import("/dist/pkg/recto.js").then((recto) => recto.extract(document))');
  assert.equal(failure.code, 'not-ready');
  await page.close();
});

test('starts from bytes, in a worker too, and reads snapshots there', async () => {
  const page = await lab.open('/article');
  const { value } = await run(
    page,
    `(async () => {
      const source = \`
        import { initSync, extract, extractSnapshot } from '\${location.origin}/dist/pkg/recto.js';
        onmessage = async ({ data }) => {
          initSync(await (await fetch('\${location.origin}/dist/pkg/recto.wasm')).arrayBuffer());
          let code; try { extract({ nodeType: 9 }); } catch (error) { code = error.code; }
          postMessage([extractSnapshot(data).title, code]);
        };\`;
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { type: 'module' });
      worker.postMessage(recto.capture(document));
      return (await new Promise((resolve, reject) => { worker.onmessage = resolve; worker.onerror = reject; })).data;
    })()`,
  );
  assert.deepEqual(value, ['The kite and the cable', 'unsupported-document']);
  await page.close();
});

for (const [fault, reason] of /** @type {const} */ ([
  ['panic', /ordered by a test/],
  ['out-of-bounds', /index out of bounds/],
  ['stack-overflow', /call stack|stack|memory access out of bounds/i],
  ['out-of-memory', /unreachable|memory/],
])) {
  test(`a fault of the kind ${fault} is an Error, and the next call works`, async () => {
    const page = await lab.open('/article', { pkg: FAULTY_PACKAGE });
    const arm = `import('/out/pkg-faults/recto_glue.js').then(({ armFault }) => armFault('${fault}'))`;
    const whole = await run(page, 'recto.extract(document).title');
    for (const call of ['recto.extract(document)', 'recto.extractSnapshot(recto.capture(document))']) {
      await run(page, arm);
      const failure = await run(page, call);
      assert.deepEqual(
        { ...failure, message: '' },
        { name: 'RectoError', code: 'internal', message: '', isError: true },
      );
      assert.match(failure.message, reason);
      assert.deepEqual(await run(page, 'recto.extract(document).title'), whole);
    }
    await page.close();
  });
}

test('the shipped Wasm cannot be ordered to fail', async () => {
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(`${PROJECT}/dist/pkg/recto.wasm`)));
  const names = exported.map(({ name }) => name);
  assert.ok(names.includes('extract'));
  assert.ok(!names.includes('armFault'));
  assert.ok(!readFileSync(`${PROJECT}/dist/pkg/recto_glue.js`, 'utf8').includes('armFault'));
});
