// @ts-check
// Cargo's runner for Wasm tests (.cargo/config.toml): runs them in Chromium, Firefox and WebKitGTK at once, which nobody sees,
// in the environment of all browser tests. RECTO_WASM_BROWSERS names others, by commas. A browser without its driver is left
// out with a word.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIREFOX_PREFERENCES, TEST_FLAGS, testEnvironment } from './environment.mjs';
import { find, findChromium, findFirefox } from './launch.mjs';
import { findWebkitDriver, startDisplay } from './webkit.mjs';

const OUT = fileURLToPath(new URL('../../out', import.meta.url));

/** So sharp a screen asks for the largest picture of a set, which is what the expectations of tests/pages want. */
const SCALE = 3;

/** What each browser is driven by, and what its driver is asked for (the capabilities of WebDriver). */
const BROWSERS = {
  chromium: {
    variable: 'CHROMEDRIVER',
    driver: find('CHROMEDRIVER', ['chromedriver']),
    capabilities: () => ({
      'goog:chromeOptions': {
        binary: findChromium(),
        args: ['--headless=new', ...TEST_FLAGS, `--force-device-scale-factor=${SCALE}`],
      },
    }),
  },
  firefox: {
    variable: 'GECKODRIVER',
    driver: findFirefox() && find('GECKODRIVER', ['geckodriver']),
    capabilities: () => ({
      'moz:firefoxOptions': {
        binary: findFirefox(),
        prefs: { ...FIREFOX_PREFERENCES, 'layout.css.devPixelsPerPx': `${SCALE}.0` },
      },
    }),
  },
  // Its driver starts MiniBrowser by itself: the runner asks a driver of this name for nothing.
  webkit: { variable: 'SAFARIDRIVER', driver: findWebkitDriver(), capabilities: () => ({}) },
};

const [program = '', ...args] = process.argv.slice(2);
const names = (process.env.RECTO_WASM_BROWSERS ?? 'chromium,firefox,webkit').split(',');
const drivers = names.flatMap((name) => {
  const browser = BROWSERS[/** @type {keyof typeof BROWSERS} */ (name)];
  if (!browser)
    throw new Error(`RECTO_WASM_BROWSERS names ${name}, which is none of ${Object.keys(BROWSERS).join(', ')}`);
  if (browser.driver) return [{ name, ...browser }];
  console.log(`\n${name}: left out, it or its driver is not installed`);
  return [];
});
if (drivers.length === 0) {
  console.error('no browser with a driver is installed for the Wasm tests: run ./build.sh test wasm');
  process.exit(1);
}
mkdirSync(OUT, { recursive: true });
// WebKitGTK 2.50.6 lost its web process in four of sixteen runs of the same build, with its optimising compiler or without.
// What has lost it is run again; a test that fails is not.
const CRASH = 'WebProcess CRASHED';
const ATTEMPTS = 3;
const statuses = await Promise.all(drivers.map(runUntilDone));
process.exit(statuses.find((status) => status !== 0) ?? 0);

/**
 * Runs the tests in one browser, again where it has crashed.
 *
 * @param {typeof drivers[number]} browser
 * @returns {Promise<number>} the status of the last runner
 */
async function runUntilDone(browser) {
  for (let attempt = 1; ; attempt++) {
    const { status, said } = await run(browser);
    if (status === 0 || !said.includes(CRASH) || attempt === ATTEMPTS) return status;
    console.log(`\n${browser.name}: the browser crashed, attempt ${attempt + 1} of ${ATTEMPTS}`);
  }
}

/**
 * Runs the tests in one browser. What it says is printed when it has ended, so that browsers do not speak at once.
 *
 * @param {typeof drivers[number]} browser
 * @returns {Promise<{status: number, said: string}>} the status of the runner and what it has written
 */
async function run({ name, variable, driver, capabilities: wanted }) {
  const capabilities = join(OUT, `webdriver-${name}.json`);
  writeFileSync(capabilities, JSON.stringify(wanted(), null, 2));
  const environment = testEnvironment();
  // The runner takes the first driver that is named.
  for (const { variable } of Object.values(BROWSERS)) delete environment[variable];
  const display = name === 'webkit' ? await startDisplay(SCALE) : undefined;
  const started = performance.now();
  const runner = spawn('wasm-bindgen-test-runner', [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      // The default of 20 seconds is short on a busy machine.
      WASM_BINDGEN_TEST_TIMEOUT: '300',
      ...environment,
      ...display?.environment,
      [variable]: driver,
      WASM_BINDGEN_TEST_WEBDRIVER_JSON: capabilities,
    },
  });
  /** @type {Buffer[]} */
  const said = [];
  for (const output of [runner.stdout, runner.stderr]) output.on('data', (data) => said.push(data));
  const [status] = await once(runner, 'close');
  display?.stop();
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const written = Buffer.concat(said).toString();
  console.log(`\n${name}, ${seconds} s: ${relative('', program)}\n${written}`);
  return { status: status ?? 1, said: written };
}
