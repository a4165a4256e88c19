import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findElectron, installedAt } from '../../../scripts/start/electron.ts';
import { addBinary, makePackage } from './package-folder.ts';

const now = Date.UTC(2026, 10, 22);
const day = 24 * 60 * 60 * 1000;
const triesOf = (folder: string) =>
  existsSync(join(folder, 'tries')) ? readFileSync(join(folder, 'tries')).length : 0;

describe('the binary', () => {
  it('is where path.txt says, inside dist', () => {
    const folder = makePackage();
    addBinary(folder, 'Electron.app/Contents/MacOS/Electron\n', 'Electron.app/Contents/MacOS/Electron');
    expect(installedAt(folder)).toBe(join(folder, 'dist/Electron.app/Contents/MacOS/Electron'));
  });

  it('is not there without path.txt, without the file it names, or without the package', () => {
    const [withoutNote, withoutFile] = [makePackage(), makePackage()];
    addBinary(withoutFile, 'electron', 'other');
    expect([withoutNote, withoutFile, '/no/such/folder'].map(installedAt)).toEqual([undefined, undefined, undefined]);
  });
});

describe('Electron', () => {
  it('is taken as it is when it is there, without a try to fetch it', () => {
    const folder = makePackage();
    addBinary(folder);
    expect(findElectron(folder, now)).toEqual({ path: join(folder, 'dist/electron') });
    expect(triesOf(folder)).toBe(0);
  });

  it('is fetched when it is not there', () => {
    const folder = makePackage('install()');
    expect(findElectron(folder, now)).toEqual({ path: join(folder, 'dist/electron') });
    expect(existsSync(join(folder, 'fetch-failed'))).toBe(false);
  });

  it('is missing when fetching it fails, which is said', () => {
    const folder = makePackage('process.exit(7)');
    expect(findElectron(folder, now)).toEqual({
      missing: "Electron's binary is not here and fetching it failed (exit code 7)",
    });
  });

  it('is missing when the installer says that all is well and left nothing', () => {
    const folder = makePackage('process.exit(0)');
    expect(findElectron(folder, now)).toMatchObject({ missing: expect.stringContaining('fetching it failed') });
  });

  it('is not waited for longer than is bearable, also where the installer will not be told', () => {
    const folder = makePackage(`process.on('SIGTERM', () => {}); setTimeout(() => {}, 10_000)`);
    const start = performance.now();
    expect(findElectron(folder, now, 400)).toEqual({
      missing: "Electron's binary is not here and fetching it took too long",
    });
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('is taken when it came although the installer then hung', () => {
    const folder = makePackage('install(); setTimeout(() => {}, 10_000)');
    expect(findElectron(folder, now, 800)).toEqual({ path: join(folder, 'dist/electron') });
  });

  it('is not sought again for a day after a failure, and is after that', () => {
    const folder = makePackage();
    const failed = { missing: "Electron's binary is not here and fetching it failed (exit code 1)" };
    const lately = { missing: "Electron's binary is not here and could not be fetched lately" };
    expect(findElectron(folder, now)).toEqual(failed);
    expect(findElectron(folder, now + 1)).toEqual(lately);
    expect(findElectron(folder, now + day - 1)).toEqual(lately);
    expect(triesOf(folder)).toBe(1);
    expect(findElectron(folder, now + day)).toEqual(failed);
    expect(triesOf(folder)).toBe(2);
  });

  it('is taken at once when it came meanwhile, failure or not', () => {
    const folder = makePackage();
    findElectron(folder, now);
    addBinary(folder);
    expect(findElectron(folder, now + 1)).toEqual({ path: join(folder, 'dist/electron') });
  });

  it('is sought again when the note of the failure makes no sense, or is from a clock that was wrong', () => {
    for (const text of ['', 'yesterday', String(now + 365 * day)]) {
      const folder = makePackage('install()');
      writeFileSync(join(folder, 'fetch-failed'), text);
      expect(findElectron(folder, now), text).toEqual({ path: join(folder, 'dist/electron') });
    }
  });

  it('is never required: that would start a download of its own', () => {
    const folder = makePackage();
    findElectron(folder, now);
    addBinary(folder);
    findElectron(folder, now);
    expect(existsSync(join(folder, 'required'))).toBe(false);
  });
});
