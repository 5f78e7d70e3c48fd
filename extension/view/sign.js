// @ts-check
// The sign that work goes on, for pages that take longer than a moment. Cannot be touched and covers nothing of weight.

(() => {
  const { element, adopt, shows, root: page } = globalThis.rectoDocument;

  /** Below this a person feels no waiting worth a sign, and one that flashes up disturbs. */
  const MOMENT = 150;

  const STYLE = `
    .sign {
      position: fixed; inset: 12px 12px auto auto; z-index: 2147483647; box-sizing: border-box; width: 36px; height: 36px;
      padding: 9px; border-radius: 50%; background: light-dark(#fff, #2a2b2e); color-scheme: light dark;
      box-shadow: 0 1px 8px rgb(0 0 0 / .28);
    }
    .sign::before {
      content: ''; display: block; box-sizing: border-box; width: 18px; height: 18px; border-radius: 50%;
      border: 2px solid light-dark(#d8d6d0, #55565a); border-top-color: light-dark(#333, #eee);
      animation: turn .9s linear infinite;
    }
    @keyframes turn { to { transform: rotate(1turn); } }
    @media (prefers-reduced-motion: reduce) { .sign::before { animation: none; border-style: dotted; } }
  `;

  globalThis.rectoSign = () => {
    /** @type {HTMLElement | undefined} */
    let host;
    const timer = setTimeout(() => {
      if (!shows()) return;
      host = element('div');
      for (const [name, value] of [
        ['all', 'initial'],
        ['display', 'block'],
        ['position', 'fixed'],
        ['inset', '0 0 auto auto'],
        ['z-index', '2147483647'],
        ['pointer-events', 'none'],
      ]) {
        host.style.setProperty(name, value, 'important');
      }
      const root = host.attachShadow({ mode: 'closed' });
      adopt(root, STYLE);
      const sign = element('div', 'sign');
      sign.setAttribute('role', 'status');
      sign.setAttribute('aria-label', globalThis.rectoMessage('working'));
      root.append(sign);
      page()?.append(host);
    }, MOMENT);
    return {
      end() {
        clearTimeout(timer);
        host?.remove();
      },
    };
  };
})();
