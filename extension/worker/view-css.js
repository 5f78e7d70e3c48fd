// @ts-check
// The view's style sheet. It is sent with the article, so that no file of the extension has to be accessible to pages.

/** @type {Promise<string> | undefined} */
let css;

// Read when the worker starts, while the page is being captured.
void viewCss().catch(() => {});

/** @returns {Promise<string>} the text of view.css; read once */
export function viewCss() {
  css ??= read().catch((error) => {
    css = undefined;
    throw error;
  });
  return css;
}

async function read() {
  const response = await fetch(chrome.runtime.getURL('view.css'));
  return response.text();
}
