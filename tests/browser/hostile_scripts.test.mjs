// @ts-check
// Pages whose scripts work against the reading view: what they patch, remove, cover and swallow. The article is shown all
// the same, the reader can leave it, and the page is then as it was.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DOUBLE_CLICK, isFirefox, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { contextOf, send } from './firefox.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story, storyIn } from './story.mjs';
import { currentView, gone, paragraphsOf, shownArticle } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** What a page does before the button is pressed. @type {Record<string, string>} */
const BEFORE = {
  'prototypes that are patched': `
    for (const type of [Node, Element, HTMLElement, Document, Array, Map, Set, String, Promise, EventTarget, ShadowRoot]) {
      for (const name of Object.getOwnPropertyNames(type.prototype)) {
        const { value, configurable } = Object.getOwnPropertyDescriptor(type.prototype, name);
        if (configurable && typeof value === 'function' && name !== 'constructor') {
          try { type.prototype[name] = () => { throw new Error('patched'); }; } catch {}
        }
      }
    }`,
  'getters that throw': `
    for (const type of [Node, Element, HTMLElement, Document, HTMLImageElement, ShadowRoot]) {
      for (const [name, { get, configurable }] of Object.entries(Object.getOwnPropertyDescriptors(type.prototype))) {
        if (get && configurable) Object.defineProperty(type.prototype, name, { get() { throw new Error(name); } });
      }
    }`,
  'JSON, Object and globals that are overwritten': `
    JSON.parse = JSON.stringify = Object.entries = Object.assign = structuredClone = () => { throw new Error('gone'); };
    window.chrome = new Proxy({}, { get() { throw new Error('chrome'); } });
    window.rectoReader = { press() { throw new Error('reader'); } };
    window.CSSStyleSheet = window.AbortController = window.Promise = window.MutationObserver = undefined;
    window.requestAnimationFrame = window.setTimeout = window.requestIdleCallback = () => 0;`,
  'attachShadow that is replaced': `
    Element.prototype.attachShadow = function () { window.caught = true; return this; };`,
  'keys that are swallowed': `
    for (const type of ['keydown', 'keyup', 'keypress']) {
      addEventListener(type, (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, true);
    }`,
  'clicks that are swallowed': `
    for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click']) {
      addEventListener(type, (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, true);
    }`,
  'a root that is inert': `document.documentElement.inert = true;`,
  'a modal dialog of its own': `
    const own = document.body.appendChild(document.createElement('dialog')); own.textContent = 'Subscribe!'; own.showModal();`,
  'a question before leaving': `
    addEventListener('beforeunload', (event) => event.preventDefault());`,
};

/** What a page does once the view is there. @type {Record<string, string>} */
const MEANWHILE = {
  'removing the host': `host().remove();`,
  'removing every new child of the root': `
    new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) if (removals++ < 2) node.remove();
    }).observe(document.documentElement, { childList: true });
    var removals = 0;
    host().remove();`,
  'moving the host': `document.body.append(host());`,
  'emptying the host’s style': `host().removeAttribute('style'); host().style.display = 'none';`,
  'making the host inert': `host().inert = true; host().hidden = true;`,
  'opening a modal dialog of its own': `
    const own = document.body.appendChild(document.createElement('dialog')); own.textContent = 'Subscribe!'; own.showModal();`,
  'opening a popover of its own': `
    const own = document.body.appendChild(document.createElement('div')); own.popover = 'manual';
    own.style.cssText = 'inset: 0; width: 100%; height: 100%'; own.textContent = 'Cookies!'; own.showPopover();`,
  'locking its scroll': `document.documentElement.style.overflow = document.body.style.overflow = 'hidden';`,
  'replacing its body': `document.body = document.createElement('body');`,
  'telling of a print that is none': `dispatchEvent(new Event('beforeprint'));`,
  'making events by script': `
    const targets = [window, document, host()];
    for (const target of targets) {
      for (const type of ['beforeprint', 'afterprint', 'popstate', 'close', 'cancel', 'click', 'toggle', 'visibilitychange']) {
        target.dispatchEvent(new Event(type, { bubbles: true, composed: true, cancelable: true }));
      }
      target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    }
    host().click();`,
};

/** The one child of the root that is the view's host. */
const HOST = `function host() { return document.documentElement.lastElementChild; }`;

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({ '/': story(), '/ferry.png': PICTURE });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/**
 * @param {Page} page
 * @param {string} script
 */
async function runInPage(page, script) {
  const expression = `{ ${HOST} ${script} }`;
  // As a script of the page runs: not as if the reader had clicked, which is how puppeteer evaluates.
  if (isFirefox) {
    const target = { context: contextOf(page) };
    const { type } = await send(page.browser(), 'script.evaluate', { expression, target, awaitPromise: false });
    assert.equal(type, 'success');
    return;
  }
  const cdp = await page.createCDPSession();
  const { exceptionDetails } = await cdp.send('Runtime.evaluate', { expression });
  await cdp.detach();
  assert.equal(exceptionDetails, undefined);
}

