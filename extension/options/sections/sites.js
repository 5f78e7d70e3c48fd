// @ts-check
// The sites whose articles open by themselves, and those with type and colours of their own.

import { message } from '../../i18n.js';
import { SITE_PREFIX, saveSiteSettings } from '../../settings.js';
import { chooseSite, chosenSites, forgetSite, hasAccess, requestAccess, webOrigin } from '../../sites.js';
import { createElement } from '../../page/dom.js';
import { createButton } from '../../page/parts/appearance/controls.js';
import { createNamedList, createParagraph, createStatus } from '../elements.js';

/**
 * @param {HTMLElement} section
 * @param {import('../sections.js').Context} context
 */
export async function fillSites(section, { detail }) {
  const status = createStatus();
  const always = createElement('div');
  const own = createElement('div');
  const update = async () => {
    always.replaceChildren(await createChosen(status.say, update));
    own.replaceChildren(await createOwn(update));
  };
  section.append(
    createHeading('sitesAlways'),
    createParagraph('sitesAlwaysMore', 'quiet'),
    createAdder(detail, status.say, update),
    status.element,
    always,
    createHeading('sitesOwn'),
    createParagraph('sitesOwnMore', 'quiet'),
    own,
  );
  await update();
}

/**
 * A field for a site to choose. Only a press here can ask the browser for access to it.
 * @param {string} address of the site that the page was opened for
 * @param {(text: string) => void} say
 * @param {() => Promise<void>} update
 */
function createAdder(address, say, update) {
  const form = createElement('form', 'adder');
  const input = createElement('input');
  input.type = 'url';
  input.name = 'site';
  input.required = true;
  input.placeholder = 'https://example.org';
  input.value = webOrigin(address) ?? '';
  input.setAttribute('aria-label', message('sitesAddress'));
  const button = createElement('button');
  button.textContent = message('sitesAdd');
  // Where the site is known, one press is left.
  (input.value ? button : input).dataset.first = '';
  form.append(input, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const origin = webOrigin(input.value);
    if (!origin) return say(message('sitesNoPage'));
    requestAccess(origin).then(
      async (isGranted) => {
        if (isGranted) await chooseSite(origin);
        say(message(isGranted ? 'sitesChosen' : 'sitesRefused', origin));
        if (isGranted) form.reset();
        await update();
      },
      () => say(message('sitesRefused', origin)),
    );
  });
  return form;
}

/**
 * The chosen sites. One that came with an import, or whose access the reader has taken away, still has to be allowed.
 * @param {(text: string) => void} say
 * @param {() => Promise<void>} update
 */
async function createChosen(say, update) {
  const sites = await chosenSites();
  const granted = new Set(await Promise.all(sites.map(async (origin) => ((await hasAccess(origin)) ? origin : ''))));
  return createNamedList(sites, 'sitesNone', (origin) => {
    const allow = named(
      createButton('allow', 'sitesAllow', async () => {
        if (!(await requestAccess(origin))) return say(message('sitesRefused', origin));
        await chooseSite(origin);
        await update();
      }),
      origin,
    );
    const remove = named(
      createButton('remove', 'remove', async () => {
        await forgetSite(origin);
        say(message('sitesForgotten', origin));
        await update();
      }),
      origin,
    );
    return granted.has(origin) ? [remove] : [allow, remove];
  });
}

/**
 * The sites with type and colours of their own.
 * @param {() => Promise<void>} update
 */
async function createOwn(update) {
  const keys = Object.keys(await chrome.storage.local.get(null)).filter((key) => key.startsWith(SITE_PREFIX));
  const sites = keys.map((key) => key.slice(SITE_PREFIX.length)).sort();
  return createNamedList(sites, 'sitesNone', (origin) => [
    named(
      createButton('remove', 'remove', async () => {
        await saveSiteSettings(origin, undefined);
        await update();
      }),
      origin,
    ),
  ]);
}

/**
 * Says which site a button is for: several say the same.
 * @param {HTMLButtonElement} button
 * @param {string} origin
 */
function named(button, origin) {
  button.setAttribute('aria-label', `${button.textContent} ${origin}`);
  return button;
}

/** @param {string} label the key of its text */
function createHeading(label) {
  const heading = createElement('h3');
  heading.textContent = message(label);
  return heading;
}
