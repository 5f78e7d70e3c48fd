// @ts-check
// The button at the end of an article that is split into pages. Nothing is fetched before it is pressed.

import { message } from '../../i18n.js';
import { createElement } from '../dom.js';

/** @typedef {import('../../messages').ReadResult} ReadResult */

/**
 * @param {object} options
 * @param {string} options.address of the next page
 * @param {(address: string) => Promise<ReadResult>} options.readNextPage
 * @param {(page: import('../reading-view').JoinedPage) => void} options.show shows the page; the button then offers the one
 * after
 * @returns {HTMLElement}
 */
export function createNextPageButton({ address, readNextPage, show }) {
  const footer = createElement('footer', 'next');
  const button = createElement('button');
  button.type = 'button';
  const status = createElement('p');
  status.setAttribute('role', 'status');
  footer.append(button, status);
  offer(address);
  return footer;

  /** @param {string} address */
  function offer(address) {
    button.setAttribute('aria-label', message('nextPage'));
    button.disabled = false;
    button.onclick = async () => {
      button.disabled = true;
      status.textContent = message('nextWorking');
      const result = await readNextPage(address);
      if (!footer.isConnected) return;
      status.textContent = '';
      if (result.type === 'failure') {
        showFailure(address);
      } else {
        show({ article: result.article, address });
        const { nextPage } = result.article;
        if (nextPage) offer(nextPage);
        else footer.remove();
      }
    };
  }

  /**
   * The reader may try again, or open the page itself.
   * @param {string} address
   */
  function showFailure(address) {
    button.disabled = false;
    const link = createElement('a');
    link.href = address;
    link.rel = 'noopener noreferrer';
    link.target = '_top';
    link.textContent = message('nextOpen');
    status.append(`${message('nextFailed')} `, link);
  }
}
