// @ts-check
// The next page of an article that is cut into several: offered at its end, fetched when the reader wishes it, never before.

(() => {
  const { element } = globalThis.rectoDocument;
  const say = (/** @type {string} */ name) => globalThis.rectoMessage(name);

  /**
   * @param {object} next
   * @param {string} next.address
   * @param {(address: string) => Promise<import('../messages').Answer>} next.more reads another page
   * @param {(article: import('../messages').Shown) => void} next.show shows what was read; its own next page is offered here
   * @returns {HTMLElement}
   */
  globalThis.rectoNext = ({ address, more, show }) => {
    const foot = element('footer', 'next');
    const button = element('button');
    button.type = 'button';
    const told = element('p');
    told.setAttribute('role', 'status');
    foot.append(button, told);
    offer(address);
    return foot;

    /** @param {string} address */
    function offer(address) {
      button.textContent = say('nextPage');
      button.disabled = false;
      button.onclick = async () => {
        button.disabled = true;
        told.textContent = say('nextWorking');
        const answer = await more(address);
        if (!foot.isConnected) return;
        told.textContent = '';
        if (answer.type === 'failure') {
          fail(address);
        } else {
          show(answer.article);
          const after = answer.article.nextPage;
          if (after) offer(after);
          else foot.remove();
        }
      };
    }

    /**
     * The reader may try again, or look at the page itself.
     * @param {string} address
     */
    function fail(address) {
      button.disabled = false;
      const link = element('a');
      link.href = address;
      link.rel = 'noopener noreferrer';
      link.target = '_top';
      link.textContent = say('nextOpen');
      told.append(`${say('nextFailed')} `, link);
    }
  };
})();
