// @ts-check
// The one place where a string becomes markup, tried by itself: with the browser's sanitiser and without.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bundleForTest } from '../../extension/bundle.mjs';
import { startChromium } from './chromium.mjs';
import { servePages } from './pages.mjs';

/** @type {Awaited<ReturnType<typeof startChromium>>} */
let chromium;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  chromium = await startChromium();
  pages = await servePages({ '/': '<!DOCTYPE html><title>Empty</title>' });
});
after(async () => {
  await chromium?.browser.close();
  await pages?.close();
});

const KEPT = [
  '<h2 id="recto-a">A</h2><p>b <em>c</em> <a href="https://a.example/" rel="noopener noreferrer" title="t">d</a><br>e</p>',
  '<a href="#recto-a">up</a><a href="mailto:a@a.example">m</a><span id="recto-n"></span><div lang="ar" dir="rtl">x</div>',
  '<figure><img src="https://a.example/p.png" alt="p" width="3" height="2"><figcaption>c <span class="credit">d</span></figcaption></figure>',
  '<figure class="embed"><a href="https://a.example/v">v</a></figure>',
  '<table><caption>c</caption><thead><tr><th scope="col" colspan="2">h</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
  '<pre><code class="language-rust">fn main() {}</code></pre><ol start="4"><li>i</li></ol><time datetime="2026">t</time>',
  '<p><math display="block"><semantics><mrow><msup><mi mathvariant="normal">x</mi><mn>2</mn></msup></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics></math></p>',
  '<figure class="dark"><svg width="9" height="9" viewBox="0 0 9 9" role="img" aria-label="a"><clipPath id="recto-d1"><rect width="9" height="9"></rect></clipPath><g clip-path="url(#recto-d1)" fill="rgb(1, 2, 3)"><path d="M0 0h9"></path></g><text x="1" text-anchor="middle">t</text></svg></figure>',
  '<details><summary>s</summary>b</details><ruby>r<rp>(</rp><rt>t</rt><rp>)</rp></ruby><bdo dir="rtl">o</bdo>',
];

const DROPPED = [
  '<script>window.ran = 1</script>',
  '<img src="x" onerror="window.ran = 1">',
  '<svg><script>window.ran = 1</script><a href="javascript:window.ran=1"><rect/></a></svg>',
  '<svg onload="window.ran=1" style="x" class="x" id="body"><foreignObject><img src=x onerror="window.ran=1"></foreignObject><use href="data:x#a"/><image href="data:x"/><animate attributeName="href" to="javascript:1"/></svg>',
  '<svg><rect fill="url(https://a.example/x)" stroke="URL(//a.example)" clip-path="url(#body)" marker-end="red url(#recto-d1)"/><title><img src=x onerror="window.ran=1"></title></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror="window.ran=1"></style></mglyph></table></mtext></math>',
  '<math href="javascript:window.ran=1" onclick="window.ran=1" style="x" class="x"><maction>a</maction><mi id="body" name="x">b</mi></math>',
  '<math><annotation-xml encoding="text/html"><script>window.ran = 1</script></annotation-xml><mglyph src="data:x"></mglyph></math>',
  '<p onclick="window.ran = 1" style="position:fixed" class="page" id="body">x</p>',
  '<a href="java&#10;script:window.ran=1">x</a><a href=" data:text/html,x">y</a><a href="/relative">z</a>',
  '<img src="data:image/svg+xml,<svg onload=1>"><video src="javascript:1" poster="data:text/html,x"></video>',
  '<iframe src="https://a.example/"></iframe><object data="x"></object><embed src="x"><base href="https://b.example/">',
  '<form action="https://a.example/"><input name="attributes"><button formaction="x">b</button></form>',
  '<template><img src=x onerror="window.ran=1"></template><noscript><img src=x onerror="window.ran=1"></noscript>',
  '<meta http-equiv="refresh" content="0;url=https://a.example/"><link rel="stylesheet" href="x"><style>*{display:none}</style>',
  '<span class="toolbar">x</span><h2 id="documentElement">y</h2><a name="body" ping="https://a.example/">z</a><!-- c -->',
];

for (const sanitiser of [true, false]) {
  test(`keeps what an article is made of and nothing else, ${sanitiser ? 'with' : 'without'} the sanitiser`, async () => {
    const page = await chromium.browser.newPage();
    await page.goto(pages.origin);
    if (!sanitiser) await page.evaluate(() => Reflect.deleteProperty(Element.prototype, 'setHTML'));
    await page.evaluate(await bundleForTest('extension/page/view/sanitizer.js', 'sanitizer'));
    assert.equal(await page.evaluate(() => 'setHTML' in Element.prototype), sanitiser);
    const through = (/** @type {string} */ html) =>
      page.evaluate((markup) => {
        const target = document.createElement('div');
        /** @type {any} */ (globalThis).sanitizer.insertHtml(target, markup);
        document.body.append(target);
        return target.innerHTML;
      }, html);
    for (const html of KEPT) assert.equal(await through(html), html);
    const left = [];
    for (const html of DROPPED) left.push(await through(html));
    const all = left.join('\n');
    assert.doesNotMatch(
      all,
      /<(script|foreignobject|use|image|animate|maction|mglyph|annotation-xml|iframe|object|embed|base|form|input|button|template|meta|link|style)\b/,
    );
    assert.doesNotMatch(all, /\s(on\w+|style|name|ping|formaction)=|javascript|data:|class=|id=|url\(|href="\/|<!--/i);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(await page.evaluate(() => Reflect.get(window, 'ran')), undefined);
    await page.close();
  });
}
