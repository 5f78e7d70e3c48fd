// @ts-check
// Keeps the worker awake while an article is being read. Browsers stop a worker that has had no event for 30 s, and what
// the core has compiled goes with it; the next article is often opened right after this one.

import { isHidden } from './dom.js';
import { requestWakefulness } from './worker-port.js';

/** In ms, between two messages. */
const INTERVAL = 25_000;
/** In ms. A view that has been open for longer is not being read any more. */
const LONGEST = 15 * 60_000;

/**
 * Sends the worker a message now and then, as long as the document is shown.
 * @returns {() => void} ends it
 */
export function keepWorkerAwake() {
  const start = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - start > LONGEST) clearInterval(timer);
    else if (!isHidden()) requestWakefulness();
  }, INTERVAL);
  return () => clearInterval(timer);
}
