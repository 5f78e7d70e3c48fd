// Readability's interface with jsdom: node readability.mjs page.html [address]
// Needs: npm install recto jsdom

import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { Readability } from 'recto/readability';

const [file = 'page.html', url = 'https://example.org/'] = process.argv.slice(2);
const { document } = new JSDOM(readFileSync(file), { url }).window;
console.log(JSON.stringify(new Readability(document).parse(), null, 2));
