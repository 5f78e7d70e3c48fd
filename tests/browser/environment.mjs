// @ts-check
// The environment of the browsers of all tests: fonts that the project brings, one language, one time zone, an empty home
// folder, no proxy and no flags of this machine.

import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const FONTS = join(PROJECT, 'out/fonts');

/**
 * The families of the tests, by package, and the names that they answer to. A face is one file with Latin, Greek and
 * Cyrillic letters. They are not `@fontsource` packages: those hold WOFF files only, which fontconfig lists and Chromium
 * cannot draw (measured: texts 0 px wide).
 */
export const FAMILIES = {
  tinos: { name: 'Tinos', aliases: ['serif', 'Times', 'Times New Roman', 'Georgia'] },
  arimo: { name: 'Arimo', aliases: ['sans-serif', 'sans', 'system-ui', 'Arial', 'Helvetica'] },
  cousine: { name: 'Cousine', aliases: ['monospace', 'mono', 'Courier', 'Courier New'] },
};

const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];

/** Variables that change what a browser or its driver does from machine to machine. */
const DROPPED = [
  /^(LANG|LANGUAGE|LC_.*|TZ)$/,
  /^(HTTPS?|FTP|ALL|NO)_PROXY$/i,
  /^(FONTCONFIG|FREETYPE|XDG|GTK|GDK|QT|DBUS|MOZ|GOOGLE)_/,
  /^(DISPLAY|WAYLAND_DISPLAY|CHROMIUM_.*FLAGS|NODE_OPTIONS)$/,
];

/** Flags of every Chromium that the project starts. */
export const QUIET_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Flags of those that are driven by tests. */
export const TEST_FLAGS = [
  ...QUIET_FLAGS,
  '--disable-dev-shm-usage',
  '--no-proxy-server',
  '--lang=en-US',
  '--force-device-scale-factor=1',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];

/** What keeps a fresh profile of Firefox from asking, fetching and reporting, and from taking settings of the machine. */
export const FIREFOX_PREFERENCES = {
  'remote.prefs.recommended': true,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.proxy.type': 0,
  'xpinstall.signatures.required': false,
  // Firefox brings a font of its own with emoji, if its packager left it in.
  'gfx.bundled-fonts.activate': 0,
  // Its pages' processes may read the fonts of the system only; without any font they crash.
  'security.sandbox.content.read_path_whitelist': `${FONTS}/`,
  'intl.locale.requested': 'en-US',
  'intl.accept_languages': 'en-US, en',
  'layout.css.devPixelsPerPx': '1.0',
  'ui.systemUsesDarkTheme': 0,
  'ui.prefersReducedMotion': 0,
};

/** @type {Record<string, string> | undefined} */
let made;

/**
 * The environment for a browser or its driver. Made once per process, with a home folder that goes when the process ends.
 * @returns {Record<string, string>}
 */
export function testEnvironment() {
  made ??= make();
  return { ...made };
}

function make() {
  const home = mkdtempSync(join(tmpdir(), 'recto-home-'));
  process.once('exit', () => {
    try {
      rmSync(home, { recursive: true, force: true });
    } catch {
      // A browser that is still ending wrote there once more.
    }
  });
  const kept = Object.entries(process.env).filter(([name]) => !DROPPED.some((pattern) => pattern.test(name)));
  return /** @type {Record<string, string>} */ ({
    ...Object.fromEntries(kept),
    // Programs of the build keep theirs.
    CARGO_HOME: process.env.CARGO_HOME ?? join(homedir(), '.cargo'),
    RUSTUP_HOME: process.env.RUSTUP_HOME ?? join(homedir(), '.rustup'),
    HOME: home,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    FONTCONFIG_FILE: fontConfiguration(),
    FONTCONFIG_PATH: FONTS,
  });
}

/**
 * Puts the fonts into a folder and writes a configuration of fontconfig that names this folder and no other.
 * @returns {string} the path of the configuration
 */
function fontConfiguration() {
  const faces = join(FONTS, 'faces');
  mkdirSync(faces, { recursive: true });
  for (const [family, { name }] of Object.entries(FAMILIES)) {
    for (const face of FACES) {
      const file = `${name}_${face}.ttf`;
      const source = join(PROJECT, 'node_modules/@expo-google-fonts', family, face, file);
      const target = join(faces, file);
      if (!existsSync(target)) put(target, (path) => copyFileSync(source, path));
    }
  }
  const alias = (/** @type {string} */ from, /** @type {string} */ to) =>
    `<alias binding="same"><family>${from}</family><prefer><family>${to}</family></prefer></alias>`;
  const aliases = Object.values(FAMILIES).flatMap(({ name, aliases }) => aliases.map((from) => alias(from, name)));
  const configuration = join(FONTS, 'fonts.conf');
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped(faces)}</dir>
  <cachedir>${escaped(join(FONTS, 'cache'))}</cachedir>
  ${aliases.join('\n  ')}
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
`;
  put(configuration, (path) => writeFileSync(path, text));
  return configuration;
}

/**
 * Writes a file in one step: the browser of another test may be looking at the folder.
 * @param {string} path
 * @param {(path: string) => void} write
 */
function put(path, write) {
  const unfinished = `${path}.${process.pid}`;
  write(unfinished);
  renameSync(unfinished, path);
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
