import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let house: string;

/** An empty house with our rules, to break them in. */
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'be2bill-rules-'));
  cpSync(join(root, 'biome.json'), join(house, 'biome.json'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
  spawnSync('git', ['init', '--quiet'], { cwd: house });
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

interface Report {
  readonly summary: { readonly errors: number; readonly unchanged: number; readonly changed: number };
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[];
}

const rules = ['style/noRestrictedImports', 'style/noRestrictedGlobals'] as const;

/** How many files were looked at, and which of them break a rule, once for each time. */
function lint(folder: string, ...paths: readonly string[]): { checked: number; broken: readonly string[] } {
  const biome = join(root, 'node_modules/.bin/biome');
  const only = rules.map((rule) => `--only=${rule}`);
  const words = ['lint', ...only, '--reporter=json', '--max-diagnostics=none', ...paths];
  const { stdout } = spawnSync(biome, words, { cwd: folder, encoding: 'utf8' });
  const report = JSON.parse(stdout) as Report;
  return {
    checked: report.summary.unchanged + report.summary.changed,
    broken: report.diagnostics
      .filter(({ category }) => rules.some((rule) => category === `lint/${rule}`))
      .map(({ location }) => location.path),
  };
}

const uphill = [
  ['protocol/x.ts', '../contract/index.ts'],
  ['protocol/x.ts', '../sandbox/index.ts'],
  ['protocol/x.ts', 'node:fs'],
  ['contract/x.ts', '../main/console.ts'],
  ['contract/x.ts', '../protocol/signature.ts'],
  ['contract/x.ts', 'node:path'],
  ['preload/x.ts', '../main/console.ts'],
  ['preload/x.ts', '../protocol/money/index.ts'],
  ['preload/x.ts', 'node:fs'],
  ['renderer/refund/x.tsx', '../../main/console.ts'],
  ['renderer/refund/x.tsx', '../../protocol/money/index.ts'],
  ['renderer/refund/x.tsx', '../../sandbox/index.ts'],
  ['renderer/refund/x.tsx', 'electron'],
  ['renderer/refund/x.tsx', 'node:fs'],
  ['sandbox/x.ts', '../main/console.ts'],
  ['sandbox/checks/x.ts', '../../protocol/signature.ts'],
  ['main/desk/x.ts', '../../sandbox/index.ts'],
  ['main/desk/x.ts', '../../renderer/bridge.ts'],
  ['main/desk/x.ts', 'electron'],
  ['main/hosts/chromium/x.ts', 'electron'],
  ['main/hosts/electron/x.ts', '../../../sandbox/index.ts'],
  ['main/domain/x.ts', '../../contract/index.ts'],
  ['main/domain/x.ts', '../../protocol/signature.ts'],
  ['main/domain/x.ts', '../ledger/queries/chain.ts'],
  ['main/domain/x.ts', '../ports/views.ts'],
  ['main/domain/x.ts', '../clock.ts'],
  ['main/domain/judges/x.ts', '../../desk/desk.ts'],
  ['main/domain/decide/x.ts', 'better-sqlite3'],
  ['main/domain/x.ts', 'node:crypto'],
  ['main/domain/x.ts', 'csv-parse/sync'],
  ['main/domain/x.ts', 'zod'],
  ['main/ports/x.ts', '../ledger/ledger.ts'],
  ['main/ports/x.ts', '../../contract/index.ts'],
  ['main/desk/x.ts', '../../contract/index.ts'],
  ['main/desk/x.ts', '../ledger/ledger.ts'],
  ['main/desk/x.ts', '../channels/views/operation.ts'],
  ['main/ledger/x.ts', '../../contract/index.ts'],
  ['main/ledger/writing/x.ts', '../../desk/desk.ts'],
  ['main/ledger/x.ts', '../lookup/export-row.ts'],
  ['main/ledger/x.ts', '../vault/vault.ts'],
  ['main/proof/x.ts', '../../contract/index.ts'],
  ['main/proof/x.ts', '../ledger/ledger.ts'],
  ['main/inbox/listener/x.ts', '../../../contract/index.ts'],
  ['main/inbox/x.ts', '../ledger/ledger.ts'],
  ['main/lookup/x.ts', '../../contract/index.ts'],
  ['main/lookup/x.ts', '../desk/desk.ts'],
  ['main/team/x.ts', '../../contract/index.ts'],
  ['main/team/x.ts', '../ledger/ledger.ts'],
  ['main/team/schema/x.ts', '../../desk/desk.ts'],
  ['main/ledger/x.ts', '../team/schema/schema.ts'],
  ['main/desk/x.ts', '../team/schema/schema.ts'],
  ['main/inbox/x.ts', '../team/schema/schema.ts'],
  ['main/ports/x.ts', '../team/schema/schema.ts'],
  ['main/domain/x.ts', '../team/schema/schema.ts'],
] as const;

const downhill = [
  ['protocol/x.ts', './money/index.ts'],
  ['protocol/x.ts', 'zod'],
  ['protocol/signature.ts', 'node:crypto'],
  ['contract/x.ts', '../protocol/money/index.ts'],
  ['preload/x.ts', '../contract/bridge.ts'],
  ['preload/x.ts', 'electron'],
  ['renderer/refund/x.tsx', '../../contract/index.ts'],
  ['sandbox/x.ts', '../protocol/operations/index.ts'],
  ['main/desk/x.ts', '../../protocol/signature.ts'],
  ['main/channels/x.ts', '../../contract/index.ts'],
  ['main/channels/x.ts', '../desk/desk.ts'],
  ['main/hosts/electron.ts', 'electron'],
  ['main/hosts/electron/x.ts', 'electron'],
  ['main/domain/x.ts', '../../protocol/money/index.ts'],
  ['main/domain/judges/x.ts', '../transaction.ts'],
  ['main/domain/x.ts', 'temporal-polyfill'],
  ['main/ports/x.ts', '../domain/operation.ts'],
  ['main/ports/x.ts', 'zod'],
  ['main/desk/x.ts', '../domain/picture.ts'],
  ['main/desk/x.ts', '../ports/journal.ts'],
  ['main/ledger/x.ts', '../domain/evolve.ts'],
  ['main/ledger/x.ts', 'better-sqlite3'],
  ['main/lookup/x.ts', '../ports/intake.ts'],
  ['main/inbox/x.ts', '../lookup/read-extra-data.ts'],
  ['main/team/x.ts', '../ports/claim.ts'],
  ['main/team/x.ts', 'pg'],
] as const;

/** What tells the time, or reaches out, in a room that is handed everything. */
const impure = [
  'Date.now()',
  'new Date(0)',
  'process.pid',
  'performance.now()',
  "fetch('x')",
  'crypto.randomUUID()',
] as const;

/** A file of its own for each case, beside the others: one run of the linter looks at all of them. */
const nameFile = (file: string, index: number) => file.replace(/\/x\.tsx?$/, (end) => end.replace('x', `x${index}`));
const importing = [...uphill, ...downhill].map(([file, specifier], index) => ({
  file: nameFile(file, index),
  text: `import { thing } from '${specifier}';\n\nexport const own = thing;\n`,
}));
const reaching = ['main/domain', 'main/ledger'].flatMap((room) =>
  impure.map((expression, index) => ({
    file: `${room}/reaching${index}.ts`,
    text: `export const own = ${expression};\n`,
  })),
);
const cases = [...importing, ...reaching];
let broken: readonly string[];
const countBroken = (file: string | undefined) => broken.filter((path) => path === file).length;

beforeAll(() => {
  for (const { file, text } of cases) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  }
  const run = lint(house, '.');
  // The house has one more file: its rules.
  expect(run.checked).toBe(cases.length + 1);
  expect(new Set(cases.map(({ file }) => file)).size).toBe(cases.length);
  broken = run.broken;
});

describe('an import', () => {
  const rows = (list: readonly (readonly [string, string])[], start: number) =>
    list.map(([file, specifier], index) => ({ file, specifier, written: importing[start + index]?.file }));

  it.each(rows(uphill, 0))('of $file from $specifier runs uphill and is refused', ({ written }) => {
    expect(countBroken(written)).toBe(1);
  });

  it.each(rows(downhill, uphill.length))('of $file from $specifier runs downhill and passes', ({ written }) => {
    expect(countBroken(written)).toBe(0);
  });
});

describe('main/domain/', () => {
  it.each(impure.map((expression, index) => ({ expression, index })))('has no $expression', ({ index }) => {
    expect(countBroken(`main/domain/reaching${index}.ts`)).toBe(1);
  });

  it.each(impure.map((expression, index) => ({ expression, index })))(
    'alone is held to that: $expression may stand in main/ledger/',
    ({ index }) => {
      expect(countBroken(`main/ledger/reaching${index}.ts`)).toBe(0);
    },
  );
});

describe('the house itself', () => {
  it.each([
    'protocol',
    'contract',
    'preload',
    'renderer',
    'sandbox',
    'main',
    'main/domain',
    'main/ports',
    'main/desk',
    'main/ledger',
    'main/proof',
    'main/inbox',
    'main/lookup',
    'main/team',
  ])('%s is looked at, and keeps the rules', (room) => {
    const run = lint(root, room);
    expect(run.checked).toBeGreaterThan(1);
    expect(run.broken).toEqual([]);
  });

  it('reaches the sandbox from main by its file alone, never by an import', () => {
    expect(readFileSync(join(root, 'main/places.ts'), 'utf8')).toContain("'../sandbox/embedded.ts'");
  });
});
