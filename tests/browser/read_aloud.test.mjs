// @ts-check
// Reading aloud, with voices that speak as the test tells them: what is given to them, what is marked, and when they stop.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emulateMedia, DOUBLE_CLICK, pause, press, startBrowser, until } from './browsers.mjs';
import { fakeVoices } from './fake_voices.mjs';
import { openWithWorld } from './isolated_world.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story } from './story.mjs';
import { gone, shownArticle } from './view.mjs';

/** @typedef {Awaited<ReturnType<typeof openWithWorld>>['run']} Run */
/** @typedef {import('./view.mjs').View} View */

const ENGLISH = { name: 'Ada', lang: 'en-GB' };
const GERMAN = { name: 'Anna', lang: 'de-DE' };
const REMOTE = { name: 'Far', lang: 'en-US', local: false };

const ABBREVIATED =
  'Dr. Brekke met Mr. Lund at the quay, e.g. for tea, as J. R. Tolkien might have done. “Is it late?” she asked. It was not, i.e. not yet. ' +
  'They took the ferry at 5 p.m. on a Monday, and what they talked about has never been told.';
const MIXED = `${PARAGRAPHS[2]}</p>
<pre><code>let ferry = true;</code></pre>
<table><caption>Crossings of a day.</caption><thead><tr><th>Time</th><th>People</th></tr></thead>
<tbody><tr><td>Morning</td><td>200</td></tr><tr><td>Evening</td><td>30</td></tr></tbody></table>
<p>${PARAGRAPHS[3]}`;

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({
    '/': story(),
    '/abbreviated': story({ paragraphs: [ABBREVIATED, ...PARAGRAPHS] }),
    '/mixed': story({ paragraphs: [PARAGRAPHS[0], MIXED, PARAGRAPHS[4]] }),
    '/long': story({ paragraphs: [...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS] }),
    '/ferry.png': PICTURE,
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/**
 * Opens the view with voices.
 * @param {string} path
 * @param {{name: string, lang: string, local?: boolean}[]} voices
 */
async function read(path, voices) {
  const { page, run } = await openWithWorld(started, pages.origin + path);
  await run(fakeVoices(voices));
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  return { page, run, view: await shownArticle(page) };
}

/** What the voices were given: texts, and where they were stopped. @param {Run} run @returns {Promise<string[]>} */
const spoken = (run) => run('rectoSpoken.map((one) => one.text ?? one)');

/**
 * Waits until a number of utterances have been given.
 * @param {Run} run
 * @param {number} count
 */
const untilSpoken = (run, count) =>
  until(async () => (await spoken(run)).filter((text) => text !== 'cancelled').length >= count, `utterance ${count}`);

/**
 * Has the voice speak to the end of several utterances, or of the article.
 * @param {Run} run
 * @param {number} count
 */
async function finish(run, count) {
  for (let at = 0; at < count; at += 1) {
    const before = (await spoken(run)).length;
    await run('rectoVoice.end()');
    const isNext = until(async () => (await spoken(run)).length > before, 'the next utterance', 1000);
    if (!(await isNext.catch(() => false))) return;
  }
}

/** What lies under the boxes of a kind. @param {View} view @param {string} kind */
function under(view, kind) {
  return view.look((dialog, name) => {
    const words = [];
    const boxes = [...dialog.querySelectorAll(`.${name}`)].map((box) => box.getBoundingClientRect());
    const walker = document.createTreeWalker(/** @type {Element} */ (dialog.querySelector('.article')), 4);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/[^\s]+/g)) {
        const range = new Range();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const { left, top, width, height } = range.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        if (boxes.some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom)) words.push(word);
      }
    }
    return words.join(' ');
  }, kind);
}

/** @param {View} view @param {string} selector */
const clickOn = (view, selector) =>
  view.look((dialog, wanted) => /** @type {HTMLElement} */ (dialog.querySelector(wanted)).click(), selector);

