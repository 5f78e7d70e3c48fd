// @ts-check
// Prints the article, or has the browser write it as a PDF.

/** In ms. Pictures that take longer are printed as far as they are there. */
const LONGEST_WAIT = 8000;

/**
 * Opens the browser's print dialog when all of the article and its pictures are there.
 * @param {import('../../reading-view').ReadingView} view
 * @returns {Promise<boolean>} false where the page is sandboxed and may open no dialogs
 */
export async function printArticle({ main, insertAll }) {
  insertAll();
  await Promise.race([loaded(main), new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))]);
  let isPrinted = false;
  const listening = new AbortController();
  addEventListener('beforeprint', () => (isPrinted = true), listening);
  print();
  listening.abort();
  return isPrinted;
}

/** @param {HTMLElement} main */
function loaded(main) {
  const pictures = [...main.querySelectorAll('img')];
  // One that cannot be decoded is printed as its alternative text.
  return Promise.all(
    pictures.map((picture) => {
      picture.loading = 'eager';
      return picture.decode().catch(() => {});
    }),
  );
}
