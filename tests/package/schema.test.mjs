// @ts-check
// What has been published stays: every field of the article, the snapshot, the options and the errors that `schema.txt` lists
// is still declared, with the same type. A new one is added to the list with the version that brings it.
//
//     UPDATE_EXPECT=1 node --test tests/package/schema.test.mjs   adds new ones, never takes one away

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { PROJECT } from './installed.mjs';

const LIST = join(PROJECT, 'tests/package/schema.txt');
const FILES = ['recto.d.ts', 'readability.d.ts'];

/** What is declared, one line for each field, function and value. */
function declared() {
  return FILES.flatMap((file) => {
    const text = readFileSync(join(PROJECT, 'src/browser/package', file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const flat = (/** @type {ts.Node} */ node) =>
      node
        .getText(source)
        .replaceAll(/\/\*\*.*?\*\//gs, '')
        .replaceAll(/\s+/g, ' ')
        .trim();
    return source.statements.flatMap((statement) => {
      if (ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)) {
        return statement.members.map((member) => `${file} ${statement.name?.text}: ${flat(member)}`);
      }
      if (ts.isTypeAliasDeclaration(statement) && ts.isUnionTypeNode(statement.type)) {
        return statement.type.types.map((type) => `${file} ${statement.name.text}: ${flat(type)}`);
      }
      return [`${file} ${flat(statement)}`];
    });
  });
}

test('nothing that was published is gone or has changed, and what is new is listed', () => {
  const now = declared();
  const published = existsSync(LIST) ? readFileSync(LIST, 'utf8').trimEnd().split('\n') : [];
  assert.ok(now.length > 80, 'the declarations were found');
  const gone = published.filter((line) => !now.includes(line));
  const added = now.filter((line) => !published.includes(line));
  if (process.env.UPDATE_EXPECT && gone.length === 0) {
    writeFileSync(LIST, `${now.join('\n')}\n`);
    return;
  }
  assert.deepEqual(gone, [], 'a new major version, or a mistake');
  assert.deepEqual(added, [], 'add it to the list: UPDATE_EXPECT=1');
});
