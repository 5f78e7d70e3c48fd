// @ts-check
// Looks into the closed shadow root from outside, through the debugger: nothing in the shipped code opens it for tests.

import { ProtocolError } from 'puppeteer-core';

import { pause, until } from './chromium.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').CDPSession} CDPSession */

/**
 * The open dialog of the extension: the reading view or a message.
 * @typedef {object} View
 * @property {<T>(look: (dialog: HTMLDialogElement, given: any) => T, given?: unknown) => Promise<T>} look
 * evaluates a function on the dialog
 */

/** @type {WeakMap<Page, Promise<CDPSession>>} */
const sessions = new WeakMap();

/**
 * Lets go of every view of a page: what the debugger has looked at is not given back to the browser.
 * @param {Page} page
 */
export async function release(page) {
  const cdp = await sessions.get(page);
  sessions.delete(page);
  await cdp?.detach();
}

/** @param {Page} page */
function session(page) {
  const known = sessions.get(page) ?? page.createCDPSession();
  sessions.set(page, known);
  return known;
}

/**
 * A world of its own in the page, where scripts of the page change nothing.
 * @param {CDPSession} cdp
 */
async function worldOfTests(cdp) {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const world = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'tests' });
  return world.executionContextId;
}

/**
 * The dialog that is open now, if one is. The debugger is asked several questions, and the page may change between two of
 * them: then all are asked again.
 * @param {Page} page
 * @returns {Promise<View | undefined>}
 */
export async function currentView(page) {
  for (let left = 20; ; left -= 1) {
    try {
      return await openDialog(page);
    } catch (error) {
      if (!(error instanceof ProtocolError) || left === 0) throw error;
      await pause(10);
    }
  }
}

/**
 * @param {Page} page
 * @returns {Promise<View | undefined>}
 */
async function openDialog(page) {
  const cdp = await session(page);
  const { root } = await cdp.send('DOM.getDocument', { depth: 2 });
  const top = root.children?.find((node) => node.nodeType === 1);
  for (const child of (top?.children ?? []).slice().reverse()) {
    const closed = child.shadowRoots?.find((shadow) => shadow.shadowRootType === 'closed');
    if (!closed) continue;
    const { node } = await cdp.send('DOM.describeNode', { nodeId: closed.nodeId, depth: 1, pierce: true });
    const dialog = node.children?.find((one) => one.localName === 'dialog');
    if (!dialog?.attributes?.includes('open')) continue;
    const executionContextId = await worldOfTests(cdp);
    const { object } = await cdp.send('DOM.resolveNode', { backendNodeId: dialog.backendNodeId, executionContextId });
    return {
      async look(look, given) {
        const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
          objectId: object.objectId,
          functionDeclaration: `function (given) { return (${look})(this, given); }`,
          arguments: [{ value: given }],
          returnByValue: true,
          awaitPromise: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
    };
  }
  return undefined;
}

/**
 * Waits for the reading view.
 * @param {Page} page
 * @returns {Promise<View>}
 */
export function shownArticle(page) {
  return until(() => shown(page, 'view'), 'the reading view');
}

/**
 * Waits for a message in place of an article.
 * @param {Page} page
 * @returns {Promise<View>}
 */
export function shownNotice(page) {
  return until(() => shown(page, 'notice'), 'a message');
}

/**
 * @param {Page} page
 * @param {string} kind
 */
async function shown(page, kind) {
  const view = await currentView(page).catch(() => undefined);
  return view && (await view.look((dialog) => dialog.className)) === kind ? view : undefined;
}

/**
 * Waits until neither view nor message is there, nor the element that held it: the browser closes the dialog at Escape a
 * moment before it tells so.
 * @param {Page} page
 */
export async function gone(page) {
  // While it goes, asking may fail half-way.
  const away = () =>
    currentView(page).then(
      (view) => !view,
      () => false,
    );
  await until(away, 'the view to go');
  const without = async () => {
    const cdp = await session(page);
    const contextId = await worldOfTests(cdp);
    // Asked of the document itself: a page may name its elements like the document's properties.
    const expression = `![...Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document).children]
      .some((child) => child.localName === 'div')`;
    const { result } = await cdp.send('Runtime.evaluate', { expression, contextId, returnByValue: true });
    return result.value === true;
  };
  await until(without, 'the element of the view to go');
}

/**
 * The paragraphs that a view shows.
 * @param {View} view
 * @returns {Promise<string[]>}
 */
export function paragraphsOf(view) {
  return view.look((dialog) => [...dialog.querySelectorAll('.content p')].map((p) => p.textContent ?? ''));
}
