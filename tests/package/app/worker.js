// @ts-check
import init, { extractSnapshot } from 'recto';

await init();
globalThis.onmessage = (/** @type {MessageEvent} */ { data }) => postMessage({ title: extractSnapshot(data).title });
// A bundler may load the worker in parts: what is sent before nobody hears.
postMessage('ready');
