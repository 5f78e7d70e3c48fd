// @ts-check
// The pictures of an article: requested without the address of the page, in rows where several follow each other, and each
// a button that shows it large.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';

/** So many figures in a row are a gallery. Two are a comparison, or chance. */
const LEAST_IN_GALLERY = 3;
/** Of a picture whose size is not known before it has loaded. */
const USUAL_RATIO = 1.5;

/**
 * Gives the pictures of sanitized content the behaviour of the view.
 * @param {Element} content not in the document
 */
export function preparePictures(content) {
  for (const image of content.querySelectorAll('img')) {
    const figure = image.parentElement?.localName === 'figure' ? image.parentElement : undefined;
    if (figure) {
      makeButton(image);
      // What is shown in place of the picture.
      if (image.alt) figure.dataset.alt = image.alt;
    }
    loadWithoutReferrer(image, () => showMissing(image, figure));
  }
  for (const figure of content.querySelectorAll('figure')) {
    if (isInGallery(figure) && !isInGallery(figure.previousElementSibling)) makeGallery(figure);
  }
}

/**
 * The picture that shows itself large when it is activated.
 * @param {Element} element
 * @returns {HTMLImageElement | undefined}
 */
export function activePicture(element) {
  return element instanceof HTMLImageElement && element.getAttribute('role') === 'button' ? element : undefined;
}

/** @param {HTMLImageElement} image */
function makeButton(image) {
  image.tabIndex = 0;
  image.setAttribute('role', 'button');
  image.setAttribute('aria-haspopup', 'dialog');
  if (!image.alt) image.setAttribute('aria-label', message('picture'));
}

/**
 * Requests the image without the address of the page. If the server insists on one, requests it as the page itself does.
 * @param {HTMLImageElement} image
 * @param {() => void} onMissing called when it cannot be had
 */
function loadWithoutReferrer(image, onMissing) {
  const { src } = image;
  const request = (/** @type {ReferrerPolicy} */ policy) => {
    image.removeAttribute('src');
    image.referrerPolicy = policy;
    image.src = src;
  };
  image.loading = 'lazy';
  image.decoding = 'async';
  request('no-referrer');
  const retry = () => {
    image.addEventListener('error', onMissing, { once: true });
    request('');
  };
  image.addEventListener('error', retry, { once: true });
  // Its ground is known then to be that of the picture: see `--plate`.
  image.addEventListener('load', () => image.classList.add('loaded'), { once: true });
}

/**
 * A picture that cannot be had leaves a line with its alternative text, and no field.
 * @param {HTMLImageElement} image
 * @param {HTMLElement | undefined} figure
 */
function showMissing(image, figure) {
  image.classList.add('missing');
  image.removeAttribute('role');
  image.removeAttribute('tabindex');
  image.removeAttribute('aria-haspopup');
  figure?.classList.add('missing');
}

/** @param {Element | null} element */
function isInGallery(element) {
  return element?.localName === 'figure' && element.firstElementChild?.localName === 'img';
}

/**
 * Puts a run of figures into rows of one height each, if there are enough.
 * @param {Element} first
 */
function makeGallery(first) {
  const run = [first];
  for (let next = first.nextElementSibling; next && isInGallery(next); next = next.nextElementSibling) run.push(next);
  if (run.length < LEAST_IN_GALLERY) return;
  const gallery = createElement('div', 'gallery');
  first.before(gallery);
  gallery.append(...run);
  for (const figure of run) {
    const image = /** @type {HTMLImageElement} */ (figure.firstElementChild);
    const size = Number(image.getAttribute('width')) / Number(image.getAttribute('height'));
    setRatio(/** @type {HTMLElement} */ (figure), size);
    if (!(size > 0)) {
      image.addEventListener('load', () =>
        setRatio(/** @type {HTMLElement} */ (figure), image.naturalWidth / image.naturalHeight),
      );
    }
  }
}

/**
 * @param {HTMLElement} figure
 * @param {number} ratio of width to height
 */
function setRatio(figure, ratio) {
  figure.style.setProperty('--ratio', String(ratio > 0 && Number.isFinite(ratio) ? ratio : USUAL_RATIO));
}
