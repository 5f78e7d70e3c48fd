// @ts-check
import init, { capture, extract } from 'recto';
import { Readability, isProbablyReaderable } from 'recto/readability';

await init();
const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
worker.postMessage(capture(document));
const inWorker = await new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(`worker: ${message}`));
});
Object.assign(globalThis, {
  titles: [extract(document).title, new Readability(document).parse()?.title, inWorker],
  readable: isProbablyReaderable(document),
});
