// @ts-check
// Entry of options.js: the options page, a column of sections with a list of them beside it.

import { message, uiDirection, uiLanguage } from '../i18n.js';
import { loadSettings, saveSettings } from '../settings.js';
import { createElement, documentElement } from '../page/dom.js';
import { createViewSettings } from '../page/view/view-settings.js';
import { SECTIONS } from './sections.js';

const { general } = await loadSettings();
const settings = createViewSettings({ general }, { saveGeneral: saveSettings });

/** What follows `#` in the address: a section, and with `=` what it is to show. */
const [wanted, detail = ''] = decodeURIComponent(location.hash.slice(1)).split(/=(.*)/s);

documentElement()?.setAttribute('lang', uiLanguage());
documentElement()?.setAttribute('dir', uiDirection());
document.title = message('optionsTitle');
const heading = createElement('h1');
heading.textContent = message('optionsTitle');
const nav = createElement('nav');
nav.setAttribute('aria-label', message('optionsSections'));
const main = createElement('main');
main.append(heading);
document.body.append(nav, main);

for (const { id, label, fill } of SECTIONS) {
  const link = createElement('a');
  link.href = `#${id}`;
  link.textContent = message(label);
  nav.append(link);
  const section = createElement('section', id);
  section.id = id;
  section.setAttribute('aria-labelledby', `${id}-heading`);
  const title = createElement('h2');
  title.id = `${id}-heading`;
  title.textContent = message(label);
  section.append(title);
  main.append(section);
  await fill(section, { settings, detail: id === wanted ? detail : '' });
}

const section = SECTIONS.some(({ id }) => id === wanted) && document.getElementById(wanted);
if (section) {
  section.scrollIntoView();
  /** @type {HTMLElement | null} */ (section.querySelector('[data-first]'))?.focus({ preventScroll: true });
}
