// @ts-check
/**
 * Serves the playground on the loopback address, and nothing but it: `www/`, beside it the built core in `dist/pkg/`, and
 * the pages of `tests/pages/` as samples. No dependencies.
 *
 *     node www/serve.mjs            a free port
 *     PORT=8000 node www/serve.mjs  this port
 */
import { createServer } from 'node:http';
import { readFile, readdir, realpath } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PICTURE, drawing } from './drawing.mjs';
import { POLICY } from './policy.mjs';

const ROOT = resolve(fileURLToPath(new URL('..', import.meta.url)));
const SAMPLES = join(ROOT, 'tests', 'pages');

/** Where a path is looked up, in this order: as in the extension, the core lies beside what uses it. */
const FOLDERS = [join(ROOT, 'www'), join(ROOT, 'dist', 'pkg')];

/** Media types of what is served; no other kind of file is. */
const TYPES = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.wasm', 'application/wasm'],
]);

const HEADERS = {
  'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

/** Only names of this machine: a foreign name that leads here is somebody else's page trying to read ours. */
const isOurName = (/** @type {string | undefined} */ host) =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');

/**
 * The file that a path stands for, if it lies within one of the served folders.
 *
 * @param {string} path decoded, beginning with a slash
 * @returns {Promise<string | undefined>}
 */
async function fileOf(path) {
  if (/[\0\\]/.test(path) || !TYPES.has(extname(path))) return undefined;
  for (const folder of FOLDERS) {
    try {
      const [real, home] = await Promise.all([realpath(join(folder, path)), realpath(folder)]);
      if (real.startsWith(home + sep)) return real;
    } catch {
      // Not here; perhaps in the next one.
    }
  }
  return undefined;
}

/** @returns {Promise<string[]>} the samples, sorted */
async function samples() {
  const entries = await readdir(SAMPLES, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * What is answered to a path.
 *
 * @param {string} path decoded
 * @returns {Promise<{ type: string, body: Buffer | string } | undefined>}
 */
async function answer(path) {
  if (path === '/samples.json') {
    return { type: 'application/json; charset=utf-8', body: JSON.stringify(await samples()) };
  }
  const [, first, slug, ...rest] = path.split('/');
  if (first === 'samples') {
    // As plain text: a sample is read here, never shown or run as a page of this address.
    if (rest.join('/') === 'page.txt') {
      if (!(await samples()).includes(slug)) return undefined;
      return { type: 'text/plain; charset=utf-8', body: await readFile(join(SAMPLES, slug, 'page.html')) };
    }
    // A sample with a base of its own names pictures beside its folder.
    return PICTURE.test(path) ? { type: 'image/png', body: drawing(path) } : undefined;
  }
  const file = await fileOf(path === '/' ? '/index.html' : path);
  return file ? { type: TYPES.get(extname(file)) ?? '', body: await readFile(file) } : undefined;
}

/**
 * Starts the server.
 *
 * @param {number} [port] 0 for a free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export function serve(port = 0) {
  const server = createServer(async (request, response) => {
    const fail = (/** @type {number} */ status, /** @type {string} */ words) =>
      response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(words);
    try {
      if (!isOurName(request.headers.host)) return fail(403, 'not a name of this server');
      if (request.method !== 'GET' && request.method !== 'HEAD') return fail(405, 'only GET and HEAD');
      const path = decodeURIComponent((request.url ?? '/').split(/[?#]/, 1)[0]);
      const found = await answer(path);
      if (!found) return fail(404, 'not found');
      response.writeHead(200, { ...HEADERS, 'Content-Type': found.type });
      response.end(request.method === 'HEAD' ? undefined : found.body);
    } catch (error) {
      fail(
        error instanceof URIError ? 400 : 500,
        error instanceof URIError ? 'bad path' : 'the file could not be read',
      );
    }
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const used = typeof address === 'object' && address ? address.port : port;
      done({
        url: `http://127.0.0.1:${used}/`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const port = Number(process.env.PORT ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`PORT must be a number from 0 to 65535, not ${process.env.PORT}`);
    process.exit(2);
  }
  serve(port).then(
    ({ url }) => console.log(`Recto playground: ${url}`),
    (error) => {
      console.error(error.code === 'EADDRINUSE' ? `port ${port} is taken; choose another with PORT` : String(error));
      process.exit(1);
    },
  );
}
