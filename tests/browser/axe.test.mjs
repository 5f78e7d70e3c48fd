// @ts-check
// Every state of the view in every theme, by axe-core: the machine-checkable part of WCAG 2.2 AA. It cannot look into a closed
// shadow root, so the extension under test has an open one and is otherwise the same.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { EXTENSION, openPage, pause, press, startChromium, until } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { richPage } from './rich_page.mjs';
import { PICTURE } from './story.mjs';

/** The standards whose rules are run. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @type {Awaited<ReturnType<typeof startChromium>>} */
let chromium;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;
/** @type {string} */
let opened;

before(async () => {
  opened = mkdtempSync(join(tmpdir(), 'recto-open-'));
  cpSync(EXTENSION, opened, { recursive: true });
  const script = join(opened, 'page.js');
  const closed = readFileSync(script, 'utf8');
  const open = closed.replaceAll(/attachShadow\(\{ mode: [^}]* \}\)/g, 'attachShadow({ mode: "open" })');
  assert.notEqual(open, closed);
  writeFileSync(script, open);
  chromium = await startChromium({ extension: opened });
  pages = await servePages({
    '/': richPage({
      after: '<aside class="note-box"><p>In figures: eighty paces, two spans, eleven people.</p></aside>',
    }),
    '/rtl': richPage().replace('<html lang="en">', '<html lang="he" dir="rtl">'),
    '/vertical': richPage({ head: '<style>html { writing-mode: vertical-rl }</style>' }),
    '/list': `<!DOCTYPE html><html lang="en"><title>Links</title><nav>${'<a href="/">A link</a> '.repeat(30)}</nav></html>`,
    '/ferry.png': PICTURE,
  });
});
after(async () => {
  await chromium?.browser.close();
  await pages?.close();
  rmSync(opened, { recursive: true, force: true });
});

/**
 * What axe-core finds in the view.
 * @param {import('puppeteer-core').Page} page
 * @param {string} state
 */
async function violations(page, state) {
  // Nothing is looked at half-way through a transition.
  await pause(250);
  await page.evaluate(AXE);
  const found = await page.evaluate(async (tags) => {
    const host = [...document.documentElement.children].findLast((one) => one.shadowRoot);
    const { axe } = /** @type {any} */ (globalThis);
    const { violations, passes } = await axe.run(host, { runOnly: { type: 'tag', values: tags }, elementRef: false });
    const nodes = violations.flatMap((/** @type {any} */ rule) =>
      rule.nodes.map(
        (/** @type {any} */ node) => `${rule.id}: ${node.html.slice(0, 160)} (${node.any[0]?.message ?? rule.help})`,
      ),
    );
    return { nodes, passes: passes.length };
  }, TAGS);
  assert.ok(found.passes > 5, `${state}: ${found.passes} rules looked at something`);
  return found.nodes.map((/** @type {string} */ one) => `${state}: ${one}`);
}

/**
 * Runs a function on the dialog, which the open root lets the test reach.
 * @template T
 * @param {import('puppeteer-core').Page} page
 * @param {(dialog: HTMLDialogElement, given: any) => T} look
 * @param {unknown} [given]
 * @returns {Promise<Awaited<T>>}
 */
function inView(page, look, given) {
  const act = `const host = [...document.documentElement.children].findLast((one) => one.shadowRoot);
    const dialog = host?.shadowRoot.querySelector('dialog');
    return dialog && (${look})(dialog, ${JSON.stringify(given)});`;
  return /** @type {any} */ (page.evaluate(`(() => { ${act} })()`));
}

/**
 * @param {string} path
 * @param {import('puppeteer-core').Viewport} viewport
 */
async function openView(path, viewport = { width: 1280, height: 900 }) {
  const page = await openPage(chromium.browser, pages.origin + path);
  await page.setViewport(viewport);
  await press(page, chromium.extension);
  await until(() => inView(page, (dialog) => dialog.matches(':modal')), 'the view');
  await pause(500);
  return page;
}

