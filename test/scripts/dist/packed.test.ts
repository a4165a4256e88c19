import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, normalize, posix } from 'node:path';
import { extractAll, extractFile, getRawHeader, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { threadEntries } from '../../../scripts/build/node-programs.ts';
import { makeElectron, oppositeFuses, readFuses, type System } from './fake-electron.ts';
import { neededModules } from './needed-modules.ts';
import { type Ending, runDist } from './run-dist.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'be2bill-dist-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Case {
  readonly name: string;
  readonly system: System;
  readonly words: readonly string[];
  readonly archive: string;
  readonly program: string;
}

const cases: readonly Case[] = [
  {
    name: 'linux-x64',
    system: 'linux',
    words: ['--linux', 'dir', '--x64'],
    archive: 'linux-unpacked/resources/app.asar',
    program: 'linux-unpacked/be2bill-console',
  },
  {
    name: 'linux-arm64',
    system: 'linux',
    words: ['--linux', 'dir', '--arm64'],
    archive: 'linux-arm64-unpacked/resources/app.asar',
    program: 'linux-arm64-unpacked/be2bill-console',
  },
  {
    name: 'win32-x64',
    system: 'win32',
    words: ['--win', 'dir', '--x64', '-c.win.signAndEditExecutable=false'],
    archive: 'win-unpacked/resources/app.asar',
    program: 'win-unpacked/Be2bill console.exe',
  },
  {
    name: 'darwin-arm64',
    system: 'darwin',
    // Signing again needs macOS' own tool.
    words: ['--mac', 'dir', '--arm64', '-c.electronFuses.resetAdHocDarwinSignature=false', '-c.mac.identity=null'],
    archive: 'mac-arm64/Be2bill console.app/Contents/Resources/app.asar',
    program: 'mac-arm64/Be2bill console.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
  },
];

// electron-builder packs for macOS everywhere but on Windows.
const possible = cases.filter(({ system }) => system !== 'darwin' || process.platform !== 'win32');

describe.each(possible)('packed for $name', ({ name, system, words, archive, program }) => {
  const output = join(folder, name);
  const asar = join(output, archive);
  let ending: Ending;
  let files: readonly string[];
  let leaves: readonly string[];

  beforeAll(async () => {
    const electron = makeElectron(join(folder, `electron-${name}`), system);
    ending = await runDist([...words, `-c.electronDist=${electron}`, `-c.directories.output=${output}`]);
    files = ending.code === 0 ? list(asar) : [];
    leaves = files.filter((file) => !files.some((other) => other.startsWith(`${file}/`)));
  });

  it('ends well', () => {
    expect([ending.code, ending.complaints]).toEqual([0, '']);
  });

  it('holds the binaries of this system, all of them outside the archive, and no others', () => {
    const native = leaves.filter((file) => file.endsWith('.node'));
    expect(native).toEqual([
      `node_modules/better-sqlite3/prebuilds/${name}.node`,
      `node_modules/keytar/prebuilds/${name}/keytar.node`,
    ]);
    expect(leaves.filter((file) => isUnpacked(asar, file))).toEqual(native);
    for (const file of native) expect(readFileSync(join(`${asar}.unpacked`, file)).length).toBeGreaterThan(10_000);
  });

  it('holds what was built, its two packages, its manifest and the notices, and nothing else', () => {
    const strangers = leaves.filter(
      (file) => !/^(package\.json$|out\/|node_modules\/(better-sqlite3|keytar)\/)/.test(file),
    );
    expect(strangers).toEqual([]);
    expect(leaves).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/index.js',
        'out/preload/electron.cjs',
        'out/renderer/index.html',
        'out/third-party-notices.txt',
      ]),
    );
    expect(leaves.filter((file) => /\.(ts|tsx|map|c|h|cc|cpp|hpp|gyp)$|built-from|chromium/.test(file))).toEqual([]);
  });

  it('holds every file that the main process imports, but for the other host', () => {
    const roots = ['index', ...Object.keys(threadEntries), 'demo-gateway'].map((entry) => `out/main/${entry}.js`);
    const { reached, packages } = follow(asar, files, [...roots, 'out/preload/electron.cjs']);
    expect(packages).toEqual(['better-sqlite3', 'electron', 'keytar']);
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(Object.keys(dependencies)).toEqual(packages.filter((name) => name !== 'electron'));
    expect(reached.filter((file) => !files.includes(file))).toEqual([
      expect.stringMatching(/^out\/main\/chunks\/chromium-/),
    ]);
  });

  if (name === `${process.platform}-${process.arch}`) {
    it('has packages that work as they lie there', () => {
      const place = join(folder, 'extracted');
      extractAll(asar, place);
      const script = `
        import Database from 'better-sqlite3';
        import keytar from 'keytar';
        console.log(new Database(':memory:').prepare('select 1 + 1').pluck().get(), typeof keytar.getPassword);`;
      const words = ['--input-type=module', '--eval', script];
      const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: place, encoding: 'utf8' });
      expect([stdout, stderr]).toEqual(['2 function\n', '']);
    });
  }

  it('has every fuse decided', () => {
    expect(readFuses(readFileSync(join(output, program)))).toBe('000011001');
  });
});

it('refuses an Electron that has got one more fuse', async () => {
  const electron = makeElectron(join(folder, 'electron-ten'), 'linux', `${oppositeFuses}1`);
  const words = [
    '--linux',
    'dir',
    '--x64',
    `-c.electronDist=${electron}`,
    `-c.directories.output=${join(folder, 'ten')}`,
  ];
  const { code, complaints } = await runDist(words);
  expect(code).toBe(1);
  expect(complaints).toMatch(/^The packages were not made: strictlyRequireAllFuses: .*10 fuses.*\n$/);
});

/** Everything that is imported from some files on, by path inside the archive; and the packages beside Node's own. */
function follow(asar: string, files: readonly string[], roots: readonly string[]) {
  const reached = new Set(roots);
  const packages = new Set<string>();
  for (const file of reached) {
    if (!files.includes(file)) continue;
    for (const needed of neededModules(extractFile(asar, normalize(file)).toString('utf8'))) {
      if (needed.startsWith('.')) reached.add(posix.join(posix.dirname(file), needed));
      else if (!isBuiltin(needed)) packages.add(needed);
    }
  }
  return { reached: [...reached], packages: [...packages].sort() };
}

/** Every file and folder of an archive, by paths with slashes on every system. */
function list(asar: string): string[] {
  return listPackage(asar, { isPack: false }).map((file) => file.replaceAll('\\', '/').slice(1));
}

function isUnpacked(asar: string, file: string): boolean {
  let entry: unknown = getRawHeader(asar).header;
  for (const part of file.split('/')) entry = Reflect.get(Reflect.get(Object(entry), 'files') ?? {}, part);
  return Reflect.get(Object(entry), 'unpacked') === true;
}
