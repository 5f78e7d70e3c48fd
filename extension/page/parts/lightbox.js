// @ts-check
// Shows a picture as large as fits, with its caption, and the article's other pictures before and after it.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';
import { loadedPart, registerPart } from '../parts.js';
import css from './lightbox.css';
import { createButton, ICONS } from './lightbox/button.js';
import { captionOf } from './lightbox/caption.js';
import { largestCandidate } from './lightbox/largest-candidate.js';
import { createZoom } from './lightbox/zoom.js';
import { pictureLinks } from './picture-links/picture-links.js';

/** @typedef {import('../reading-view').ReadingView} ReadingView */

registerPart('lightbox', { attach: ({ addStyleSheet }) => addStyleSheet(css), run });

/** A picture is shown no larger than so many times its own size. */
const MOST_ENLARGED = 2;

/**
 * @param {ReadingView} view
 * @param {HTMLElement} [opener] the picture in the article
 */
function run({ dialog, main, signal, insertAll }, opener) {
  insertAll();
  const pictures = /** @type {HTMLImageElement[]} */ ([...main.querySelectorAll('.content img[role=button]')]);
  let index = pictures.indexOf(/** @type {HTMLImageElement} */ (opener));
  if (index < 0) return;
  const first = index;
  const links = pictureLinks(document, location.href, document.baseURI);
  // Those of further pages of the article.
  const later = loadedPart('next-page')?.links;
  // What comes next is on the left where the article is written from the right.
  const forward = getComputedStyle(main).direction === 'rtl' ? -1 : 1;

  const box = createElement('dialog', 'lightbox');
  box.tabIndex = -1;
  const stage = createElement('div', 'stage');
  const image = createElement('img');
  // Only its first frame, so that nothing of the picture before shows under the caption of the next.
  image.decoding = 'sync';
  const caption = createElement('div', 'lightbox-caption');
  caption.lang = main.lang;
  caption.setAttribute('role', 'status');
  const closer = createButton('closer', message('lightboxClose'), ICONS.cross, () => box.close());
  const left = createButton('left', '', ICONS.left, () => show(index - forward));
  const right = createButton('right', '', ICONS.right, () => show(index + forward));
  left.setAttribute('aria-label', message(forward > 0 ? 'picturePrevious' : 'pictureNext'));
  right.setAttribute('aria-label', message(forward > 0 ? 'pictureNext' : 'picturePrevious'));
  stage.append(image);
  box.append(stage, closer, left, right, caption);

  const zoom = createZoom(stage, image, {
    onSwipe: (direction) => show(index + direction * forward),
    onTap: () => box.close(),
    onZoomed: loadLargest,
  });
  image.addEventListener('load', fit);
  const resized = new ResizeObserver(fit);
  resized.observe(stage);
  box.addEventListener('keydown', handleKey);
  // Where another picture was looked at last, the reader is there.
  box.addEventListener('close', () => {
    resized.disconnect();
    box.remove();
    if (index === first) return;
    pictures[index].scrollIntoView({ block: 'center' });
    pictures[index].focus({ preventScroll: true });
  });
  addEventListener('beforeprint', () => box.close(), { signal, once: true });

  dialog.append(box);
  show(index);
  box.showModal();
  box.focus();

  /** @param {number} next */
  function show(next) {
    if (!pictures[next]) return;
    index = next;
    const shown = pictures[index];
    zoom.reset();
    image.removeAttribute('src');
    image.referrerPolicy = shown.referrerPolicy;
    image.alt = shown.alt;
    image.src = shown.src;
    fit();
    const position = message('pictureOf', String(index + 1), String(pictures.length));
    box.setAttribute('aria-label', shown.alt || message('picture'));
    caption.replaceChildren(
      ...captionOf(shown, pictures.length > 1 ? position : '', links.get(shown.src) ?? later?.get(shown.src)),
    );
    (forward > 0 ? left : right).disabled = index === 0;
    (forward > 0 ? right : left).disabled = index === pictures.length - 1;
  }

  /** Makes the picture as large as there is room. */
  function fit() {
    const shown = pictures[index];
    const width = shown.naturalWidth || image.naturalWidth || Number(shown.getAttribute('width'));
    const height = shown.naturalHeight || image.naturalHeight || Number(shown.getAttribute('height'));
    const isKnown = width > 0 && height > 0;
    const scale = Math.min(stage.clientWidth / width, stage.clientHeight / height, MOST_ENLARGED);
    image.style.width = isKnown ? `${width * scale}px` : '100%';
    image.style.height = isKnown ? `${height * scale}px` : '100%';
  }

  /** Replaces the picture by a larger file, where the page has one, once that has loaded. */
  function loadLargest() {
    const shown = pictures[index];
    const address = largestCandidate(shown.src, shown.naturalWidth);
    if (!address || image.src === address) return;
    const larger = createElement('img');
    larger.referrerPolicy = shown.referrerPolicy;
    larger.addEventListener('load', () => {
      if (pictures[index] === shown && box.open) image.src = address;
    });
    larger.src = address;
  }

  /** @param {KeyboardEvent} event */
  function handleKey(event) {
    const { key, ctrlKey, metaKey, altKey } = event;
    // The keys of the view are not for here. Escape is the browser's, and the host of the view hears it.
    if (key !== 'Escape') event.stopPropagation();
    if (ctrlKey || metaKey || altKey) return;
    if (!zoom.handleKey(key)) {
      const last = pictures.length - 1;
      const next = {
        ArrowLeft: index - forward,
        ArrowRight: index + forward,
        PageUp: index - 1,
        PageDown: index + 1,
        Home: 0,
        End: last,
      }[key];
      if (next === undefined) return;
      show(next);
    }
    event.preventDefault();
  }
}