/** @param {import('puppeteer-core').Page} page */
function toolsOf(page) {
  return inView(page, (dialog) =>
    [...dialog.querySelectorAll('.toolbar .tool')]
      .filter((tool) => tool.getAttribute('aria-haspopup') === 'dialog')
      .map((tool) => /(\S+)-tool/.exec(tool.className)?.[1] ?? ''),
  );
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} tool
 */
async function openPanel(page, tool) {
  await inView(
    page,
    (dialog, tool) => {
      const button = /** @type {HTMLElement} */ (dialog.querySelector(`.${tool}-tool`));
      button.click();
    },
    tool,
  );
  await until(
    () => inView(page, (dialog, tool) => !!dialog.querySelector(`.${tool}-panel:popover-open > *`), tool),
    tool,
  );
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} tool
 */
async function closePanel(page, tool) {
  await inView(
    page,
    (dialog, tool) => {
      /** @type {HTMLElement} */ (dialog.querySelector(`.${tool}-panel`)).hidePopover();
    },
    tool,
  );
}

for (const [name, viewport] of /** @type {[string, import('puppeteer-core').Viewport][]} */ ([
  ['wide', { width: 1280, height: 900 }],
  // 400 % zoom of a window 1280 px wide (WCAG 2.2, 1.4.10).
  ['narrow', { width: 320, height: 256, deviceScaleFactor: 4 }],
])) {
  test(`${name}: every panel and state`, async () => {
    const page = await openView('/', viewport);
    const found = await violations(page, 'article');
    const tools = await toolsOf(page);
    assert.ok(tools.length > 1);
    for (const tool of tools) {
      await openPanel(page, tool);
      found.push(...(await violations(page, tool)));
      await closePanel(page, tool);
    }
    for (const [part, state] of [
      ['drop', 'what does not belong'],
      ['keep', 'what is missing'],
    ]) {
      await openPanel(page, 'correct');
      await inView(
        page,
        (dialog, part) => {
          /** @type {HTMLElement} */ (dialog.querySelector(`.correct-panel [data-name=${part}]`)).click();
        },
        part,
      );
      await until(() => inView(page, (dialog) => !!dialog.querySelector('.picker')), 'the picker');
      await page.keyboard.press('ArrowDown');
      found.push(...(await violations(page, state)));
      await page.keyboard.press('Escape');
      await until(() => inView(page, (dialog) => !!dialog.querySelector('.correct-panel:popover-open')), 'the panel');
      await closePanel(page, 'correct');
    }
    assert.deepEqual(found, []);
    await page.close();
  });
}

/** What comes over the article and goes again: how it is called, and by what it is there. @type {[string, string, (page: import('puppeteer-core').Page) => Promise<unknown>][]} */
const PASSING = [
  ['a note', '.note:popover-open', (page) => clickOn(page, '.content sup a')],
  ['a picture shown large', '.lightbox img', (page) => clickOn(page, '.content img')],
  ['the player', '.player', (page) => page.keyboard.press('l')],
  [
    'the bar of a highlight',
    '.highlight-bar',
    async (page) => {
      await inView(page, (dialog) => {
        const text = dialog.querySelectorAll('.content p')[1].firstChild;
        if (text) getSelection()?.setBaseAndExtent(text, 0, text, 20);
      });
      await page.keyboard.press('h');
    },
  ],
];

/** @param {import('puppeteer-core').Page} page @param {string} selector */
function clickOn(page, selector) {
  return inView(
    page,
    (dialog, selector) => void (/** @type {HTMLElement} */ (dialog.querySelector(selector)).click()),
    selector,
  );
}

for (const [path, name] of [
  ['/', 'left to right'],
  ['/rtl', 'right to left'],
  ['/vertical', 'top to bottom'],
]) {
  test(`what comes and goes, ${name}`, async () => {
    const page = await openView(path);
    const found = await violations(page, 'article');
    for (const [state, selector, bring] of PASSING) {
      await bring(page);
      await until(
        () => inView(page, (dialog, selector) => dialog.querySelector(selector)?.checkVisibility(), selector),
        `${state}, ${name}`,
      );
      found.push(...(await violations(page, state)));
      if (state === 'the player') {
        await clickOn(page, '.player-more');
        found.push(...(await violations(page, 'the player with its choices')));
        await clickOn(page, '.player-close');
      } else {
        await page.keyboard.press('Escape');
      }
      await until(
        () => inView(page, (dialog, selector) => !dialog.querySelector(selector)?.checkVisibility(), selector),
        `${state} to go, ${name}`,
      );
    }
    await page.setViewport({ width: 390, height: 800 });
    await clickOn(page, '.overflow');
    await until(() => inView(page, (dialog) => !!dialog.querySelector('.menu:popover-open')), 'the menu');
    found.push(...(await violations(page, 'the menu')));
    assert.deepEqual(found, []);
    await page.close();
  });
}

