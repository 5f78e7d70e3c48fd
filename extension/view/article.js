// @ts-check
// The reading view: sets an article on the stage and dresses its pictures, tables and links for reading.

(() => {
  /**
   * With more blocks than this the article is laid out as it is read: an article of 1,800 paragraphs showed in 0.4 of the
   * time. Shorter ones gain nothing.
   */
  const LONG = 300;

  const { element } = globalThis.rectoDocument;

  /** @typedef {import('../messages').Preferences} Preferences */
  /** @typedef {import('../messages').Shown} Article */

  /**
   * @param {object} view
   * @param {Article} view.article
   * @param {string} view.style
   * @param {Preferences} view.preferences
   * @param {(address: string) => Promise<import('../messages').Answer>} view.more reads another page of the article
   * @param {() => void} view.left
   * @returns {() => void} leaves the view
   */
  globalThis.rectoArticle = ({ article, style, preferences, more, left }) => {
    const label = article.title || globalThis.rectoMessage('view');
    const stage = globalThis.rectoStage({ style, label, covers: true, left });
    const { dialog } = stage;
    dialog.className = 'view';
    dialog.lang = chrome.i18n.getUILanguage();

    const main = element('article', 'article');
    if (article.lang) main.lang = article.lang;
    main.dir = article.dir ?? 'auto';
    main.append(head(article), page(article.content));
    if (article.nextPage) main.append(next(main, article.nextPage, more));

    wear(dialog, preferences);
    const toolbar = globalThis.rectoToolbar({
      preferences,
      close: stage.leave,
      change(chosen) {
        wear(dialog, chosen);
        stage.repaint();
        void globalThis.rectoPreferences.save(chosen);
      },
    });
    dialog.append(toolbar, main);
    main.addEventListener('click', (event) => followWithin(event, main, stage.leave));
    dialog.addEventListener('scroll', tuckAway(dialog, toolbar), { passive: true });
    stage.open();
    return stage.leave;
  };

  /**
   * @param {HTMLElement} dialog
   * @param {Preferences} preferences
   */
  function wear(dialog, { face, size, theme }) {
    dialog.dataset.face = face;
    dialog.dataset.theme = theme;
    dialog.style.setProperty('--size', `${globalThis.rectoPreferences.SIZES[size] / 16}em`);
  }

  /**
   * @param {Article} article
   */
  function head(article) {
    const header = element('header', 'head');
    if (article.title) {
      const title = element('h1', 'title');
      title.textContent = article.title;
      header.append(title);
    }
    const words = globalThis.rectoWords(article);
    const line = element('p', 'about');
    const say = (/** @type {string} */ name, /** @type {string} */ text) => {
      if (!text) return undefined;
      const part = element(name === 'date' ? 'time' : 'span', name);
      part.textContent = text;
      part.dir = 'auto';
      line.append(part);
      return part;
    };
    say('author', words.author);
    say('date', words.date?.text ?? '')?.setAttribute('datetime', words.date?.datetime ?? '');
    say('site', words.site);
    say('reading-time', words.time);
    header.append(line);
    return header;
  }

  /**
   * @param {string} html
   */
  function page(html) {
    const content = element('div', 'content');
    globalThis.rectoInsert(content, html);
    dress(content);
    content.classList.toggle('long', content.childElementCount > LONG);
    return content;
  }

  /**
   * Offers the next page; what it holds stands after what is there, and is where one reads on.
   * @param {Element} main
   * @param {string} address
   * @param {(address: string) => Promise<import('../messages').Answer>} more
   */
  function next(main, address, more) {
    let pages = 1;
    const foot = globalThis.rectoNext({
      address,
      more,
      show(article) {
        const content = page(article.content);
        apart(content, (pages += 1));
        content.tabIndex = -1;
        foot.before(content);
        content.focus({ preventScroll: true });
      },
    });
    return foot;
  }

  /**
   * Pages name their places without knowing of each other.
   * @param {Element} content
   * @param {number} number
   */
  function apart(content, number) {
    const own = (/** @type {string} */ id) => id.replace(/^(#?recto-)/, `$1${number}-`);
    for (const place of content.querySelectorAll('[id]')) place.id = own(place.id);
    for (const link of content.querySelectorAll('a[href^="#recto-"]')) {
      link.setAttribute('href', own(link.getAttribute('href') ?? ''));
    }
  }

  /**
   * Gives what was inserted the manners of this view.
   * @param {Element} content
   */
  function dress(content) {
    for (const image of content.querySelectorAll('img')) dressImage(image);
    for (const link of content.querySelectorAll('a[href]')) {
      // A page may have set another target for all its links.
      link.setAttribute('target', '_top');
    }
    for (const media of content.querySelectorAll('video, audio')) {
      media.setAttribute('controls', '');
      media.setAttribute('preload', 'none');
    }
    for (const table of content.querySelectorAll('table')) {
      if (table.parentElement?.closest('table')) continue;
      const box = element('div', 'table-box');
      table.replaceWith(box);
      box.append(table);
      box.tabIndex = 0;
    }
    for (const code of content.querySelectorAll('pre')) code.tabIndex = 0;
  }

  /**
   * Asks without saying which page is being read. A server that wants to know is asked once more as the page itself asks.
   * @param {HTMLImageElement} image
   */
  function dressImage(image) {
    const { src } = image;
    const ask = (/** @type {string} */ policy) => {
      image.removeAttribute('src');
      image.referrerPolicy = policy;
      image.src = src;
    };
    image.loading = 'lazy';
    image.decoding = 'async';
    ask('no-referrer');
    image.addEventListener(
      'error',
      () => {
        image.addEventListener('error', () => image.classList.add('missing'), { once: true });
        ask('');
      },
      { once: true },
    );
  }

  /**
   * A link to a place of this very page leads within the article; where the article does not hold the place, out of the
   * view to it.
   * @param {MouseEvent} event
   * @param {Element} content
   * @param {() => void} leave
   */
  function followWithin(event, content, leave) {
    const link = event.target instanceof Element && event.target.closest('a');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const fragment = fragmentOf(link);
    if (!fragment) return;
    const goal = find(content, fragment);
    if (!goal) return leave();
    event.preventDefault();
    goal.scrollIntoView({ block: 'start' });
    goal.setAttribute('tabindex', '-1');
    /** @type {HTMLElement} */ (goal).focus({ preventScroll: true });
  }

  /**
   * The place a link names, if it is one of this page or of the article.
   * @param {HTMLAnchorElement} link
   */
  function fragmentOf(link) {
    const written = link.getAttribute('href') ?? '';
    if (written.startsWith('#')) return written.slice(1);
    const [page, fragment] = link.href.split('#', 2);
    return page === location.href.split('#', 1)[0] ? fragment : undefined;
  }

  /**
   * @param {Element} content
   * @param {string} fragment
   */
  function find(content, fragment) {
    let decoded = fragment;
    try {
      decoded = decodeURIComponent(fragment);
    } catch {
      // Not percent-encoded: it is what it is.
    }
    const ids = [fragment, decoded].map((id) => `[id="${CSS.escape(id)}"]`);
    return content.querySelector(ids.join());
  }

  /**
   * On narrow screens the toolbar makes way while one reads on, and comes back with a scroll upwards.
   * @param {HTMLElement} dialog
   * @param {HTMLElement} toolbar
   */
  function tuckAway(dialog, toolbar) {
    let before = 0;
    return () => {
      const now = dialog.scrollTop;
      // Small movements both ways are a hand at rest.
      if (Math.abs(now - before) < 8) return;
      toolbar.classList.toggle('tucked', now > before && now > 64);
      before = now;
    };
  }
})();
