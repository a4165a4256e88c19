import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { disabledFeatures, enabledFeatures, leftOn } from '../../../../main/hosts/chromium/features.ts';

const library = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
const source = readFileSync(join(library, 'lib', 'coreBundle.js'), 'utf8');

/** The names in a list of Playwright's own, whose remarks hold quotes of none of them. */
function namesIn(list: string): readonly string[] {
  const [, body] = new RegExp(`\\b${list} = (?:\\(\\) => )?\\[([^\\]]*)\\]`).exec(source) ?? [];
  if (body === undefined) throw new Error(`Playwright has no ${list} any more.`);
  const code = body.replaceAll(/\/\/.*$/gm, '');
  return [...code.matchAll(/"([A-Za-z]+)"/g)].map(([, name]) => name ?? '');
}

it('what Playwright switches off is off, but for what is named', () => {
  const theirs = namesIn('disabledFeatures');
  expect(theirs.length).toBeGreaterThan(5);
  expect(theirs.filter((name) => !disabledFeatures.includes(name))).toEqual([...leftOn]);
});

it('what Playwright switches on is on', () => {
  const theirs = namesIn('enabledFeatures');
  expect(theirs.length).toBeGreaterThan(0);
  expect(theirs.filter((name) => !enabledFeatures.includes(name))).toEqual([]);
});