/** @param {View} view */
const status = (view) => view.look((dialog) => dialog.querySelector('.player-status')?.textContent);

test('sentence after sentence is spoken and marked, and the word where the voice tells it', async () => {
  const { page, run, view } = await read('/abbreviated', [ENGLISH]);
  await page.keyboard.press('l');
  await untilSpoken(run, 1);
  await finish(run, 4);
  assert.deepEqual((await spoken(run)).slice(0, 5), [
    'The Ferry That Would Not Be Retired',
    'The ferry on its way to the school landing on a morning in May.',
    'Dr. Brekke met Mr. Lund at the quay, e.g. for tea, as J. R. Tolkien might have done.',
    '“Is it late?” she asked.',
    'It was not, i.e. not yet.',
  ]);
  assert.equal(await under(view, 'voice-sentence'), 'It was not, i.e. not yet.');
  assert.equal(await under(view, 'voice-word'), '');
  await run('rectoVoice.word(7, 3)');
  assert.equal(await under(view, 'voice-word'), 'not,');
  await run('rectoVoice.word(17, 0)');
  assert.equal(await under(view, 'voice-word'), 'not', 'a voice may not tell how long a word is');
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
  await page.close();
});

test('captions and tables are read, code is not', async () => {
  const { page, run } = await read('/mixed', [ENGLISH]);
  await page.keyboard.press('l');
  await untilSpoken(run, 1);
  await finish(run, 25);
  const all = await spoken(run);
  for (const wanted of ['Crossings of a day.', 'Time, People', 'Morning, 200', 'Evening, 30']) {
    assert.ok(all.includes(wanted), `${wanted} in ${all.join(' | ')}`);
  }
  assert.ok(!all.some((text) => text.includes('let ferry')), all.join(' | '));
  await page.close();
});

test('notes and their calls are not read', async () => {
  const { page, run, view } = await read('/notes-and-pull-quote/page.html', [ENGLISH]);
  await page.keyboard.press('l');
  await untilSpoken(run, 1);
  await finish(run, 12);
  const all = (await spoken(run)).join(' ');
  assert.ok(await view.look((dialog) => /Salt and Stone/.test(dialog.textContent ?? '')), 'the view has them');
  assert.match(all, /has been washed away. The drivers were paid/);
  assert.doesNotMatch(all, /Salt and Stone|↩|\d/);
  await page.close();
});

test('a pause is a stop: going on begins the sentence again; arrows skip by sentence and passage', async () => {
  const { page, run, view } = await read('/', [ENGLISH]);
  await page.keyboard.press('l');
  await untilSpoken(run, 1);
  await finish(run, 3);
  const second = PARAGRAPHS[0].split(/(?<=\.) /)[1];
  assert.equal((await spoken(run)).at(-1), second);
  await page.keyboard.press('l');
  assert.equal((await spoken(run)).at(-1), 'cancelled');
  await run('rectoVoice.end()');
  assert.equal((await spoken(run)).at(-1), 'cancelled', 'nothing goes on by itself');
  await page.keyboard.press('l');
  await until(async () => (await spoken(run)).at(-1) === second, 'the sentence again');
  const skip = async (/** @type {() => Promise<void>} */ act, /** @type {string} */ expected) => {
    await act();
    await until(async () => (await spoken(run)).at(-1)?.startsWith(expected), expected);
  };
  await skip(() => page.keyboard.press('ArrowLeft'), 'The ferry was to');
  await skip(() => page.keyboard.press('ArrowRight'), second);
  await skip(async () => {
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowRight');
  }, 'They had come to cross.');
  await skip(async () => {
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.up('Shift');
  }, 'The ferry was to');
  await skip(() => clickOn(view, '.player-passage-on'), 'They had come to cross.');
  await skip(() => clickOn(view, '.player-sentence-on'), 'The bridge, it turned out');
  // Media keys, as far as the browser hands them to the page.
  await view.look((dialog) => dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'MediaPlayPause' })));
  assert.equal((await spoken(run)).at(-1), 'cancelled');
  await page.close();
});

