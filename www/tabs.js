// @ts-check
/**
 * Tabs as the ARIA practices describe them: one is in the tab order, arrow keys move and choose.
 *
 * @param {Element} list an element with the role `tablist`
 */
export function tabs(list) {
  const all = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role=tab]')]);
  for (const tab of all) {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const next = all[(all.indexOf(tab) + step + all.length) % all.length];
      choose(next);
      next.focus();
    });
  }
  const first = all.find((tab) => tab.getAttribute('aria-selected') === 'true') ?? all[0];
  if (first) choose(first);
}

/**
 * Chooses one tab of its list.
 *
 * @param {HTMLElement} tab
 */
export function choose(tab) {
  for (const other of tab.closest('[role=tablist]')?.querySelectorAll('[role=tab]') ?? []) {
    const chosen = other === tab;
    other.setAttribute('aria-selected', String(chosen));
    /** @type {HTMLElement} */ (other).tabIndex = chosen ? 0 : -1;
    const pane = document.getElementById(other.getAttribute('aria-controls') ?? '');
    if (pane) pane.hidden = !chosen;
  }
}
