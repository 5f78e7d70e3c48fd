// @ts-check
// Pages that are larger or deeper than any sensible one: an article or a clear code, in memory that stays in proportion,
// and the memory is given back. That the work grows no faster than the page is counted: tests/bench/counts.mjs.
//
// Runs alone: it counts memory.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { longPage } from '../bench/sample.mjs';
import { startLab } from './package.mjs';

const PARAGRAPH =
  'The first cable was drawn across the gorge by a kite, as no boat could cross the water there and no crane could reach it.';
/** Wasm memory over bytes of the snapshot. */
const MEMORY = 12;

/** @type {Awaited<ReturnType<typeof startLab>>} */
let lab;
before(
  async () =>
    void (lab = await startLab({
      '/long/1000000': longPage(1_000_000),
      '/article': `<!DOCTYPE html><title>Kite</title><article><h1>Kite</h1>${`<p>${PARAGRAPH}</p>`.repeat(6)}</article>`,
    })),
);
after(() => lab?.close());

/** @param {string} path */
async function read(path) {
  const page = await lab.open(path, { patience: 300_000 });
  const taken = await page.evaluate(async (glue) => {
    // Past the wrapper, which gives memory back after a page like this.
    const { extract, memoryPages } = await import(glue);
    const { recto, rectoCapture } = /** @type {any} */ (globalThis);
    const article = extract(document);
    const memory = memoryPages() * 65536;
    recto.isReadable(document);
    const kept = memoryPages() * 65536;
    const bytes = new TextEncoder().encode(rectoCapture(document).html).length;
    return { words: article.wordCount, memory, kept, bytes };
  }, `${lab.origin}/dist/pkg/recto_glue.js`);
  await page.close();
  return taken;
}

test('a page of a million nodes is read in bounded memory, and the memory given back', async () => {
  const whole = await read('/long/1000000');
  assert.ok(whole.words > 10_000_000, `${whole.words} words`);
  const ratio = whole.memory / whole.bytes;
  assert.ok(ratio <= MEMORY, `${ratio.toFixed(1)} times the snapshot`);
  assert.ok(whole.kept < 64 * 1024 * 1024, `${whole.kept} bytes kept`);
});

for (const inWindow of [false, true]) {
  test(`a tree 100,000 deep is read, ${inWindow ? 'in a hidden part of a shown page' : 'without a window'}`, async () => {
    const page = await lab.open('/article');
    const answers = await page.evaluate((inWindow) => {
      const { recto, rectoCapture } = /** @type {any} */ (globalThis);
      const deep = inWindow ? document : /** @type {Document} */ (document.cloneNode(true));
      // In pieces: what is put into another node is walked through, so one by one would take 100,000 squared.
      const chain = (/** @type {number} */ links, /** @type {() => HTMLElement} */ make) => {
        let outermost = make();
        for (let depth = 1; depth < links; depth += 1) {
          const outer = make();
          let innermost = outer;
          while (innermost.firstElementChild) innermost = /** @type {HTMLElement} */ (innermost.firstElementChild);
          innermost.append(outermost);
          outermost = outer;
        }
        return outermost;
      };
      const outermost = chain(400, () => chain(250, () => deep.createElement('div')));
      outermost.hidden = true;
      deep.querySelector('article')?.append(outermost);
      const read = (/** @type {() => any} */ call) => {
        try {
          return call().textContent.split('kite').length - 1;
        } catch (error) {
          return /** @type {any} */ (error).code ?? String(error);
        }
      };
      return [
        read(() => recto.extract(deep)),
        read(() => recto.extractSnapshot(rectoCapture(deep, { packed: true }))),
        read(() => recto.extractSnapshot(recto.capture(deep, { packed: true }))),
      ];
    }, inWindow);
    assert.deepEqual(answers, [6, 6, 6]);
    await page.close();
  });
}
