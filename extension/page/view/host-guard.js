// @ts-check
// Keeps the host of a view where the view put it: scripts of the page may remove it, move it, change its attributes or
// open something above it, by accident or on purpose.

import { documentElement } from '../dom.js';

/** Times that the host is put back. A page that goes on longer has won: then the view closes. */
const MOST_RESCUES = 20;

/**
 * @param {object} options
 * @param {HTMLElement} options.host a child of the root element
 * @param {() => void} options.rescue puts the host back on top of the page
 * @param {() => void} options.giveUp called once when that makes no sense any more
 * @param {AbortSignal} options.signal ends the guard
 * @returns {{remember: () => void}} `remember` is to be called after the view itself has changed attributes of the host
 */
export function guardHost({ host, rescue, giveUp, signal }) {
  const root = documentElement();
  let rescues = 0;
  let attributes = attributesOf(host);

  const observer = new MutationObserver(() => check(false));
  observer.observe(document, { childList: true });
  if (root) observer.observe(root, { childList: true });
  observer.observe(host, { attributes: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  // What opens later lies above in the top layer, and as a modal dialog makes the view inert.
  document.addEventListener(
    'toggle',
    (event) => {
      const isOther = event.isTrusted && event.target !== host;
      if (isOther && /** @type {ToggleEvent} */ (event).newState === 'open') check(true);
    },
    { signal, capture: true },
  );
  return { remember: () => (attributes = attributesOf(host)) };

  /** @param {boolean} isCovered */
  function check(isCovered) {
    if (signal.aborted) return;
    // The document was written anew, or the extension was replaced: then the next press is another script's.
    if (documentElement() !== root || !chrome.runtime?.id) return giveUp();
    const isChanged = JSON.stringify(attributes) !== JSON.stringify(attributesOf(host));
    if (!isCovered && !isChanged && host.parentNode === root) return;
    rescues += 1;
    if (rescues > MOST_RESCUES) return giveUp();
    for (const name of isChanged ? host.getAttributeNames() : []) host.removeAttribute(name);
    for (const [name, value] of isChanged ? attributes : []) host.setAttribute(name, value);
    rescue();
    attributes = attributesOf(host);
    observer.takeRecords();
  }
}

/** @param {Element} element */
function attributesOf(element) {
  return element.getAttributeNames().map((name) => /** @type {const} */ ([name, element.getAttribute(name) ?? '']));
}
