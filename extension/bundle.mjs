// @ts-check
// Bundles the modules of the extension into the scripts that a browser loads: page.js and parts/*.js, which are injected
// into pages as classic scripts, and worker.js, a module. Readable: neither minified nor renamed.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';

/** The project. Paths in the bundles' comments start here, so that they are the same in every folder. */
const ROOT = join(import.meta.dirname, '..');

/**
 * What a library could do with markup and is never asked to: what is shipped has no such place, and stores need not wonder.
 * @satisfies {import('esbuild').Plugin}
 */
const WITHOUT_MARKUP_SINKS = /** @type {import('esbuild').Plugin} */ ({
  name: 'without-markup-sinks',
  setup(build) {
    build.onLoad({ filter: /@highlightjs[\\/]cdn-assets[\\/].*\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      return {
        contents: text.replace(/\b(\w+)\.innerHTML\s*=(?!=)\s*(\w+\.value)/g, '$1.textContent=$2'),
        loader: 'js',
      };
    });
  },
});

/**
 * A style sheet is imported as its text, without comments and blanks: it is a string in a script that each press compiles.
 * @satisfies {import('esbuild').Plugin}
 */
const STYLE_TEXTS = /** @type {import('esbuild').Plugin} */ ({
  name: 'style-texts',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), {
        loader: 'css',
        charset: 'utf8',
        minifyWhitespace: true,
      });
      return { contents: code, loader: 'text' };
    });
  },
});

const OPTIONS = /** @satisfies {import('esbuild').BuildOptions} */ ({
  absWorkingDir: ROOT,
  bundle: true,
  charset: 'utf8',
  // Packages are named by where they are imported from, wherever that link leads.
  preserveSymlinks: true,
  // The oldest browsers of the manifests.
  target: ['chrome120', 'firefox140'],
  plugins: [WITHOUT_MARKUP_SINKS, STYLE_TEXTS],
  logLevel: 'warning',
});

/**
 * Bundles the scripts that are injected into pages.
 * @param {string} out the folder of the built extension
 */
export async function bundlePage(out) {
  const parts = readdirSync(join(import.meta.dirname, 'page/parts'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `extension/page/parts/${name}`);
  const entries = ['page.js', 'opener.js', 'open-by-itself.js'].map((name) => `extension/page/${name}`);
  const entryPoints = [...entries, ...parts];
  await build({ ...OPTIONS, entryPoints, outbase: 'extension/page', outdir: out, format: 'iife' });
}

/**
 * Bundles the options page: one script and one style sheet.
 * @param {string} out the folder of the built extension
 */
export async function bundleOptions(out) {
  const outdir = join(out, 'options');
  await build({ ...OPTIONS, entryPoints: ['extension/options/options.js'], outdir, format: 'esm' });
  // This one is a file, unlike those that scripts import.
  await build({ ...OPTIONS, entryPoints: ['extension/options/options.css'], outdir, plugins: [] });
}

/**
 * Bundles the worker with the npm package that it runs.
 * @param {string} out the folder of the built extension
 * @param {string} pkg the folder of the npm package; modules import it as `recto`
 * @param {string} entry
 */
export async function bundleWorker(out, pkg, entry = 'extension/worker/worker.js') {
  const alias = { recto: pkg };
  await build({ ...OPTIONS, entryPoints: [entry], outfile: join(out, 'worker.js'), format: 'esm', alias });
}

/**
 * Bundles one module as a classic script that leaves its exports in a global variable, for tests.
 * @param {string} entry
 * @param {string} globalName
 * @returns {Promise<string>}
 */
export async function bundleForTest(entry, globalName) {
  const built = await build({ ...OPTIONS, entryPoints: [entry], globalName, format: 'iife', write: false });
  return built.outputFiles[0].text;
}