test('every theme', async () => {
  const page = await openView('/');
  const found = [];
  await openPanel(page, 'appearance');
  const themes = await inView(page, (dialog) =>
    [...dialog.querySelectorAll('.appearance-panel input[type=radio]')]
      .filter((input) => /theme/i.test(/** @type {HTMLInputElement} */ (input).name))
      .map((input) => {
        const { name, value } = /** @type {HTMLInputElement} */ (input);
        return { name, value };
      }),
  );
  assert.ok(themes.length >= 4);
  for (const theme of themes) {
    await inView(
      page,
      (dialog, { name, value }) => {
        /** @type {HTMLElement} */ (dialog.querySelector(`input[name="${name}"][value="${value}"]`)).click();
      },
      theme,
    );
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      found.push(...(await violations(page, `${theme.value}, ${scheme}`)));
    }
  }
  assert.deepEqual([...new Set(found)], []);
  await page.close();
});

test('the options page', async () => {
  const page = await chromium.browser.newPage();
  await page.goto(`chrome-extension://${chromium.extension.id}/options/options.html`);
  await page.waitForSelector('#privacy p');
  await page.evaluate((corrections) => chrome.storage.local.set({ 'corrections:https://a.example': corrections }), {
    breadth: 'wide',
    keep: ['1 aside.note'],
    drop: ['1 div.offer'],
  });
  await page.reload();
  await page.waitForSelector('#corrections h3');
  const found = [];
  for (const [width, scheme] of /** @type {const} */ ([
    [1280, 'light'],
    [1280, 'dark'],
    [320, 'light'],
  ])) {
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await pause(250);
    await page.evaluate(AXE);
    const nodes = await page.evaluate(async (tags) => {
      const { axe } = /** @type {any} */ (globalThis);
      const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
      return violations.flatMap((/** @type {any} */ rule) =>
        rule.nodes.map((/** @type {any} */ node) => `${rule.id}: ${node.html.slice(0, 160)}`),
      );
    }, TAGS);
    found.push(...nodes.map((/** @type {string} */ node) => `${width}, ${scheme}: ${node}`));
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(isWide, false, `at ${width} px`);
  }
  assert.deepEqual(found, []);
  await page.close();
});

test('a button without a name is found', async () => {
  const page = await openView('/');
  await inView(page, (dialog) => void dialog.append(document.createElement('button')));
  const found = await violations(page, 'nameless');
  assert.match(found.join(), /button-name/);
  await page.close();
});

test('a page without an article', async () => {
  const page = await openView('/list');
  assert.deepEqual(await violations(page, 'notice'), []);
  await page.close();
});

test('every control can be hit: at least 24 by 24 px, and 44 in panels and bars', async () => {
  const page = await openView('/', { width: 390, height: 800 });
  for (const tool of await toolsOf(page)) {
    await openPanel(page, tool);
    const small = await inView(
      page,
      (dialog, tool) => {
        const controls = dialog.querySelectorAll(
          `.${tool}-panel :is(button, summary, select, label:has(input), a[href])`,
        );
        return [...controls]
          .filter((one) => one.checkVisibility())
          .map((one) => ({ box: one.getBoundingClientRect(), one }))
          .filter(({ box }) => box.height > 0 && (box.height < 40 || box.width < 24))
          .map(({ box, one }) => `${one.className || one.localName} ${one.textContent}: ${box.width} × ${box.height}`);
      },
      tool,
    );
    assert.deepEqual(small, [], tool);
    await closePanel(page, tool);
  }
  await page.close();
});
