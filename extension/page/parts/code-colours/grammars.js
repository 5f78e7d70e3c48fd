// @ts-check
// The one module that imports highlight.js: its core and the languages that most labelled code on the web is in.

import core from '@highlightjs/cdn-assets/es/core.js';
import bash from '@highlightjs/cdn-assets/es/languages/bash.min.js';
import c from '@highlightjs/cdn-assets/es/languages/c.min.js';
import cpp from '@highlightjs/cdn-assets/es/languages/cpp.min.js';
import csharp from '@highlightjs/cdn-assets/es/languages/csharp.min.js';
import css from '@highlightjs/cdn-assets/es/languages/css.min.js';
import diff from '@highlightjs/cdn-assets/es/languages/diff.min.js';
import dockerfile from '@highlightjs/cdn-assets/es/languages/dockerfile.min.js';
import go from '@highlightjs/cdn-assets/es/languages/go.min.js';
import haskell from '@highlightjs/cdn-assets/es/languages/haskell.min.js';
import ini from '@highlightjs/cdn-assets/es/languages/ini.min.js';
import java from '@highlightjs/cdn-assets/es/languages/java.min.js';
import javascript from '@highlightjs/cdn-assets/es/languages/javascript.min.js';
import json from '@highlightjs/cdn-assets/es/languages/json.min.js';
import kotlin from '@highlightjs/cdn-assets/es/languages/kotlin.min.js';
import lua from '@highlightjs/cdn-assets/es/languages/lua.min.js';
import makefile from '@highlightjs/cdn-assets/es/languages/makefile.min.js';
import markdown from '@highlightjs/cdn-assets/es/languages/markdown.min.js';
import perl from '@highlightjs/cdn-assets/es/languages/perl.min.js';
import php from '@highlightjs/cdn-assets/es/languages/php.min.js';
import powershell from '@highlightjs/cdn-assets/es/languages/powershell.min.js';
import python from '@highlightjs/cdn-assets/es/languages/python.min.js';
import r from '@highlightjs/cdn-assets/es/languages/r.min.js';
import ruby from '@highlightjs/cdn-assets/es/languages/ruby.min.js';
import rust from '@highlightjs/cdn-assets/es/languages/rust.min.js';
import scss from '@highlightjs/cdn-assets/es/languages/scss.min.js';
import shell from '@highlightjs/cdn-assets/es/languages/shell.min.js';
import sql from '@highlightjs/cdn-assets/es/languages/sql.min.js';
import swift from '@highlightjs/cdn-assets/es/languages/swift.min.js';
import typescript from '@highlightjs/cdn-assets/es/languages/typescript.min.js';
import xml from '@highlightjs/cdn-assets/es/languages/xml.min.js';
import yaml from '@highlightjs/cdn-assets/es/languages/yaml.min.js';

const GRAMMARS = {
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  dockerfile,
  go,
  haskell,
  ini,
  java,
  javascript,
  json,
  kotlin,
  lua,
  makefile,
  markdown,
  perl,
  php,
  powershell,
  python,
  r,
  ruby,
  rust,
  scss,
  shell,
  sql,
  swift,
  typescript,
  xml,
  yaml,
};

/** A run of code, and what it is; a scope is named as in `title.function`. @typedef {string | Token} Run */
/** @typedef {{scope?: string, children: Run[]}} Token */

const highlighter = core.newInstance();
for (const [name, grammar] of Object.entries(GRAMMARS)) highlighter.registerLanguage(name, grammar);

/**
 * Reads code in a language.
 * @param {string} code
 * @param {string} language a name or one of its usual short forms
 * @returns {Token | undefined} undefined for a language that is not here
 */
export function tokensOf(code, language) {
  if (!highlighter.getLanguage(language)) return undefined;
  const { _emitter } = highlighter.highlight(code, { language, ignoreIllegals: true });
  return _emitter.rootNode;
}
