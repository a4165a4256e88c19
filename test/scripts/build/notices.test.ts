import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, describe, expect, it } from 'vitest';
import { notePackages, packageFolderOf, writeNotices } from '../../../scripts/build/notices.ts';

const root = join(import.meta.dirname, '../../..');

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-notices-'));
  folders.push(folder);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

const manifest = (name: string, license?: string) => JSON.stringify({ name, version: '1.2.3', license });

describe('the folder of a module’s package', () => {
  const folder = makeFolder({
    'own.js': '',
    'node_modules/@scope/tool/package.json': manifest('@scope/tool'),
    'node_modules/@scope/tool/esm/package.json': '{"type":"module"}',
    'node_modules/@scope/tool/esm/index.js': '',
    'node_modules/@scope/tool/node_modules/inner/package.json': manifest('inner'),
    'node_modules/@scope/tool/node_modules/inner/index.js': '',
  });
  const tool = join(folder, 'node_modules/@scope/tool');

  it.each([
    ['a module', join(tool, 'esm/index.js'), tool],
    ['a module with a query', `${join(tool, 'esm/index.js')}?commonjs-module`, tool],
    ['a wrapped module', `\0${join(tool, 'esm/index.js')}`, tool],
    ['a package inside a package', join(tool, 'node_modules/inner/index.js'), join(tool, 'node_modules/inner')],
    ['our own file', join(folder, 'own.js'), undefined],
    ['the bundler’s own module', '\0rolldown/runtime.js', undefined],
  ])('is found for %s', (_, id, expected) => {
    expect(packageFolderOf(id)).toBe(expected);
  });
});

describe('the notices', () => {
  it('hold each package once, by name, with every license text', () => {
    const zeta = makeFolder({
      'package.json': manifest('zeta', 'MIT'),
      'LICENSE.md': 'Zeta’s terms\n',
      NOTICE: 'Thanks',
    });
    const alpha = makeFolder({ 'package.json': manifest('alpha', 'ISC'), 'README.md': 'not a license' });
    const notices = writeNotices([zeta, alpha, zeta]);
    expect(notices.split(/\n\n-+\n\n/)).toEqual(['alpha 1.2.3 (ISC)', 'zeta 1.2.3 (MIT)\n\nZeta’s terms\n\nThanks\n']);
  });

  it('refuse a package that comes without a license', () => {
    const nameless = makeFolder({ 'package.json': manifest('nameless') });
    expect(() => writeNotices([nameless])).toThrow('nameless 1.2.3 is bundled and names no license.');
  });

  it('know what a build took, fonts through style sheets too', async () => {
    const taken = new Set<string>();
    await build({
      configFile: false,
      root,
      logLevel: 'silent',
      publicDir: false,
      plugins: [notePackages(taken)],
      build: {
        outDir: join(makeFolder({}), 'out'),
        lib: { entry: join(import.meta.dirname, 'bundled.ts'), formats: ['es'] },
      },
    });
    const expected = ['@fontsource-variable/inter', 'uuid'].map((name) => join(root, 'node_modules', name));
    expect([...taken].sort()).toEqual(expected);
  });

  it('of the console name the fonts and both packages with binaries', () => {
    const notices = readFileSync(join(root, 'out/third-party-notices.txt'), 'utf8');
    for (const name of ['@fontsource-variable/inter', '@github/keytar', 'better-sqlite3', 'react', 'undici', 'zod']) {
      expect(notices).toMatch(new RegExp(`^${name} [0-9.]+ \\(`, 'm'));
    }
    expect(notices).toContain('SIL OPEN FONT LICENSE');
    expect(notices).not.toMatch(/^(playwright-core|electron|vite) [0-9]/m);
  });
});
