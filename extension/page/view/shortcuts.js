// @ts-check
// The keys that use a feature. One letter without a modifier, so the reader can switch them off (WCAG 2.2, 2.1.4).

/**
 * @param {HTMLElement} dialog
 * @param {readonly import('../reading-view').FeatureEntry[]} features
 * @param {() => boolean} isOn
 * @param {(part: import('../parts.js').FeatureName) => void} use
 */
export function listenForShortcuts(dialog, features, isOn, use) {
  const parts = new Map(features.flatMap(({ part, tool }) => (tool ? [[tool.key, part]] : [])));
  dialog.addEventListener('keydown', (event) => {
    const part = parts.get(event.key) ?? parts.get(event.key.toLowerCase());
    if (!part || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !isOn()) return;
    if (
      event.target instanceof Element &&
      event.target.closest('input:not([type=radio], [type=checkbox], [type=range]), textarea, select')
    )
      return;
    event.preventDefault();
    use(part);
  });
}
