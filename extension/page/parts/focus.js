// @ts-check
// For reading without distraction: a guide at the lines or the paragraph that is being read, links and pictures on and off,
// full screen.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';
import { registerPart } from '../parts.js';
import { requestWindowState } from '../worker-port.js';
import controlsCss from './appearance.css';
import { createFlag } from './appearance/controls.js';
import css from './focus.css';
import { createButton, createChoice, createGroup } from './focus/controls.js';
import { createGuide } from './focus/guide.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */

/**
 * @typedef {object} Guiding
 * @property {(view: ReadingView, range: Range) => void} guideTo moves the guide, where it is on, to what is in the range;
 * it does not scroll
 */

registerPart('focus', { attach, fillPanel, guideTo });

/** @type {WeakMap<ReadingView, ReturnType<typeof createGuide>>} */
const guides = new WeakMap();

/** @param {ReadingView} view */
function attach(view) {
  view.addStyleSheet(css);
  guides.set(view, createGuide(view));
}

/**
 * @param {ReadingView} view
 * @param {Range} range
 */
function guideTo(view, range) {
  guides.get(view)?.moveTo(range.getBoundingClientRect());
}

/**
 * @param {ReadingView} view
 * @param {HTMLElement} panel
 */
function fillPanel(view, panel) {
  view.addStyleSheet(controlsCss);
  view.addStyleSheet(css);
  const { settings } = view;
  const guide = {
    off: 'guideOff',
    one: 'guideOne',
    three: 'guideThree',
    five: 'guideFive',
    paragraph: 'guideParagraph',
  };
  panel.append(
    createChoice(settings, 'guide', guide),
    createChoice(settings, 'progress', { off: 'progressOff', line: 'progressLine', text: 'progressText' }),
    createGroup('shown', [
      createFlag('links', settings),
      createFlag('pictures', settings),
      createFlag('place', settings),
    ]),
    fullScreenButton(view),
  );
}

/**
 * Full screen is a state of the browser's window, as by F11: the page gets no event and no element of it is touched. When
 * the view closes, the window is as it was before.
 * @param {ReadingView} view
 */
function fullScreenButton({ announce, signal }) {
  /** The state before; undefined while the window is as it was. @type {string | undefined} */
  let before;
  const status = createElement('p', 'hint');
  const button = createButton(message('fullScreen'), async () => {
    const wanted = before ?? 'fullscreen';
    const former = await requestWindowState(wanted);
    if (!former) {
      status.textContent = message('fullScreenFailed');
      return announce(status.textContent);
    }
    before = before || former === 'fullscreen' ? undefined : former;
    button.setAttribute('aria-pressed', String(before !== undefined));
    if (signal.aborted) leave();
  });
  const leave = () => {
    if (before) void requestWindowState(before);
    before = undefined;
  };
  button.setAttribute('aria-pressed', 'false');
  signal.addEventListener('abort', leave);
  const box = createElement('div', 'choice');
  box.append(button, status);
  return box;
}
