// @ts-check
// Shows how far the reader has come: a thin line at the top, or the share and the minutes left while the reader scrolls.

import { message, uiLanguage } from '../../i18n.js';
import { createElement } from '../dom.js';
import { registerPart } from '../parts.js';
import { flowOf } from './flow/flow.js';
import css from './progress.css';

/** @typedef {import('../reading-view').ReadingView} ReadingView */

registerPart('progress', { attach });

/** In ms after the last scroll, while which the text shows. */
const SHOWN = 1500;

/** @param {ReadingView} view */
function attach(view) {
  const { dialog, settings } = view;
  view.addStyleSheet(css);
  const sign = createElement('div');
  // It says where the scroll bar is, which is known to those who read by ear.
  sign.setAttribute('aria-hidden', 'true');
  dialog.append(sign);
  const writeText = createWriter(view.article.readingMinutes);
  const needsScript = !CSS.supports('animation-timeline', '--reading');
  let frame = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let hiding;

  apply();
  settings.onChange(apply);
  dialog.addEventListener('scroll', schedule, { passive: true });
  view.signal.addEventListener('abort', () => clearTimeout(hiding));

  function apply() {
    const { progress } = settings.current;
    sign.className = `progress-sign as-${progress}`;
    sign.hidden = progress === 'off';
    if (needsScript) schedule();
  }

  function schedule() {
    const { progress } = settings.current;
    if (frame || progress === 'off' || (progress === 'line' && !needsScript)) return;
    frame = requestAnimationFrame(update);
  }

  function update() {
    frame = 0;
    if (view.signal.aborted) return;
    const { length, windowLength, scrolled } = flowOf(dialog);
    const room = length - windowLength;
    const share = room > 0 ? Math.min(1, Math.max(0, scrolled / room)) : 1;
    if (settings.current.progress === 'line') return sign.style.setProperty('--read', String(share));
    sign.dataset.text = writeText(share);
    sign.classList.add('shown');
    clearTimeout(hiding);
    hiding = setTimeout(() => sign.classList.remove('shown'), SHOWN);
  }
}

/**
 * @param {number} minutes that the whole article takes
 * @returns {(share: number) => string}
 */
function createWriter(minutes) {
  /** The first format in a process takes the browser some milliseconds, so it waits until one is wanted. */
  let formats = /** @type {{share: Intl.NumberFormat, time: Intl.NumberFormat} | undefined} */ (undefined);
  return (share) => {
    formats ??= {
      share: new Intl.NumberFormat(uiLanguage(), { style: 'percent' }),
      time: new Intl.NumberFormat(uiLanguage(), { style: 'unit', unit: 'minute', unitDisplay: 'short' }),
    };
    const left = Math.ceil(minutes * (1 - share));
    const read = formats.share.format(Math.floor(share * 100) / 100);
    return left > 0 ? message('timeLeft', read, formats.time.format(left)) : read;
  };
}
