// @ts-check
// A web server on loopback: the fixtures of tests/pages, and pages a test makes up.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIXTURES = fileURLToPath(new URL('../pages', import.meta.url));

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
});

/**
 * @typedef {object} Served
 * @property {string | Buffer} body
 * @property {string} [type] media type, `text/html` when left out
 * @property {Record<string, string>} [headers]
 * @property {number} [after] milliseconds to wait before it is sent
 */

/**
 * @param {Record<string, Served | string>} [routes] what each path answers; a string is an HTML page
 * @param {string} [folder] files for all other paths
 * @returns {Promise<{origin: string, asked: string[], close: () => Promise<void>}>}
 */
export async function servePages(routes = {}, folder = FIXTURES) {
  /** @type {string[]} */
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    asked.push(request.url ?? '/');
    const made = routes[path];
    const served = typeof made === 'string' ? { body: made } : (made ?? (await file(folder, path)));
    if (!served) {
      response.writeHead(404).end();
      return;
    }
    if (served.after) await new Promise((resolve) => setTimeout(resolve, served.after));
    response.writeHead(200, { 'content-type': served.type ?? 'text/html; charset=utf-8', ...served.headers });
    response.end(served.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {Promise<Served | undefined>}
 */
async function file(folder, path) {
  const full = resolve(folder, `.${path}`);
  if (full !== folder && !full.startsWith(folder + sep)) return undefined;
  try {
    return { body: await readFile(full), type: TYPES[extname(full).toLowerCase()] ?? 'application/octet-stream' };
  } catch {
    return undefined;
  }
}
