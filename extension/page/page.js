// @ts-check
// Entry of page.js, which the worker injects at each press. The first press in a document makes the reader; every later
// press finds it.

import { createReader } from './reader.js';

// `hasOwn`: an element of the page with this id is found as a property of the global object, too.
if (!Object.hasOwn(globalThis, 'rectoReader')) globalThis.rectoReader = createReader();
globalThis.rectoReader.press();
