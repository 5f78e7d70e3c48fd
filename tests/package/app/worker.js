// @ts-check
import init, { extractSnapshot } from 'recto';

globalThis.onmessage = async (/** @type {MessageEvent} */ { data }) => {
  await init();
  postMessage(extractSnapshot(data).title);
};
