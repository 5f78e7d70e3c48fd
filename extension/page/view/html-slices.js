// @ts-check
// Cuts the HTML of an article between its outermost elements, so that it can be inserted slice by slice. It relies on how
// the core writes: no `<` or `>` outside of tags, end tags wherever HTML has them. Of other HTML the slices may be wrong,
// but all of it is in one of them; what becomes of it is the sanitizer's affair.

/** The elements of an article without end tags. */
const VOID = new Set(['br', 'hr', 'img', 'wbr']);

/**
 * @param {string} html
 * @returns {{isEmpty: () => boolean, take: (length: number) => string}} `take` returns the next slice: at least so many
 * characters, unless it is the last, and no more than it takes to end between two outermost elements
 */
export function createSlicer(html) {
  const tag = /<(\/?)([a-z][a-z0-9]*)[^>]*>/gi;
  return { isEmpty: () => tag.lastIndex >= html.length, take };

  /** @param {number} length */
  function take(length) {
    const start = tag.lastIndex;
    let depth = 0;
    for (let match = tag.exec(html); match; match = tag.exec(html)) {
      if (match[1]) depth -= 1;
      else if (!VOID.has(match[2])) depth += 1;
      if (depth <= 0 && tag.lastIndex - start >= length) return html.slice(start, tag.lastIndex);
    }
    tag.lastIndex = html.length;
    return html.slice(start);
  }
}
