// @ts-check

/**
 * The press on its button closes a popover before the click arrives, which would open it again.
 * @param {HTMLElement} opener
 * @param {HTMLElement} popover
 */
export function keepClosed(opener, popover) {
  let wasOpen = false;
  opener.addEventListener('pointerdown', () => (wasOpen = popover.matches(':popover-open')), { capture: true });
  opener.addEventListener(
    'click',
    (event) => {
      if (wasOpen && event.detail > 0) event.stopImmediatePropagation();
      wasOpen = false;
    },
    { capture: true },
  );
}