/**
 * Whether the article is what one sees and can use: modal, a child of the root, and the last in the top layer.
 * @param {Page} page
 */
async function isOnTop(page) {
  const view = await currentView(page);
  const isModal = await view?.look((dialog) => {
    const { host } = /** @type {ShadowRoot} */ (dialog.getRootNode());
    return dialog.matches(':modal') && host.parentNode === document.documentElement && dialog.checkVisibility();
  });
  if (!isModal) return false;
  // Firefox tells no test what is in the top layer: what a click would hit is.
  if (isFirefox) return view?.look(coversWindow);
  const cdp = await page.createCDPSession();
  await cdp.send('DOM.getDocument');
  const { nodeIds } = await cdp.send('DOM.getTopLayerElements');
  const last = nodeIds.findLast((id) => id > 0);
  const { node } = await cdp.send('DOM.describeNode', { nodeId: last });
  await cdp.detach();
  return node.localName === 'dialog' && node.attributes?.includes('view');
}

/** Evaluated in the page. @param {HTMLDialogElement} dialog */
function coversWindow(dialog) {
  const { host } = /** @type {ShadowRoot} */ (dialog.getRootNode());
  const shares = [0.02, 0.25, 0.5, 0.75, 0.98];
  return shares.every((x) => shares.every((y) => document.elementFromPoint(x * innerWidth, y * innerHeight) === host));
}

/** @param {Page} page */
async function leave(page) {
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  await gone(page);
}

for (const [name, script] of Object.entries(BEFORE)) {
  test(`shows the article of a page with ${name}`, async () => {
    const page = await openPage(started.browser, pages.origin);
    page.on('dialog', (dialog) => dialog.accept());
    await runInPage(page, script);
    await press(page, started.extension);
    const view = await shownArticle(page);
    assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
    await until(() => isOnTop(page), 'the view to be on top');
    await leave(page);
    await page.close();
  });
}

for (const [name, script] of Object.entries(MEANWHILE)) {
  test(`stays while a page is ${name}`, async () => {
    const page = await openPage(started.browser, pages.origin);
    await press(page, started.extension);
    await shownArticle(page);
    await until(() => isOnTop(page), 'the view to be on top');
    await runInPage(page, script);
    await pause(100);
    await until(() => isOnTop(page), 'the view to be on top again', 3000);
    const view = await shownArticle(page);
    assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
    await leave(page);
    await page.close();
  });
}

test('gives up where a page never does, and leaves it as it was', async () => {
  const page = await openPage(started.browser, pages.origin);
  const untouched = await page.evaluate(() => document.documentElement.outerHTML);
  await press(page, started.extension);
  await shownArticle(page);
  await runInPage(
    page,
    `window.removals = 0;
    const { head, body } = document;
    new MutationObserver(() => {
      for (const child of document.documentElement.children) {
        if (child === head || child === body) continue;
        removals += 1;
        child.remove();
      }
    }).observe(document.documentElement, { childList: true });
    host().remove();`,
  );
  await gone(page);
  await pause(200);
  const removals = await page.evaluate(() => Reflect.get(window, 'removals'));
  assert.ok(removals > 5 && removals < 100, `${removals} removals`);
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML), untouched);
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
  await page.close();
});

test('ends with a document that is written anew, and reads the new one at the next press', async () => {
  const page = await openPage(started.browser, pages.origin);
  await press(page, started.extension);
  await shownArticle(page);
  const other = PARAGRAPHS.toReversed();
  await page.evaluate(
    (html) => {
      document.open();
      document.write(html);
      document.close();
    },
    story({ paragraphs: other }),
  );
  await gone(page);
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  const view = await shownArticle(page);
  assert.deepEqual(storyIn(await paragraphsOf(view)), other);
  await page.close();
});

test('scroll and focus survive a rescue, and the page has its focus again', async () => {
  const paragraphs = Array.from({ length: 20 }, () => PARAGRAPHS).flat();
  const site = await servePages({ '/': story({ paragraphs, before: '<button id="own">Menu</button>' }) });
  const page = await openPage(started.browser, site.origin);
  await page.focus('#own');
  await press(page, started.extension);
  const view = await shownArticle(page);
  await until(() => isOnTop(page), 'the view to be on top');
  await view.look((dialog) => {
    dialog.scrollTop = 900;
    /** @type {HTMLElement | null} */ (dialog.querySelector('.tool'))?.focus();
    return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  });
  await runInPage(page, 'host().remove();');
  await until(() => isOnTop(page), 'the view to be on top again');
  const seen = await view.look((dialog) => ({
    top: dialog.scrollTop,
    isFocused: /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement?.matches('.appearance-tool'),
  }));
  assert.deepEqual(seen, { top: 900, isFocused: true });
  await leave(page);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'own');
  await page.close();
  await site.close();
});