test('a highlight that is made meanwhile does not take the mark away', async () => {
  const { page, run, view } = await read('/', [ENGLISH]);
  await page.keyboard.press('l');
  await untilSpoken(run, 1);
  await finish(run, 2);
  await view.look((dialog) => {
    const line = /** @type {Node} */ (dialog.querySelectorAll('.content p')[0].firstChild);
    getSelection()?.setBaseAndExtent(line, 10, line, 130);
  });
  await page.keyboard.press('h');
  // Escape closes the bar of the new highlight; before that is there it would end the reading.
  const bar = () => view.look((dialog) => dialog.querySelector('.highlight-bar:popover-open') !== null);
  await until(bar, 'the bar');
  await page.keyboard.press('Escape');
  await until(async () => !(await bar()), 'the bar to close');
  await finish(run, 1);
  const second = PARAGRAPHS[0].split(/(?<=\.) /)[1];
  assert.equal((await spoken(run)).at(-1), second);
  // The bar that has closed and the mark that has come change the lines a frame later.
  await until(async () => (await under(view, 'voice-sentence')) === second, 'the mark on the sentence');
  await page.close();
});

test('begins at the selection, else at what is in sight', async () => {
  const { page, run, view } = await read('/long', [ENGLISH]);
  await view.look((dialog) => {
    const line = /** @type {Node} */ (dialog.querySelectorAll('.content p')[1].firstChild);
    getSelection()?.setBaseAndExtent(line, 60, line, 70);
  });
  await page.keyboard.press('l');
  await untilSpoken(run, 1);
  assert.match((await spoken(run))[0], /^The bridge, it turned out/);
  await page.keyboard.press('Escape');
  await until(() => view.look((dialog) => !dialog.querySelector('.player')), 'the player to go');
  assert.ok(await view.look((dialog) => dialog.open && dialog.querySelector('.voice-marks') === null));
  assert.equal((await spoken(run)).at(-1), 'cancelled');
  await view.look((dialog) => {
    getSelection()?.removeAllRanges();
    dialog.querySelectorAll('.content p')[8].scrollIntoView({ block: 'start' });
    dialog.scrollBy(0, -70);
  });
  await page.keyboard.press('l');
  await untilSpoken(run, 2);
  assert.match((await spoken(run)).at(-1) ?? '', /^By now the crossing/);
  await page.close();
});

test('the text follows the voice until the reader scrolls away, and a button brings back', async () => {
  const { page, run, view } = await read('/long', [ENGLISH]);
  await emulateMedia(page, { 'prefers-reduced-motion': 'reduce' });
  await page.keyboard.press('l');
  await untilSpoken(run, 1);
  await finish(run, 12);
  const top = () => view.look((dialog) => dialog.scrollTop);
  const followed = await top();
  assert.ok(followed > 0, 'followed');
  await page.mouse.move(600, 400);
  await page.mouse.wheel({ deltaY: 2500 });
  const offered = () =>
    view.look((dialog) => !(/** @type {HTMLElement} */ (dialog.querySelector('.player-back')).hidden));
  await until(offered, 'the way back');
  await pause(200);
  const away = await top();
  await finish(run, 2);
  assert.equal(await top(), away, 'stays where the reader is');
  await clickOn(view, '.player-back');
  await until(async () => (await top()) < away - 500, 'the way back');
  assert.equal(await offered(), false);
  await page.close();
});

