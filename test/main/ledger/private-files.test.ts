import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { requireDataFolder } from '../../../main/data-folder.ts';
import { takeOwnership } from '../../../main/ledger/owner.ts';
import { launchConsole } from '../../faults/headless-console.ts';
import { makeAccount, storeAccount } from '../accounts/samples.ts';
import { makeFolder } from './verify/story.ts';

const modeOf = (path: string) => (lstatSync(path).mode & 0o777).toString(8);

function allIn(folder: string): string[] {
  return [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))];
}

/** Whatever group or others may do with anything in a folder. */
const openIn = (folder: string) =>
  allIn(folder).filter((path) => ((lstatSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0);

describe.skipIf(process.platform === 'win32')('a data folder', () => {
  it('that was there before, open to everybody, is made private with all that the console keeps in it', () => {
    const folder = makeFolder();
    for (const inner of ['sandbox', 'sandbox/backups', 'production']) mkdirSync(join(folder, inner));
    for (const file of [
      'accounts.json',
      'sandbox/ledger.sqlite',
      'sandbox/ledger.sqlite-wal',
      'sandbox/backups/a.sqlite',
    ])
      writeFileSync(join(folder, file), '');
    for (const path of allIn(folder)) chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
    expect(requireDataFolder(folder)).toBeUndefined();
    expect(openIn(folder)).toEqual([]);
    expect([modeOf(folder), modeOf(join(folder, 'accounts.json'))]).toEqual(['700', '600']);
  });

  it('that holds other things as well is left as it is, which is said; what the console keeps in it is private', () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'sandbox'));
    for (const file of ['letters.txt', 'preferences.json', 'sandbox/ledger.sqlite'])
      writeFileSync(join(folder, file), '');
    for (const path of allIn(folder)) chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
    expect(requireDataFolder(folder)).toContain(`chmod go= ${folder}`);
    expect(openIn(folder)).toEqual([folder, join(folder, 'letters.txt')]);
  });

  it('does not lead by a link to what stands elsewhere', () => {
    const [folder, elsewhere] = [makeFolder(), makeFolder()];
    const letter = join(elsewhere, 'letter.txt');
    writeFileSync(letter, '');
    chmodSync(letter, 0o644);
    chmodSync(elsewhere, 0o755);
    mkdirSync(join(folder, 'sandbox'));
    symlinkSync(letter, join(folder, 'accounts.json'));
    symlinkSync(elsewhere, join(folder, 'production'));
    symlinkSync(elsewhere, join(folder, 'sandbox', 'backups'));
    requireDataFolder(folder);
    expect([modeOf(letter), modeOf(elsewhere)]).toEqual(['644', '755']);
  });

  it('is private to the last file whatever the umask, with a console at work on it and after it was killed', {
    timeout: 600_000,
  }, async () => {
    const folder = makeFolder();
    chmodSync(folder, 0o777);
    storeAccount(folder, makeAccount());
    const umask = process.umask(0);
    onTestFinished(() => void process.umask(umask));
    const starting = launchConsole(folder);
    process.umask(umask);
    onTestFinished(() => starting.kill());
    const running = await starting.opened;
    await running.ask('preferences.change', { theme: 'dark' });
    expect(openIn(folder)).toEqual([]);
    expect(allIn(folder).map((path) => path.slice(folder.length))).toContain('/sandbox/ledger.sqlite-wal');
    await running.kill();
    expect(openIn(folder)).toEqual([]);
  });
});

describe('the lock of a folder', () => {
  it.skipIf(process.platform === 'win32')('can be read by nobody else, whatever the umask and whoever made it', () => {
    const [made, found] = [makeFolder(), makeFolder()];
    writeFileSync(join(found, 'owner.lock'), '');
    chmodSync(join(found, 'owner.lock'), 0o644);
    const umask = process.umask(0);
    for (const folder of [made, found]) takeOwnership(folder).release();
    process.umask(umask);
    expect([made, found].map((folder) => modeOf(join(folder, 'owner.lock')))).toEqual(['600', '600']);
  });

  it('is not let go of by a second try of the same process', () => {
    const folder = makeFolder();
    const ownership = takeOwnership(folder);
    expect(() => takeOwnership(folder)).toThrow('is open in another window');
    const other = new Database(join(folder, 'owner.lock'), { timeout: 0 });
    expect(() => other.exec('BEGIN EXCLUSIVE')).toThrow('locked');
    other.close();
    ownership.release();
  });
});
