import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
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

describe('Electron', async () => {
  it('is taken as it is when it is there, without a try to fetch it', async () => {
    const folder = makePackage();
    addBinary(folder);
    expect(await findElectron(folder, now)).toEqual({ path: join(folder, 'dist/electron') });
    expect(triesOf(folder)).toBe(0);
  });

  it('is fetched when it is not there', async () => {
    const folder = makePackage('install()');
    expect(await findElectron(folder, now)).toEqual({ path: join(folder, 'dist/electron') });
    expect(existsSync(join(folder, 'fetch-failed'))).toBe(false);
  });

  it('is missing when fetching it fails, which is said', async () => {
    const folder = makePackage('process.exit(7)');
    expect(await findElectron(folder, now)).toEqual({
      missing: "Electron's binary is not here and fetching it failed (exit code 7)",
    });
  });

  it('is missing when the installer says that all is well and left nothing', async () => {
    const folder = makePackage('process.exit(0)');
    expect(await findElectron(folder, now)).toMatchObject({ missing: expect.stringContaining('fetching it failed') });
  });

  it('is not waited for longer than is bearable; its fetching goes on, is not begun twice, and serves a later start', async () => {
    const folder = makePackage(
      `const { existsSync } = require('node:fs');
       setInterval(() => { if (existsSync(join(__dirname, 'line'))) { install(); process.exit(0); } }, 20);`,
    );
    onTestFinished(() => writeFileSync(join(folder, 'line'), ''));
    expect(await findElectron(folder, now, 10)).toEqual({
      missing: "Electron's binary is not here and takes long to fetch; that goes on, and a later start will have it",
    });
    expect(await findElectron(folder, now + 1)).toEqual({
      missing: "Electron's binary is not here and is still being fetched; a later start will have it",
    });
    await expect.poll(() => triesOf(folder), { timeout: 250_000 }).toBe(1);
    writeFileSync(join(folder, 'line'), '');
    await expect
      .poll(() => findElectron(folder, now + 2), { timeout: 250_000 })
      .toEqual({ path: join(folder, 'dist/electron') });
    expect(triesOf(folder)).toBe(1);
  });

  it('is begun anew when whoever fetched it has died', async () => {
    const folder = makePackage('install()');
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeFileSync(join(folder, 'fetching'), `${now} ${pid}`);
    expect(await findElectron(folder, now)).toEqual({ path: join(folder, 'dist/electron') });
  });

  it('is not sought again for a day after a failure, and is after that', async () => {
    const folder = makePackage();
    const failed = { missing: "Electron's binary is not here and fetching it failed (exit code 1)" };
    const lately = { missing: "Electron's binary is not here and could not be fetched lately" };
    expect(await findElectron(folder, now)).toEqual(failed);
    expect(await findElectron(folder, now + 1)).toEqual(lately);
    expect(await findElectron(folder, now + day - 1)).toEqual(lately);
    expect(triesOf(folder)).toBe(1);
    expect(await findElectron(folder, now + day)).toEqual(failed);
    expect(triesOf(folder)).toBe(2);
  });

  it('is taken at once when it came meanwhile, failure or not', async () => {
    const folder = makePackage();
    await findElectron(folder, now);
    addBinary(folder);
    expect(await findElectron(folder, now + 1)).toEqual({ path: join(folder, 'dist/electron') });
  });

  it('is sought again when the note of the failure makes no sense, or is from a clock that was wrong', async () => {
    for (const text of ['', 'yesterday', String(now + 365 * day)]) {
      const folder = makePackage('install()');
      writeFileSync(join(folder, 'fetch-failed'), text);
      expect(await findElectron(folder, now), text).toEqual({ path: join(folder, 'dist/electron') });
    }
  });

  it('is never required: that would start a download of its own', async () => {
    const folder = makePackage();
    await findElectron(folder, now);
    addBinary(folder);
    await findElectron(folder, now);
    expect(existsSync(join(folder, 'required'))).toBe(false);
  });
});
