// @ts-check
// Who leaves the view finds the page as it was.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DOUBLE_CLICK, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { openWithWorld } from './isolated_world.mjs';
import { servePages } from './pages.mjs';
import { PICTURE, story } from './story.mjs';
import { gone, shownArticle } from './view.mjs';

const FORM = `<form id="form">
  <input id="name" value="first"><input id="tick" type="checkbox">
  <textarea id="words">as sent</textarea>
  <select id="choice"><option>one<option>two<option>three</select>
</form>
<div id="box" style="height:60px;overflow:auto"><p style="height:900px">A box that scrolls by itself.</p></div>
<canvas id="canvas" width="64" height="64"></canvas><video id="video" muted width="64" height="64"></video>`;

/** The page is higher than the window whatever its fonts are. */
const TALL = '<div style="height: 3000px"></div>';

/** Records what happens to the page beside the host of the view; a picture that moves stands for any video. */
const WATCH = `<script>
  const seen = (window.seen = []);
  new MutationObserver((records) => {
    for (const record of records) {
      const host = record.target === document.documentElement && record.type === 'childList';
      if (!host) seen.push(record.type + ' ' + record.target.nodeName + ' ' + record.attributeName);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of ['keydown', 'keyup', 'keypress', 'click', 'wheel', 'scroll', 'resize', 'input', 'change']) {
    document.body.addEventListener(type, () => seen.push(type));
  }
  addEventListener('scroll', () => seen.push('window scroll'));
  addEventListener('resize', () => seen.push('window resize'));
  const paint = canvas.getContext('2d');
  setInterval(() => { paint.fillStyle = 'hsl(' + (performance.now() % 360) + ' 90% 50%)'; paint.fillRect(0, 0, 64, 64); }, 40);
  video.srcObject = canvas.captureStream(25);
  window.playing = video.play();
</script>`;

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser({ scrollBars: true });
  pages = await servePages({ '/': story({ after: FORM + TALL + WATCH }), '/ferry.png': PICTURE });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** @param {import('puppeteer-core').Page} page */
function state(page) {
  return page.evaluate(() => {
    const field = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
    return {
      html: document.documentElement.outerHTML,
      scroll: [scrollX, scrollY, field('box').scrollTop],
      size: [innerWidth, document.documentElement.clientWidth, document.documentElement.scrollHeight],
      values: [field('name').value, field('tick').checked, field('words').value, field('choice').value],
      caret: [field('words').selectionStart, field('words').selectionEnd],
      focus: document.activeElement?.id,
      history: [history.length, location.href],
      sheets: document.adoptedStyleSheets.length,
      overflow: getComputedStyle(document.documentElement).overflow,
      title: document.title,
    };
  });
}

for (const leave of ['press', 'Escape', 'close']) {
  test(`leaves scroll, form, focus, video and tree as they were (${leave})`, async () => {
    const page = await openPage(started.browser, pages.origin);
    await page.evaluate(async () => {
      await /** @type {any} */ (window).playing;
      const field = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
      field('name').value = 'second';
      field('tick').checked = true;
      field('words').value = 'as written by me';
      field('choice').selectedIndex = 2;
      field('box').scrollTop = 123;
      scrollTo(0, 217);
      field('words').focus({ preventScroll: true });
      field('words').setSelectionRange(3, 10);
      field('video').played0 = field('video').currentTime;
      await new Promise((resolve) => setTimeout(resolve, 100));
      /** @type {any} */ (window).seen.length = 0;
    });
    const before = await state(page);
    assert.equal(before.scroll[1], 217);

    await press(page, started.extension);
    const view = await shownArticle(page);
    await view.look((dialog) => {
      /** @type {HTMLElement | null} */ (dialog.querySelector('.appearance-tool'))?.click();
      /** @type {HTMLElement | null} */ (dialog.querySelector('.appearance-tool'))?.click();
    });
    await page.mouse.move(600, 400);
    await page.mouse.wheel({ deltaY: 300 });
    await page.keyboard.press('End');
    await page.keyboard.press('x');
    await page.keyboard.press('PageDown');
    await page.mouse.wheel({ deltaY: 3000 });
    // Beside the column, where nothing is.
    await page.mouse.click(1150, 500);
    await pause(DOUBLE_CLICK);
    if (leave === 'press') await press(page, started.extension);
    if (leave === 'Escape') await page.keyboard.press('Escape');
    if (leave === 'close')
      await view.look((dialog) => /** @type {HTMLElement | null} */ (dialog.querySelector('.closer'))?.click());
    await gone(page);
    await pause(100);

    assert.deepEqual(await state(page), before);
    const video = await page.evaluate(() => {
      const video = /** @type {HTMLVideoElement} */ (document.getElementById('video'));
      return { paused: video.paused, advanced: video.currentTime > /** @type {any} */ (video).played0 };
    });
    assert.deepEqual(video, { paused: false, advanced: true });
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).seen), []);
    await page.close();
  });
}

