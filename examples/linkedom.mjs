// Reads a stored page in Node.js with linkedom and prints it as Markdown: node linkedom.mjs page.html [address]
// Needs: npm install recto linkedom

import { readFileSync } from 'node:fs';
import init, { extract } from 'recto';
import { parseHTML } from 'linkedom';

const [file = 'page.html', address = 'https://example.org/'] = process.argv.slice(2);
await init();
const { document } = parseHTML(readFileSync(file, 'utf8'), { location: new URL(address) });
const { title, markdown } = extract(document, { markdown: true });
console.log(`# ${title}\n\n${markdown}`);
