// @ts-check
// Elements that several sections of the options page are made of.

import { message } from '../i18n.js';
import { createElement } from '../page/dom.js';

/**
 * @param {string} label the key of its text
 * @param {string} className
 * @param {...string} values take the places in the message
 */
export function createParagraph(label, className = '', ...values) {
  const paragraph = createElement('p', className);
  paragraph.textContent = message(label, ...values);
  return paragraph;
}

/**
 * What was done, said to those who see and to those who hear.
 * @returns {{element: HTMLElement, say: (text: string) => void}}
 */
export function createStatus() {
  const element = createElement('p', 'status');
  element.setAttribute('role', 'status');
  return { element, say: (text) => (element.textContent = text) };
}

/**
 * A list of things that the reader can remove, or a word that there are none.
 * @param {readonly string[]} names
 * @param {string} none the key of that word
 * @param {(name: string) => HTMLElement[]} controlsOf
 */
export function createNamedList(names, none, controlsOf) {
  if (!names.length) return createParagraph(none, 'quiet');
  const list = createElement('ul', 'named');
  for (const name of names) {
    const item = createElement('li');
    const text = createElement('span', 'name');
    text.textContent = name;
    item.append(text, ...controlsOf(name));
    list.append(item);
  }
  return list;
}

/**
 * Asks before something is done that cannot be undone.
 * @param {string} label the key of the question
 * @param {string} yes the key of what the button says that does it
 * @returns {Promise<boolean>}
 */
export function confirmed(label, yes) {
  const dialog = createElement('dialog', 'question');
  const question = createParagraph(label);
  question.id = 'question';
  dialog.setAttribute('aria-labelledby', question.id);
  const row = createElement('div', 'row');
  for (const [value, key] of [
    ['', 'cancel'],
    ['yes', yes],
  ]) {
    const button = createElement('button', value || 'cancel');
    button.type = 'button';
    button.textContent = message(key);
    button.addEventListener('click', () => dialog.close(value));
    row.append(button);
  }
  dialog.append(question, row);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
