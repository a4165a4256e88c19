import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openAccountFile } from '../../../main/accounts/account-file.ts';
import { backupFile, backupFolder } from '../../../main/ledger/backup/list.ts';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { takeOwnership } from '../../../main/ledger/owner.ts';
import { describeProblem, LedgerProblem } from '../../../main/ledger/problem.ts';
import { rescue } from '../../../main/rescue/rescue.ts';
import { threads } from '../../threads.ts';
import { noon } from '../ledger/samples.ts';
import { damage, readBytes, writeStoryOnce } from '../ledger/verify/story.ts';
import { makeFolder, sitDown } from './samples.ts';

// Each test starts threads or programs of its own, some several times.

const copyStory = await writeStoryOnce();
let folder: string;
let file: string;
let backup: string;
beforeEach(() => {
  ({ folder, file } = copyStory());
  backup = backupFile(folder, noon - 1000);
  mkdirSync(backupFolder(folder));
  writeFileSync(backup, readFileSync(file));
});

/** The ledger's own word on a file that is rubbish from its first byte. */
async function ruin(): Promise<LedgerProblem> {
  writeFileSync(file, 'not a database '.repeat(500));
  return openLedger(folder, threads).catch((failure) => describeProblem(failure, file)) as Promise<LedgerProblem>;
}

describe('a damaged ledger', () => {
  it('is named, not touched, and nothing is done until a person chooses', async () => {
    const problem = await ruin();
    const [bytes, files] = [readBytes(file), readdirSync(folder)];
    const { ports, shown } = sitDown([]);
    expect(await rescue(ports, problem)).toBe('quit');
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({
      title: 'The ledger is damaged',
      labels: ['Restore the last good backup', 'Open the folder', 'Try again', 'Quit'],
    });
    expect(shown[0]?.text).toContain(`File: ${file}`);
    expect(shown[0]?.text).toContain('Nothing of the log in it can be read.');
    expect(shown[0]?.text).toMatch(/Last good backup: 15 January 2026 at 12:59, with \d+ lines/);
    expect([readBytes(file), readdirSync(folder)]).toEqual([bytes, files]);
  });

  it('is replaced by its backup when the person says so, and then opens', async () => {
    const problem = await ruin();
    const { ports } = sitDown(['Restore the last good backup']);
    expect(await rescue(ports, problem)).toBe('again');
    const ledger = await openLedger(folder, threads);
    expect(await ledger.views.listOperations('all', 10)).toHaveLength(2);
    await ledger.close();
    expect(readFileSync(`${file}.replaced-20260115T120000Z`, 'utf8')).toContain('not a database');
  });

  it('tells how much of it can still be read, on a copy with its write-ahead log', async () => {
    const problem = new LedgerProblem('corrupt', 'SQLite found something', file);
    const bytes = readBytes(file);
    const { ports, shown } = sitDown([]);
    await rescue(ports, problem);
    expect(shown[0]?.text).toMatch(
      /Of the damaged file \d+ lines of the log can still be read, the newest of 15 January 2026/,
    );
    expect([readBytes(file), existsSync(`${file}-shm`)]).toEqual([bytes, false]);
  });

  it('goes on to the next older backup when the newest is not sound', async () => {
    const problem = await ruin();
    const older = backupFile(folder, noon - 5000);
    writeFileSync(older, readFileSync(backup));
    // Its log can be read, and somebody has changed it: only the check before restoring sees that.
    damage(backup, `UPDATE events SET actor = 'somebody else' WHERE sequence = 2`);
    const restore = 'Restore the last good backup';
    const { ports, shown } = sitDown([restore, restore]);
    expect(await rescue(ports, problem)).toBe('again');
    expect(shown[1]?.text).toContain(`not sound and was left alone: ${backup}`);
    await (await openLedger(folder, threads)).close();
  });

  it('without a backup offers none', async () => {
    const problem = await ruin();
    writeFileSync(backup, 'rubbish, too');
    const { ports, shown } = sitDown(['Open the folder', 'Try again']);
    expect(await rescue(ports, problem)).toBe('again');
    expect(shown[0]?.labels).toEqual(['Open the folder', 'Try again', 'Quit']);
    expect(shown[0]?.text).toContain('There is no backup of it.');
  });

  it('opens the folder and asks again', async () => {
    const problem = await ruin();
    const { ports, shown, opened } = sitDown(['Open the folder']);
    expect(await rescue(ports, problem)).toBe('quit');
    expect([shown.length, opened]).toEqual([2, [folder]]);
  });

  it('is not replaced while another console has it', async () => {
    const problem = await ruin();
    const held = takeOwnership(folder);
    const { ports, shown } = sitDown(['Restore the last good backup']);
    expect(await rescue(ports, problem)).toBe('quit');
    expect(shown[1]?.title).toBe('The ledger is open already');
    held.release();
    expect(readFileSync(file, 'utf8')).toContain('not a database');
  });
});

describe('a broken list of accounts', () => {
  it('is set aside when the person says so, and kept', async () => {
    const list = join(makeFolder(), 'accounts.json');
    writeFileSync(list, '{"accounts":[{');
    const open = () => openAccountFile(join(list, '..'));
    let problem: unknown;
    try {
      open();
    } catch (failure) {
      problem = failure;
    }
    const { ports, shown } = sitDown(['Set the list aside']);
    expect(await rescue(ports, problem as LedgerProblem)).toBe('again');
    expect(shown[0]).toMatchObject({ title: 'The list of accounts cannot be read' });
    expect(open().read()).toEqual([]);
    expect(readFileSync(`${list}.broken-20260115T120000Z`, 'utf8')).toBe('{"accounts":[{');
  });
});
