// @ts-check
// A short message in place of the article: why there is none, and what can be done about it.

(() => {
  const { element } = globalThis.rectoDocument;

  const STYLE = `
    .notice {
      color-scheme: light dark; box-sizing: border-box; position: fixed; inset: 0; margin: 12vh auto auto; padding: 28px;
      inline-size: min(26em, calc(100vw - 32px)); border: 0; border-radius: 14px; outline: 0;
      background: light-dark(#fff, #232427); color: light-dark(#1d1d1f, #e4e2dd);
      box-shadow: 0 10px 40px rgb(0 0 0 / .3), 0 0 0 1px light-dark(rgb(0 0 0 / .08), rgb(255 255 255 / .1));
      font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
    }
    .notice::backdrop { background: rgb(0 0 0 / .32); }
    h2 { margin: 0 0 6px; font-size: 19px; line-height: 1.3; text-wrap: balance; }
    p { margin: 0; color: light-dark(#55534f, #b3b0aa); text-wrap: pretty; }
    .actions { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 22px; }
    button {
      min-block-size: 44px; padding: 0 18px; border: 0; border-radius: 10px; cursor: pointer; font: inherit;
      background: light-dark(#ecebe7, #36383c); color: inherit;
    }
    button.first { background: light-dark(#1f1f1d, #e9e7e1); color: light-dark(#fff, #1a1b1d); font-weight: 600; }
    button:hover { filter: brightness(.94); }
    button:focus-visible { outline: 3px solid light-dark(#2563c9, #8db6f5); outline-offset: 2px; }
    @media (forced-colors: active) { .notice { border: 1px solid; } button { border: 1px solid; } }
  `;

  /**
   * @param {object} notice
   * @param {import('../messages').Code} notice.code
   * @param {() => void} notice.left
   * @param {() => void} [notice.force] shows the page all the same; left out where that has been tried
   * @returns {() => void} leaves the message
   */
  globalThis.rectoNotice = ({ code, left, force }) => {
    const { title, more } = sentences(code);
    const stage = globalThis.rectoStage({ style: STYLE, label: title, covers: false, left });
    const { dialog } = stage;
    dialog.className = 'notice';
    dialog.lang = chrome.i18n.getUILanguage();

    const heading = element('h2');
    heading.textContent = title;
    const text = element('p');
    text.textContent = more;
    const actions = element('div', 'actions');
    const act = (/** @type {string} */ label, /** @type {() => void} */ press) => {
      const button = element('button', actions.childElementCount ? '' : 'first');
      button.type = 'button';
      button.textContent = globalThis.rectoMessage(label);
      button.addEventListener('click', press);
      actions.append(button);
    };
    if (code === 'no-article' && force) {
      act('showAnyway', () => {
        stage.leave();
        force();
      });
    }
    act('dismiss', stage.leave);
    dialog.append(heading, text, actions);
    stage.open();
    return stage.leave;
  };

  /** @param {string} code */
  function sentences(code) {
    const name = 'failed' + code.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
    const say = globalThis.rectoMessage;
    // What only a mistake of ours can bring about is told as one.
    return say(name)
      ? { title: say(name), more: say(name + 'More') }
      : { title: say('failedInternal'), more: say('failedInternalMore') };
  }
})();
