// @ts-check
// Entry of open-by-itself.js, which the worker injects where an article is to open without a press. What it shows is what a
// press shows; later presses find the same reader.

import { createReader } from './reader.js';

if (!Object.hasOwn(globalThis, 'rectoReader')) globalThis.rectoReader = createReader();
globalThis.rectoReader.openByItself();
