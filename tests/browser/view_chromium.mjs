// @ts-check
// Looks into the closed shadow root in Chromium, through the debugger.

import { ProtocolError } from 'puppeteer-core';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').CDPSession} CDPSession */
/** @typedef {import('./view.mjs').View} View */

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
 * Whether an error comes of a change between two questions.
 * @param {unknown} error
 */
export function isPassing(error) {
  return error instanceof ProtocolError;
}

/**
 * The dialog that is open now, if one is. The debugger is asked several questions, and the page may change between two.
 * @param {Page} page
 * @returns {Promise<View | undefined>}
 */
export async function openDialog(page) {
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
 * Evaluates an expression where scripts of the page change nothing.
 * @param {Page} page
 * @param {string} expression
 * @returns {Promise<unknown>}
 */
export async function evaluateApart(page, expression) {
  const cdp = await session(page);
  const contextId = await worldOfTests(cdp);
  const { result } = await cdp.send('Runtime.evaluate', { expression, contextId, returnByValue: true });
  return result.value;
}
