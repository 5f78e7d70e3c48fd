// @ts-check
// Cargo's runner for Wasm tests (.cargo/config.toml): runs them in Chromium, Firefox and WebKitGTK, which nobody sees, in the
// environment of all browser tests. RECTO_WASM_BROWSERS names others, by commas. A browser without its driver is left out
// with a word.

import { spawnSync } from 'node:child_process';
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
let ran = 0;
for (const name of names) {
  const browser = BROWSERS[/** @type {keyof typeof BROWSERS} */ (name)];
  if (!browser)
    throw new Error(`RECTO_WASM_BROWSERS names ${name}, which is none of ${Object.keys(BROWSERS).join(', ')}`);
  if (!browser.driver) {
    console.log(`\n${name}: left out, it or its driver is not installed`);
    continue;
  }
  console.log(`\n${name}: ${relative('', program)}`);
  mkdirSync(OUT, { recursive: true });
  const capabilities = join(OUT, `webdriver-${name}.json`);
  writeFileSync(capabilities, JSON.stringify(browser.capabilities(), null, 2));
  const environment = testEnvironment();
  // The runner takes the first driver that is named.
  for (const { variable } of Object.values(BROWSERS)) delete environment[variable];
  const display = name === 'webkit' ? await startDisplay(SCALE) : undefined;
  const { status, error } = spawnSync('wasm-bindgen-test-runner', [program, ...args], {
    stdio: 'inherit',
    env: {
      // The default of 20 seconds is short on a busy machine.
      WASM_BINDGEN_TEST_TIMEOUT: '300',
      ...environment,
      ...display?.environment,
      [browser.variable]: browser.driver,
      WASM_BINDGEN_TEST_WEBDRIVER_JSON: capabilities,
    },
  });
  display?.stop();
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
  ran += 1;
}
if (ran === 0) {
  console.error('no browser with a driver is installed for the Wasm tests: run ./build.sh test wasm');
  process.exit(1);
}
