// @ts-check
// The extension's worker on a package with faults to inject, which it lets a test arm.

// @ts-expect-error The path is known only when the worker is bundled.
import { armFault } from 'recto/recto_glue.js';
import '../../extension/worker/worker.js';

Object.assign(globalThis, { armFault });
