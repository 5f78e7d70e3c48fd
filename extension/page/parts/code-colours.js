// @ts-check
// Colours code whose language the page names. It never guesses, and never changes a character.

import { createElement, createFragment, createText } from '../dom.js';
import { registerPart } from '../parts.js';
import css from './code-colours.css';
import { tokensOf } from './code-colours/grammars.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */
/** @typedef {import('./code-colours/grammars.js').Token} Token */

registerPart('code-colours', { attach });

/** In characters. Colouring takes some 2 ms for each thousand (7.5 ms of 3,400): a longer block would keep the page busy. */
const LONGEST = 30_000;
/** In ms. A page that keeps the browser busy is not waited for longer. */
const PATIENCE = 500;

/** Which colour each kind of token has; the others look like text. */
const COLOURS = /** @type {Record<string, string>} */ ({
  ...coloured('keyword', 'keyword selector-tag section name doctag meta template-tag'),
  ...coloured('string', 'string regexp link addition char subst-string selector-attr symbol quote'),
  ...coloured('number', 'number literal bullet deletion selector-pseudo selector-id'),
  ...coloured('title', 'title selector-class'),
  ...coloured('type', 'type built_in attr attribute variable template-variable params-name property class'),
  ...coloured('comment', 'comment'),
});

/** @param {ReadingView} view */
function attach(view) {
  view.addStyleSheet(css);
  // When it comes near: of a long article most code is never seen.
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        requestIdleCallback(() => !view.signal.aborted && colour(target), { timeout: PATIENCE });
      }
    },
    { root: view.dialog, rootMargin: '100% 0px' },
  );
  view.eachSlice((elements) => {
    for (const element of elements) {
      for (const code of element.querySelectorAll('pre > code[class^="language-"]')) near.observe(code);
    }
  });
  view.signal.addEventListener('abort', () => near.disconnect());
}

/** @param {Element} code */
function colour(code) {
  const [text] = code.childNodes;
  if (code.childNodes.length !== 1 || !(text instanceof Text) || text.data.length > LONGEST) return;
  const tokens = tokensOf(text.data, /^language-(\S+)/.exec(code.className)?.[1] ?? '');
  if (!tokens) return;
  const coloured = toNodes(tokens);
  if (coloured.textContent === text.data) code.replaceChildren(coloured);
}

/**
 * Writes tokens as text and `span` elements. No recursion: how deep a grammar nests is up to the code.
 * @param {Token} root
 * @returns {DocumentFragment}
 */
function toNodes(root) {
  const nodes = createFragment();
  /** @type {[import('./code-colours/grammars.js').Run, Node][]} */
  const stack = root.children.map((child) => /** @type {[typeof child, Node]} */ ([child, nodes])).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [run, parent] = next;
    if (typeof run === 'string') {
      parent.appendChild(createText(run));
      continue;
    }
    const name = COLOURS[run.scope?.split('.')[0] ?? ''];
    const inner = name ? parent.appendChild(createElement('span', `code-${name}`)) : parent;
    for (const child of run.children.toReversed()) stack.push([child, inner]);
  }
  return nodes;
}

/**
 * @param {string} name
 * @param {string} scopes
 */
function coloured(name, scopes) {
  return Object.fromEntries(scopes.split(' ').map((scope) => [scope, name]));
}
