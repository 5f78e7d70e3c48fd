// @ts-check
// Where the pictures of a page lead. In the article they show themselves large instead.

/**
 * @param {Document} document
 * @param {string} url of the page
 * @param {string} baseUrl against which its addresses are resolved
 * @returns {Map<string, string>} the links of pictures by each address that the picture names, whichever of them the article
 * has; no link to a place on the page itself
 */
export function pictureLinks(document, url, baseUrl) {
  const resolved = (/** @type {string | null} */ address) => (address && URL.parse(address, baseUrl)) || undefined;
  /** @type {Map<string, string>} */
  const links = new Map();
  // Asked of the prototype: a page may name its elements like the document's methods.
  const pictures = Document.prototype.querySelectorAll.call(document, 'a[href] :is(img, source)');
  for (const picture of pictures) {
    const link = resolved(picture.closest('a[href]')?.getAttribute('href') ?? null);
    if (!link || !/^https?:$/.test(link.protocol) || withoutFragment(link.href) === withoutFragment(url)) continue;
    for (const address of addressesOf(picture)) {
      const { href } = resolved(address) ?? {};
      if (href && !links.has(href)) links.set(href, link.href);
    }
  }
  return links;
}

/**
 * Every address that an element may name: loaders keep them in attributes of their own, several in one.
 * @param {Element} element
 */
function addressesOf(element) {
  const values = [...element.attributes].filter(({ name }) => !/^(alt|class|id|style|title)$/.test(name));
  const found = values.flatMap(({ value }) => [value.trim(), ...value.split(/,?\s+/)]);
  return element instanceof HTMLImageElement && element.currentSrc ? [element.currentSrc, ...found] : found;
}

/** @param {string} address */
function withoutFragment(address) {
  return address.replace(/#.*/s, '');
}
