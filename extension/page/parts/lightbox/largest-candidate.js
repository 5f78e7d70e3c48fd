// @ts-check
// The largest file that the page has of a picture. The article names the one that the browser chose for the page's layout,
// which is right for the column; magnified, it may not be enough.

const { querySelectorAll } = Document.prototype;

/** Types that every supported browser shows. */
const SHOWN = /^image\/(?:jpeg|png|gif|webp|avif)$/;

/**
 * @param {string} address of the picture in the article
 * @param {number} width of that file, in pixels
 * @returns {string | undefined} undefined where there is none that is wider
 */
export function largestCandidate(address, width) {
  let [largest, most] = [/** @type {string | undefined} */ (undefined), width];
  for (const image of /** @type {NodeListOf<HTMLImageElement>} */ (querySelectorAll.call(document, 'img'))) {
    if (image.currentSrc !== address && image.src !== address) continue;
    for (const { url, pixels } of [image, ...sourcesOf(image)].flatMap((one) => candidates(one.srcset, width))) {
      if (pixels <= most || !URL.canParse(url, image.baseURI)) continue;
      const { href, protocol } = new URL(url, image.baseURI);
      if (/^https?:$/.test(protocol)) [largest, most] = [href, pixels];
    }
  }
  return largest;
}

/**
 * The sources of the `picture` around an image that show the same image, not another cut for other screens.
 * @param {HTMLImageElement} image
 */
function sourcesOf(image) {
  const { parentElement: picture } = image;
  if (!(picture instanceof HTMLPictureElement)) return [];
  return [...picture.querySelectorAll('source')].filter(({ media, type }) => !media && (!type || SHOWN.test(type)));
}

/**
 * Reads a `srcset` (HTML Standard, "srcset attributes").
 * @param {string} srcset
 * @param {number} width of the picture that is shown: what `1x` stands for
 */
export function candidates(srcset, width) {
  return [...srcset.matchAll(/[\s,]*(\S*[^\s,])(?:\s+([^,]+))?(?:,|\s*$)/g)].map(([, url, descriptor = '']) => {
    const [, number, unit] = /^\s*([\d.]+)([wx])/.exec(descriptor) ?? [];
    return { url, pixels: unit === 'w' ? Number(number) : Number(number ?? 1) * width };
  });
}
