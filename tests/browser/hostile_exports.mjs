// @ts-check
// What the files that an article is taken along in may hold, whatever its page was: the HTML file, the book, Markdown.

import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
// @ts-expect-error it has no types of its own
import { JSDOM } from 'jsdom';

/** Beside its own style sheet and head. */
const FORBIDDEN =
  'script, form, input, textarea, select, button, iframe, frame, frameset, object, embed, applet, base, portal, template, dialog, slot, body style, body link, body meta, meta[http-equiv="refresh" i]';
const ADDRESSES = 'href src srcset poster data action formaction ping background xlink:href'.split(' ');
const HARMLESS = /^(?:https?:|mailto:|tel:|#|data:image\/(?!svg))/;
/** Files of the book itself. */
const WITHIN_BOOK = /^(?:pictures\/|[a-z-]+\.(?:x?html|css)(?:#|$))/;
/** A control character or a mark of direction could show another ending than the file has. */
const ODD_IN_NAME = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?"<>|]/u;

/** @param {string} name */
export function nameHolds(name) {
  assert.ok(!ODD_IN_NAME.test(name) && !name.startsWith('.'), name);
}

/** @param {string} html the HTML file */
export function htmlHolds(html) {
  const { document } = new JSDOM(html).window;
  documentHolds(document, HARMLESS);
  const policy = document.querySelector('meta[http-equiv="content-security-policy" i]')?.getAttribute('content');
  assert.match(String(policy), /^default-src 'none'/, 'it may run nothing');
}

/** @param {Uint8Array} book */
export function bookHolds(book) {
  const files = unzipSync(new Uint8Array(book));
  const documents = Object.keys(files).filter((name) => /\.(?:xhtml|opf|ncx|xml)$/.test(name));
  assert.ok(documents.length >= 3, Object.keys(files).join(' '));
  for (const name of Object.keys(files)) assert.match(name, /^(?:mimetype|META-INF\/[\w.]+|EPUB\/[\w./-]+)$/);
  for (const name of documents) {
    // Throws where it is no XML.
    const { document } = new JSDOM(strFromU8(files[name]), { contentType: 'application/xhtml+xml' }).window;
    if (!name.endsWith('.xhtml')) continue;
    documentHolds(document, new RegExp(`${HARMLESS.source}|${WITHIN_BOOK.source}`));
  }
}

/** Links and raw elements by their signs: that it leads nowhere else is held by tests/hostile.rs, with a reader of Markdown. @param {string} markdown */
export function markdownHolds(markdown) {
  const text = markdown.replaceAll(/^(`{3,}|~{3,}).*?^\1\s*$/gms, '').replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/gs, '');
  for (const [, address] of text.matchAll(/(?<!\\)\]\(\s*<?([^)\s>]*)/g)) {
    assert.match(address ?? '', /^(?:https?:|mailto:|tel:|data:image\/(?!svg)|#)/, 'a link of the Markdown');
  }
  const raw = [...text.matchAll(/(?<!\\)<\/?([a-z][\w:-]*)/gi)].map(([, name]) => name);
  const known = ['em', 'strong', 'del', 'kbd', 'mark', 'ins', 'sub', 'sup', 'code', 'br', 'http', 'https', 'mailto'];
  assert.deepEqual(
    raw.filter((name) => !known.includes(String(name).replace(/:.*/, ''))),
    [],
    'elements of the Markdown',
  );
}

/** @param {Document} document @param {RegExp} harmless */
function documentHolds(document, harmless) {
  const found = Array.from(document.querySelectorAll(FORBIDDEN), (one) => one.localName);
  assert.deepEqual(found, [], 'no script, form, frame or the like');
  const all = Array.from(document.querySelectorAll('body, body *'));
  const handlers = all.flatMap((one) => one.getAttributeNames().filter((name) => /^on/i.test(name)));
  assert.deepEqual(handlers, [], 'no handler');
  const addresses = all.flatMap((one) => ADDRESSES.map((name) => one.getAttribute(name) ?? '')).filter(Boolean);
  assert.deepEqual(
    addresses.filter((address) => !harmless.test(address)),
    [],
    'no address can do anything',
  );
}
