// @ts-check
import init, { capture, extract } from 'recto';
import { Readability, isProbablyReaderable } from 'recto/readability';

await init();
const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
const inWorker = await new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => (data === 'ready' ? worker.postMessage(capture(document)) : resolve(data.title));
  worker.onerror = ({ message }) => reject(new Error(`worker: ${message}`));
});
Object.assign(globalThis, {
  titles: [extract(document).title, new Readability(document).parse()?.title, inWorker],
  readable: isProbablyReaderable(document),
});
