// @ts-check
// Elements of the article that run a feature: pictures, calls of notes. One listener for all of them.

/**
 * @param {HTMLElement} article
 * @param {(target: Element) => boolean} activate returns whether a feature has taken it
 */
export function listenForActivation(article, activate) {
  // In the capture phase: a link that a feature takes is not followed.
  article.addEventListener('click', take, { capture: true });
  article.addEventListener('keydown', (event) => {
    // Links and buttons make clicks of these keys themselves.
    if (event.target instanceof HTMLImageElement && (event.key === 'Enter' || event.key === ' ')) take(event);
  });

  /** @param {MouseEvent | KeyboardEvent} event */
  function take(event) {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !(target instanceof Element)) return;
    if (!activate(target)) return;
    event.preventDefault();
    event.stopPropagation();
  }
}
