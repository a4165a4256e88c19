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
  readonly diagnostics: readonly { readonly category: string }[];
}

function lint(folder: string, ...paths: readonly string[]): { checked: number; broken: number } {
  const biome = join(root, 'node_modules/.bin/biome');
  const words = ['lint', '--only=style/noRestrictedImports', '--reporter=json', ...paths];
  const { stdout } = spawnSync(biome, words, { cwd: folder, encoding: 'utf8' });
  const report = JSON.parse(stdout) as Report;
  return {
    checked: report.summary.unchanged + report.summary.changed,
    broken: report.diagnostics.filter(({ category }) => category === 'lint/style/noRestrictedImports').length,
  };
}

/** Lints one file with one import. */
function lintImport(file: string, specifier: string): number {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), `import { thing } from '${specifier}';\n\nexport const own = thing;\n`);
  const { checked, broken } = lint(house, file);
  expect(checked).toBe(1);
  return broken;
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
  ['main/desk/x.ts', '../../contract/index.ts'],
  ['main/hosts/electron.ts', 'electron'],
  ['main/hosts/electron/x.ts', 'electron'],
] as const;

describe('an import', () => {
  it.each(uphill)('of %s from %s runs uphill and is refused', (file, specifier) => {
    expect(lintImport(file, specifier)).toBe(1);
  });

  it.each(downhill)('of %s from %s runs downhill and passes', (file, specifier) => {
    expect(lintImport(file, specifier)).toBe(0);
  });
});

describe('the house itself', () => {
  it.each(['protocol', 'contract', 'preload', 'renderer', 'sandbox', 'main'])(
    '%s is looked at, and keeps the rules',
    (room) => {
      const { checked, broken } = lint(root, room);
      expect(checked).toBeGreaterThan(1);
      expect(broken).toBe(0);
    },
  );

  it('reaches the sandbox from main by its file alone, never by an import', () => {
    expect(readFileSync(join(root, 'main/places.ts'), 'utf8')).toContain("'../sandbox/embedded.ts'");
  });
});
