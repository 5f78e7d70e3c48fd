// @ts-check
// Holds recto.d.ts against what really comes out, both ways: every key of a result is declared with the type it has, and
// every declared key is there.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ts from 'typescript';
import { PROJECT, startLab } from './package.mjs';

const DECLARATIONS = `${PROJECT}/dist/pkg/recto.d.ts`;
const program = ts.createProgram([DECLARATIONS], { strict: true, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] });
const checker = program.getTypeChecker();
const source = program.getSourceFile(DECLARATIONS);
const module = source && checker.getSymbolAtLocation(source);
assert.ok(module, 'recto.d.ts is a module');
const exported = new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));

/** @param {string} name */
function declared(name) {
  const symbol = exported.get(name);
  assert.ok(symbol, `recto.d.ts declares ${name}`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

/**
 * What is wrong with a value, as paths; and which declared keys were met, as `Type.key`.
 *
 * @param {unknown} value
 * @param {ts.Type} type
 * @param {string} path
 * @param {Set<string>} met
 * @returns {string[]}
 */
function faults(value, type, path, met) {
  if (type.isUnion()) {
    const tries = type.types.map((one) => faults(value, one, path, met));
    return tries.some((found) => found.length === 0) ? [] : (tries.sort((a, b) => b.length - a.length)[0] ?? []);
  }
  const bad = [`${path} is ${JSON.stringify(value)?.slice(0, 60)}, not ${checker.typeToString(type)}`];
  if (type.isStringLiteral() || type.isNumberLiteral()) return value === type.value ? [] : bad;
  if (type.flags & ts.TypeFlags.BooleanLiteral) return String(value) === checker.typeToString(type) ? [] : bad;
  if (type.flags & ts.TypeFlags.String) return typeof value === 'string' ? [] : bad;
  if (type.flags & ts.TypeFlags.Number) return typeof value === 'number' ? [] : bad;
  if (type.flags & ts.TypeFlags.Boolean) return typeof value === 'boolean' ? [] : bad;
  if (type.flags & ts.TypeFlags.Null) return value === null ? [] : bad;
  if (type.flags & ts.TypeFlags.Undefined) return value === undefined ? [] : bad;
  if (typeof value !== 'object' || value === null) return bad;
  if (checker.isArrayType(type)) {
    const [element] = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
    if (!Array.isArray(value) || !element) return bad;
    return value.flatMap((one, index) => faults(one, element, `${path}[${index}]`, met));
  }
  if (Array.isArray(value)) return bad;
  const properties = type.getProperties();
  const known = new Set(properties.map(({ name }) => name));
  const found = Object.keys(value)
    .filter((key) => !known.has(key))
    .map((key) => `${path}.${key} is not declared`);
  for (const property of properties) {
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    if (!Object.hasOwn(value, property.name)) {
      if (!optional) found.push(`${path}.${property.name} is missing`);
      continue;
    }
    met.add(`${checker.typeToString(type)}.${property.name}`);
    const one = /** @type {Record<string, unknown>} */ (value)[property.name];
    found.push(...faults(one, checker.getTypeOfSymbol(property), `${path}.${property.name}`, met));
  }
  return found;
}

/** @param {string} name */
function keys(name) {
  return declared(name)
    .getProperties()
    .map((property) => `${name}.${property.name}`);
}

/** @type {Awaited<ReturnType<typeof startLab>>} */
let lab;
before(async () => void (lab = await startLab()));
after(() => lab?.close());

test('results have the keys and types that are declared, and no others', async () => {
  const page = await lab.open('/tests/pages/seed-semantic-figure/page.html');
  const [article, bare, snapshot] = await page.evaluate(async () => {
    const { recto } = /** @type {any} */ (globalThis);
    // A heading, whatever the page has.
    const options = {
      ...{ trace: true, names: true, markdown: true, timings: true, force: true, breadth: 'wide' },
      ...{ keep: ['1 aside.note'], drop: ['1 div.offer'] },
    };
    const heading = document.createElement('h2');
    heading.textContent = 'A heading of the article';
    document.querySelector('p')?.parentElement?.querySelector('p:last-of-type')?.before(heading);
    // And a picture whose place is told.
    const wide = new Image();
    wide.src = `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='600' height='300'/>`;
    await wide.decode();
    heading.before(wide);
    return [recto.extract(document, options), recto.extract(document), recto.capture(document)];
  });
  const met = new Set();
  assert.deepEqual(faults(article, declared('Article'), 'article', met), []);
  assert.deepEqual(faults(bare, declared('Article'), 'article', met), []);
  assert.deepEqual(faults(snapshot, declared('Snapshot'), 'snapshot', met), []);
  const wanted = [
    'Article',
    'Figure',
    'Heading',
    'NamedPart',
    'TraceEntry',
    'Sources',
    'Timings',
    'Snapshot',
    'Picture',
  ].flatMap(keys);
  assert.deepEqual(
    wanted.filter((key) => !met.has(key)),
    [],
    'declared, but never seen',
  );
  for (const key of ['markdown', 'trace', 'sources', 'parts', 'timings'])
    assert.ok(!(key in bare), `${key} was not asked for`);
  await page.close();
});

test('every option that is declared is taken', async () => {
  const page = await lab.open('/tests/pages/seed-semantic-figure/page.html');
  for (const name of keys('Options').map((key) => key.split('.')[1])) {
    const title = await page.evaluate((name) => {
      const { recto } = /** @type {any} */ (globalThis);
      const values = /** @type {Record<string, unknown>} */ ({ breadth: 'narrow', keep: [], drop: [] });
      return recto.extract(document, { [String(name)]: values[String(name)] ?? true }).title;
    }, name);
    assert.ok(title, name);
  }
  // And every option that is taken is declared: the message lists them.
  const message = await page.evaluate(() => {
    const { recto } = /** @type {any} */ (globalThis);
    try {
      return recto.extract(document, { nonsense: true });
    } catch (error) {
      return String(error);
    }
  });
  const listed = [...message.matchAll(/`(\w+)`/g)]
    .map(([, name]) => `Options.${name}`)
    .filter((name) => name !== 'Options.nonsense');
  assert.deepEqual([...new Set(listed)].sort(), keys('Options').sort());
  await page.close();
});

test('every function that is declared is exported, and the other way round', async () => {
  const page = await lab.open('/blank.html');
  const real = await page.evaluate(() => Object.keys(/** @type {any} */ (globalThis).recto));
  const functions = [...exported].filter(([, { flags }]) => flags & ts.SymbolFlags.Function).map(([name]) => name);
  assert.deepEqual(functions.sort(), real.sort());
  await page.close();
});

test('the check can fail', () => {
  const heading = declared('Heading');
  assert.deepEqual(faults({ level: 1, text: '', id: '' }, heading, 'h', new Set()), []);
  assert.equal(faults({ level: '1', text: '', id: '' }, heading, 'h', new Set()).length, 1);
  assert.equal(faults({ level: 1, text: '' }, heading, 'h', new Set()).length, 1);
  assert.equal(faults({ level: 1, text: '', id: '', more: 1 }, heading, 'h', new Set()).length, 1);
  assert.equal(faults({ at: 1, currentSrc: null, width: 1, height: 1 }, declared('Picture'), 'p', new Set()).length, 1);
});