test('the guide of lines goes with the voice', async () => {
  const { page, run, view } = await read('/', [ENGLISH]);
  await page.keyboard.press('f');
  const choose = (/** @type {string} */ value) =>
    until(
      () =>
        view.look((dialog, wanted) => {
          const choice = /** @type {HTMLElement | null} */ (
            dialog.querySelector(`.focus-panel input[value=${wanted}]`)
          );
          choice?.click();
          return choice !== null;
        }, value),
      'the choice',
    );
  await choose('one');
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await untilSpoken(run, 1);
  const isAtVoice = () =>
    view.look((dialog) => {
      const sentence = dialog.querySelector('.voice-sentence')?.getBoundingClientRect();
      const [above, below] = [...dialog.querySelectorAll('.shade')].map((one) => one.getBoundingClientRect());
      // A caption stands out with its picture.
      return (
        !!sentence && above.bottom <= sentence.bottom && below.top >= sentence.top && below.top < sentence.bottom + 40
      );
    });
  for (let at = 0; at < 4; at += 1) {
    await until(isAtVoice, `the guide at sentence ${at}`, 3000);
    await finish(run, 1);
  }
  await page.keyboard.press('f');
  await choose('off');
  await page.close();
});

test('closing the view stops the voice, and so does leaving the page', async () => {
  const { page, run, view } = await read('/', [ENGLISH]);
  await page.keyboard.press('l');
  await untilSpoken(run, 1);
  await view.look((dialog) => /** @type {HTMLElement} */ (dialog.querySelector('.closer')).click());
  await gone(page);
  assert.equal((await spoken(run)).at(-1), 'cancelled');
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  await shownArticle(page);
  await page.keyboard.press('l');
  await untilSpoken(run, 2);
  await run(
    `addEventListener('pagehide', () => sessionStorage.setItem('spoken', rectoSpoken.at(-1).text ?? rectoSpoken.at(-1)))`,
  );
  await page.goto(`${pages.origin}/long`);
  assert.equal(await page.evaluate(() => sessionStorage.getItem('spoken')), 'cancelled');
  await page.close();
});

test('a voice of this device is taken; one that sends the text away only when it is chosen', async () => {
  const { page, run, view } = await read('/', [REMOTE, GERMAN]);
  await page.keyboard.press('l');
  await until(async () => /send the text to a server speak English/.test(String(await status(view))), 'what is said');
  assert.deepEqual(await spoken(run), []);
  await view.look((dialog) => {
    const select = /** @type {HTMLSelectElement} */ (dialog.querySelector('.player select'));
    select.value = 'Far';
    select.dispatchEvent(new Event('change'));
  });
  await untilSpoken(run, 1);
  assert.equal(await run('rectoSpoken[0].voice'), 'Far');
  await finish(run, 2);
  assert.ok(
    (await spoken(run)).every((text) => text.length <= 160),
    'in pieces that take less than 15 s',
  );
  await view.look((dialog) => {
    const rate = /** @type {HTMLInputElement} */ (dialog.querySelector('.player input'));
    rate.value = '12';
    rate.dispatchEvent(new Event('input'));
  });
  await until(async () => (await run('rectoSpoken.at(-1).rate')) === 2, 'the speed');
  await page.close();
  // Remembered: settings hold for the next page, where a voice of the device is there too.
  const later = await read('/', [ENGLISH, REMOTE]);
  await later.page.keyboard.press('l');
  await untilSpoken(later.run, 1);
  assert.deepEqual(await later.run('rectoSpoken[0]'), {
    text: 'The Ferry That Would Not Be Retired',
    voice: 'Far',
    rate: 2,
  });
  await later.page.close();
});

test('without any voice it says so, and the rest of the view works', async () => {
  const { page, view } = await read('/', []);
  await page.keyboard.press('l');
  await until(async () => /no voices/.test(String(await status(view))), 'what is said');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await until(() => view.look((dialog) => !!dialog.querySelector('.appearance-panel:popover-open')), 'another panel');
  await page.close();
});

test('a voice that breaks down is told of', async () => {
  const { page, run, view } = await read('/', [ENGLISH]);
  await page.keyboard.press('l');
  await untilSpoken(run, 1).catch(() => {});
  await run('rectoVoice.error("synthesis-failed")');
  await until(async () => /stopped by itself/.test(String(await status(view))), 'what is said');
  await page.close();
});
