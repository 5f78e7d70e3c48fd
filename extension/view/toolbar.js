// @ts-check
// The controls of the reading view: close, and a panel for typeface, size and colours. Changes nothing itself; says what
// was chosen.

(() => {
  /** @typedef {import('../messages').Preferences} Preferences */

  const { element } = globalThis.rectoDocument;

  const SVG = 'http://www.w3.org/2000/svg';

  /**
   * @param {object} toolbar
   * @param {Preferences} toolbar.preferences
   * @param {() => void} toolbar.close
   * @param {(preferences: Preferences) => void} toolbar.change
   * @returns {HTMLElement}
   */
  globalThis.rectoToolbar = ({ preferences, close, change }) => {
    const { SIZES } = globalThis.rectoPreferences;
    let chosen = { ...preferences };
    const choose = (/** @type {Partial<Preferences>} */ part) => {
      chosen = { ...chosen, ...part };
      smaller.disabled = chosen.size === 0;
      larger.disabled = chosen.size === SIZES.length - 1;
      change(chosen);
    };

    const smaller = button('A', 'sizeSmaller', () => choose({ size: Math.max(0, chosen.size - 1) }));
    const larger = button('A', 'sizeLarger', () => choose({ size: Math.min(SIZES.length - 1, chosen.size + 1) }));
    smaller.className = 'smaller';
    larger.className = 'larger';
    smaller.disabled = chosen.size === 0;
    larger.disabled = chosen.size === SIZES.length - 1;

    const panel = element('div', 'panel');
    panel.popover = 'auto';
    panel.append(
      choice('face', { serif: 'faceSerif', sans: 'faceSans' }, chosen.face, (face) => choose({ face })),
      group('size', [smaller, larger]),
      choice(
        'theme',
        { auto: 'themeAuto', light: 'themeLight', sepia: 'themeSepia', dark: 'themeDark' },
        chosen.theme,
        (theme) => choose({ theme }),
      ),
    );

    const opener = button('Aa', 'appearance', () => {});
    opener.className = 'opener';
    opener.popoverTargetElement = panel;
    const closer = button(cross(), 'close', close);
    closer.className = 'closer';

    const bar = element('div', 'toolbar');
    bar.append(closer, opener, panel);
    return bar;
  };

  /**
   * One of a few, as radio buttons: arrow keys move between them.
   * @template {string} T
   * @param {string} name
   * @param {Record<T, string>} values each with the name of its label
   * @param {T} chosen
   * @param {(value: T) => void} choose
   */
  function choice(name, values, chosen, choose) {
    const options = /** @type {[T, string][]} */ (Object.entries(values)).map(([value, label]) => {
      const input = element('input');
      input.type = 'radio';
      input.name = name;
      input.value = value;
      input.checked = value === chosen;
      input.addEventListener('change', () => choose(value));
      const text = element('span', 'label');
      text.textContent = globalThis.rectoMessage(label);
      const option = element('label', `option ${name}-${value}`);
      option.append(input, text);
      return option;
    });
    return group(name, options);
  }

  /**
   * @param {string} name
   * @param {HTMLElement[]} members
   */
  function group(name, members) {
    const set = element('fieldset', `choice ${name}`);
    const legend = element('legend');
    legend.textContent = globalThis.rectoMessage(name);
    const row = element('div', 'row');
    row.append(...members);
    set.append(legend, row);
    return set;
  }

  /**
   * @param {string | Node} face
   * @param {string} label
   * @param {() => void} press
   */
  function button(face, label, press) {
    const made = element('button');
    made.type = 'button';
    made.append(face);
    made.setAttribute('aria-label', globalThis.rectoMessage(label));
    made.title = globalThis.rectoMessage(label);
    made.addEventListener('click', press);
    return made;
  }

  function cross() {
    const picture = Document.prototype.createElementNS.call(document, SVG, 'svg');
    picture.setAttribute('viewBox', '0 0 16 16');
    picture.setAttribute('aria-hidden', 'true');
    const path = Document.prototype.createElementNS.call(document, SVG, 'path');
    path.setAttribute('d', 'M3 3l10 10M13 3L3 13');
    picture.append(path);
    return picture;
  }
})();
