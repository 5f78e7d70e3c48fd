// @ts-check
// Links to a fragment of the page that is being read.

/**
 * A click on a link to a fragment of this page scrolls to it within the article; where the article does not contain it, the
 * view closes and the page goes there.
 * @param {Element} article
 * @param {() => void} insertAll has all of the article inserted
 * @param {() => void} close
 */
export function followFragments(article, insertAll, close) {
  article.addEventListener('click', (event) => follow(/** @type {MouseEvent} */ (event), article, insertAll, close));
}

/**
 * @param {MouseEvent} event
 * @param {Element} article
 * @param {() => void} insertAll
 * @param {() => void} close
 */
function follow(event, article, insertAll, close) {
  const link = event.target instanceof Element && event.target.closest('a');
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const fragment = fragmentOf(link);
  if (!fragment) return;
  insertAll();
  const target = findTarget(article, fragment);
  if (!target) return close();
  event.preventDefault();
  target.scrollIntoView({ block: 'start' });
  target.setAttribute('tabindex', '-1');
  /** @type {HTMLElement} */ (target).focus({ preventScroll: true });
}

/**
 * The fragment of a link into this page or article.
 * @param {HTMLAnchorElement} link
 */
function fragmentOf(link) {
  const href = link.getAttribute('href') ?? '';
  if (href.startsWith('#')) return href.slice(1);
  const [page, fragment] = link.href.split('#', 2);
  return page === location.href.split('#', 1)[0] ? fragment : undefined;
}

/**
 * @param {Element} article
 * @param {string} fragment
 */
function findTarget(article, fragment) {
  let decoded = fragment;
  try {
    decoded = decodeURIComponent(fragment);
  } catch {
    // Not percent-encoded.
  }
  const selectors = [fragment, decoded].map((id) => `[id="${CSS.escape(id)}"]`);
  return article.querySelector(selectors.join());
}
