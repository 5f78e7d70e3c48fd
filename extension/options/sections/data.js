// @ts-check
// Everything that the reader has stored: as one file and back, and away with it.

import { message } from '../../i18n.js';
import { createElement } from '../../page/dom.js';
import { createButton } from '../../page/parts/appearance/controls.js';
import { chosenSites, forgetSite } from '../../sites.js';
import { exportAll, importAll } from '../backup.js';
import { confirmed, createParagraph, createStatus } from '../elements.js';

/** @param {HTMLElement} section */
export function fillData(section) {
  const status = createStatus();
  const row = createElement('div', 'row');
  const file = createElement('input', 'file');
  file.type = 'file';
  file.accept = 'application/json,.json';
  file.hidden = true;
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    file.value = '';
    if (!chosen) return;
    try {
      const { taken, skipped } = await importAll(await chosen.text());
      reloadWith(message(skipped ? 'importedSome' : 'imported', String(taken), String(skipped)));
    } catch {
      status.say(message('importFailed'));
    }
  });
  row.append(
    createButton('export', 'export', saveFile),
    createButton('import', 'import', () => file.click()),
    createButton('delete', 'deleteAll', async () => {
      if (!(await confirmed('deleteAllQuestion', 'deleteAll'))) return;
      await deleteAll();
      reloadWith(message('deletedAll'));
    }),
  );
  section.append(createParagraph('dataMore', 'quiet'), row, file, status.element);
  status.say(history.state?.done ?? '');
  history.replaceState(null, '');
}

/** Has the browser save everything as a file. */
async function saveFile() {
  const link = createElement('a');
  link.href = URL.createObjectURL(new Blob([await exportAll()], { type: 'application/json' }));
  link.download = `recto-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Makes everything as it was when the extension was installed, and gives back all access to sites. */
async function deleteAll() {
  for (const origin of await chosenSites()) await forgetSite(origin);
  await chrome.storage.local.clear();
  await chrome.storage.sync?.clear();
}

/**
 * Shows the page anew, as much of it has changed.
 * @param {string} done what was done
 */
function reloadWith(done) {
  history.replaceState({ done }, '', '#data');
  location.reload();
}