test('a page whose body scrolls in its place keeps its scroll', async () => {
  const bodies = {
    'body scrolls by itself': 'html,body{height:100%;margin:0}html{overflow:hidden}body{overflow:auto}',
    'body hands its overflow to the window': 'html,body{height:100%;margin:0}body{overflow-y:scroll}',
    'root is a grid': 'html{display:grid;gap:40px}',
    'everything is hidden that is not of the page':
      'html > :not(head, body){display:none!important;opacity:0!important}',
  };
  for (const [name, style] of Object.entries(bodies)) {
    const page = await openPage(started.browser, pages.origin);
    await page.addStyleTag({ content: style });
    const where = () =>
      page.evaluate(() => [
        scrollY,
        document.body.scrollTop,
        document.body.getBoundingClientRect().width,
        document.body.getBoundingClientRect().height,
      ]);
    await page.evaluate(() => {
      scrollTo(0, 150);
      document.body.scrollTop = 150;
    });
    const before = await where();
    await press(page, started.extension);
    const view = await shownArticle(page);
    const seen = await view.look((dialog) => [
      dialog.getBoundingClientRect().height === innerHeight,
      dialog.checkVisibility({ opacityProperty: true }),
    ]);
    assert.deepEqual(seen, [true, true], name);
    await page.mouse.move(600, 400);
    await page.mouse.wheel({ deltaY: 5000 });
    await page.mouse.wheel({ deltaY: 5000 });
    await pause(100);
    assert.deepEqual(await where(), before, `${name}: while reading`);
    await page.keyboard.press('Escape');
    await gone(page);
    assert.deepEqual(await where(), before, `${name}: after`);
    await page.close();
  }
});

/** Presses the button and holds the view before its first frame: frames of the extension's script come when told. */
async function openHeld() {
  const { page, run } = await openWithWorld(started, pages.origin);
  await run('requestAnimationFrame = () => 0');
  await page.evaluate(() => {
    document.getElementById('words')?.focus({ preventScroll: true });
    /** @type {any} */ (window).seen.length = 0;
  });
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  const isCovered = () => page.evaluate(() => document.elementFromPoint(600, 400)?.matches('html > div:popover-open'));
  await until(isCovered, 'the view before it is modal');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'words', 'the focus is the page’s as yet');
  return page;
}

test('Escape before the view is modal leaves it', async () => {
  const page = await openHeld();
  const before = await page.evaluate(() => /** @type {any} */ (document.getElementById('words')).value);
  await page.keyboard.press('Escape');
  await gone(page);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'words');
  assert.equal(await page.evaluate(() => /** @type {any} */ (document.getElementById('words')).value), before);
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).seen), []);
  await page.close();
});

test('a key before the view is modal is not the page’s, and makes it modal', async () => {
  const page = await openHeld();
  const before = await page.evaluate(() => /** @type {any} */ (document.getElementById('words')).value);
  await page.keyboard.press('x');
  const view = await shownArticle(page);
  assert.equal(await view.look((dialog) => dialog.matches(':modal')), true);
  assert.equal(await page.evaluate(() => /** @type {any} */ (document.getElementById('words')).value), before);
  await page.keyboard.press('Escape');
  await gone(page);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'words');
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).seen), []);
  await page.close();
});

test('print before the view is modal prints the article', async () => {
  const page = await openHeld();
  await page.pdf();
  const view = await shownArticle(page);
  assert.equal(await view.look((dialog) => dialog.matches(':modal')), true);
  await page.close();
});
