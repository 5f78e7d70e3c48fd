// @ts-check
// Entry of opener.js, which the browser runs on each page of the sites whose articles open by themselves, and on no other:
// the worker knows whether this page's is to be opened, and brings the rest.

import { requestOpening } from './worker-port.js';

// A page that is fetched ahead may never be seen.
if (/** @type {{prerendering?: boolean}} */ (document).prerendering === true) {
  addEventListener.call(document, 'prerenderingchange', requestOpening, { once: true });
} else {
  requestOpening();
}
