// @ts-check
// Where a picture leads on its page. In the article it shows itself large instead.

const { querySelectorAll } = Document.prototype;

/**
 * @param {string} address of the picture in the article
 * @returns {string | undefined} undefined where it leads nowhere, or to a place on its page
 */
export function pageLink(address) {
  for (const image of /** @type {NodeListOf<HTMLImageElement>} */ (querySelectorAll.call(document, 'a[href] img'))) {
    if (image.currentSrc !== address && image.src !== address) continue;
    const link = image.closest('a');
    const isWeb = link && /^https?:$/.test(link.protocol);
    if (isWeb && withoutFragment(link.href) !== withoutFragment(location.href)) return link.href;
  }
  return undefined;
}

/** @param {string} address */
function withoutFragment(address) {
  return address.replace(/#.*/s, '');
}
