// @ts-check
/**
 * Makes an element. Text is only ever text.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string | null | undefined | false)} children those that are nothing are left out
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
  return made;
}
