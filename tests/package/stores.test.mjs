// @ts-check
// What stores and browsers ask of the packed extension: Mozilla's linter, permissions, keys that each browser knows.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PROJECT } from './installed.mjs';

const DIST = join(PROJECT, 'dist');

/** Keys of a manifest that a browser does not know, by MDN's table of compatibility. */
const UNKNOWN = {
  chromium: ['browser_specific_settings'],
  firefox: ['minimum_chrome_version', 'message_serialization'],
  safari: ['minimum_chrome_version', 'message_serialization'],
};

/** @param {string} browser */
function manifest(browser) {
  return JSON.parse(readFileSync(join(DIST, browser, 'manifest.json'), 'utf8'));
}

test("Mozilla's linter has no errors, warnings or notices", () => {
  const linter = join(PROJECT, 'node_modules/.bin/addons-linter');
  const said = execFileSync(linter, [join(DIST, 'firefox'), '--output', 'json'], { encoding: 'utf8' });
  const { errors, warnings, notices } = JSON.parse(said);
  assert.deepEqual([...errors, ...warnings, ...notices], []);
});

for (const [browser, unknown] of Object.entries(UNKNOWN)) {
  test(`the manifest for ${browser} has no keys that it lacks, and no permission too many`, () => {
    const found = manifest(browser);
    assert.deepEqual(
      unknown.filter((key) => key in found),
      [],
    );
    assert.deepEqual(found.permissions, ['activeTab', 'contextMenus', 'scripting', 'storage']);
    // Of these a reader allows single sites, or none.
    assert.deepEqual(found.optional_host_permissions, ['https://*/*', 'http://*/*']);
    for (const key of [
      'host_permissions',
      'optional_permissions',
      'content_scripts',
      'web_accessible_resources',
      'externally_connectable',
    ]) {
      assert.ok(!(key in found), `${key} is not asked for`);
    }
    assert.equal(found.manifest_version, 3);
    assert.match(
      found.content_security_policy.extension_pages,
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
    );
  });

  test(`every file that the manifest for ${browser} names is there`, () => {
    const found = manifest(browser);
    const { service_worker: worker, scripts = [worker] } = found.background;
    const icons = [...Object.values(found.icons), ...Object.values(found.action.default_icon)];
    for (const file of [...scripts, ...icons, `_locales/${found.default_locale}/messages.json`]) {
      assert.ok(existsSync(join(DIST, browser, file)), `${browser}/${file}`);
    }
  });
}

test('Firefox for Android knows from which version on it can be installed, and that nothing is collected', () => {
  const { gecko, gecko_android: android } = manifest('firefox').browser_specific_settings;
  assert.deepEqual(gecko.data_collection_permissions, { required: ['none'] });
  // The first that asks for `data_collection_permissions`.
  assert.ok(Number.parseInt(android.strict_min_version, 10) >= 142);
});

test('the extension for Safari has the same files as that for Chromium, but for its manifest', () => {
  const files = (/** @type {string} */ browser) =>
    readdirSync(join(DIST, browser), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(DIST, browser).length + 1))
      .sort();
  assert.deepEqual(files('safari'), files('chromium'));
  for (const name of files('safari').filter((name) => name !== 'manifest.json')) {
    const [one, other] = ['safari', 'chromium'].map((browser) => readFileSync(join(DIST, browser, name)));
    assert.ok(one && other?.equals(one), name);
  }
  assert.ok(!readFileSync(join(DIST, 'safari/page.js'), 'utf8').includes('chrome.downloads'));
});
