// @ts-check
// Fetches the next page of an article that is split into several.

import { registerPart } from '../parts.js';
import { pictureLinks } from './picture-links/picture-links.js';

/** @typedef {{fetchPage: typeof fetchPage, links: ReadonlyMap<string, string>}} NextPage */

/** Where the pictures of the pages that have been fetched lead. @type {Map<string, string>} */
const links = new Map();

registerPart('next-page', { fetchPage, links });

/**
 * Fetches and parses a page of this document's site, as the reader: with cookies, never from another origin.
 * @param {string} address
 * @returns {Promise<{document: Document, url: string, baseUrl: string} | undefined>} the page with the address it came
 * from; undefined for an error page or a file that is not HTML; rejects when nothing can be fetched
 */
async function fetchPage(address) {
  const response = await fetch(address, { mode: 'same-origin', credentials: 'same-origin' });
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !/^text\/html\b/i.test(type)) return undefined;
  const document = new DOMParser().parseFromString(decode(await response.arrayBuffer(), type), 'text/html');
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  const baseUrl = URL.canParse(base, response.url) ? new URL(base, response.url).href : response.url;
  for (const [address, link] of pictureLinks(document, response.url, baseUrl)) links.set(address, link);
  return { document, url: response.url, baseUrl };
}

/**
 * Decodes a page by the charset of its `Content-Type`, else by the one it declares in its first kilobyte, where browsers
 * look for it.
 * @param {ArrayBuffer} bytes
 * @param {string} type
 */
function decode(bytes, type) {
  const charset = /charset=["']?([\w-]+)/i;
  const label = charset.exec(type)?.[1] ?? charset.exec(new TextDecoder('latin1').decode(bytes.slice(0, 1024)))?.[1];
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
