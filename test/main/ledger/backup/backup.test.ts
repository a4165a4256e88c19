import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keepBackups } from '../../../../main/ledger/backup/keep.ts';
import { backupFile, backupFolder, listBackups } from '../../../../main/ledger/backup/list.ts';
import { restoreBackup } from '../../../../main/ledger/backup/restore.ts';
import { endedUncleanly } from '../../../../main/ledger/database/check.ts';
import { type Ledger, openLedger } from '../../../../main/ledger/ledger.ts';
import type { LedgerProblem } from '../../../../main/ledger/problem.ts';
import { verifyLedger } from '../../../../main/ledger/verify/verify.ts';
import { acceptLedger } from '../../../../main/ledger/witness/accept.ts';
import { threads } from '../../../threads.ts';
import { confirm, importRows, noon, row } from '../samples.ts';
import { makeFolder, readBytes, writeStoryOnce } from '../verify/story.ts';
import { breakPage } from './break-page.ts';

// Each test starts threads of its own, some several times.

const copyStory = await writeStoryOnce();

const day = 24 * 60 * 60_000;

/** A ledger with a clock of its own, and what was said of its backups. */
async function open(folder: string, clock = { at: noon }) {
  const problems: LedgerProblem[] = [];
  const ledger: Ledger = await openLedger(folder, threads, {
    now: () => clock.at,
    onBackup: (problem) => problem && problems.push(problem),
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= ledger.close();
    return closing;
  };
  onTestFinished(close);
  return { ledger, clock, problems, close };
}

describe('the daily backup', () => {
  it('is a whole, sound ledger in one file, for its owner only', async () => {
    const folder = makeFolder();
    const { ledger, problems } = await open(folder);
    await importRows(ledger, [row()]);
    const { written } = await confirm(ledger);
    await ledger.backups.makeIfDue();
    expect(problems).toEqual([]);
    const [backup, ...others] = listBackups(folder);
    expect([backup, others]).toEqual([{ file: backupFile(folder, noon), at: noon }, []]);
    const name = 'ledger-20260115T120000Z.sqlite';
    expect(readdirSync(backupFolder(folder)).toSorted()).toEqual([name, `${name}.witness`]);
    if (process.platform !== 'win32') {
      expect(statSync(backupFolder(folder)).mode & 0o777).toBe(0o700);
      expect(statSync(backup?.file ?? '').mode & 0o777).toBe(0o600);
    }
    const copy = new Database(backup?.file ?? '', { readonly: true });
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(copy.prepare('SELECT state FROM operations WHERE operation_id = ?').get(written.operationId)).toEqual({
      state: 'confirmed',
    });
    copy.close();
    expect(verifyLedger(backup?.file ?? '')).toEqual([]);
  });

  it('is made once a day, and fourteen are kept', async () => {
    const folder = makeFolder();
    const { ledger, clock } = await open(folder);
    mkdirSync(backupFolder(folder));
    for (let days = 1; days <= 15; days += 1) writeFileSync(backupFile(folder, noon - days * day), 'an older one');
    clock.at = noon - 1;
    await ledger.backups.makeIfDue();
    expect(listBackups(folder)).toHaveLength(15);
    clock.at = noon;
    await ledger.backups.makeIfDue();
    const kept = listBackups(folder).map(({ at }) => (noon - at) / day);
    expect(kept).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it('lets others write while it is being made', async () => {
    const { folder, file } = copyStory();
    const database = new Database(file);
    const write = database.prepare(`INSERT INTO texts (text_id, salt, body) VALUES (?, x'00', ?)`);
    for (let note = 0; note < 200; note += 1) write.run(`large ${note}`, 'x'.repeat(100_000));
    const ports = { folder, file, readerThread: threads.reader, now: () => noon, unclean: false };
    const problems: LedgerProblem[] = [];
    const backups = keepBackups(
      { ...ports, onTried: (problem) => problem && problems.push(problem) },
      { first: day, next: day },
    );
    let over = false;
    const making = backups.makeIfDue().finally(() => {
      over = true;
    });
    let meanwhile = 0;
    for (let note = 0; !over; note += 1) {
      const begun = existsSync(`${backupFile(folder, noon)}.partial`);
      write.run(`small ${note}`, '');
      if (begun && existsSync(`${backupFile(folder, noon)}.partial`)) meanwhile += 1;
      await new Promise(setImmediate);
    }
    await making;
    await backups.stop();
    database.close();
    expect([problems, listBackups(folder).length]).toEqual([[], 1]);
    expect(meanwhile).toBeGreaterThan(0);
    expect(verifyLedger(backupFile(folder, noon))).toEqual([]);
  });

  it('that was cut short bears no backup’s name, and the next one removes it', async () => {
    const folder = makeFolder();
    const { ledger } = await open(folder);
    mkdirSync(backupFolder(folder));
    writeFileSync(`${backupFile(folder, noon - day)}.partial`, 'half of a');
    expect(listBackups(folder)).toEqual([]);
    await ledger.backups.makeIfDue();
    expect(listBackups(folder)).toHaveLength(1);
    expect(readdirSync(backupFolder(folder)).some((name) => name.includes('partial'))).toBe(false);
  });

  it('of a damaged ledger is not kept: the damage is told, and the next start looks at the whole file', async () => {
    const { folder, file } = copyStory();
    const { ledger, problems, close, clock } = await open(folder);
    await ledger.backups.makeIfDue();
    expect(listBackups(folder)).toHaveLength(1);
    breakPage(file, 'transactions_by_amount');
    clock.at += 2 * day;
    await ledger.backups.makeIfDue();
    expect(problems).toMatchObject([{ kind: 'corrupt', file }]);
    expect(listBackups(folder)).toHaveLength(1);
    expect(existsSync(`${file}.suspect`)).toBe(true);
    await close();
    await expect(openLedger(folder, threads)).rejects.toMatchObject({ kind: 'corrupt', file });
  });

  it('keeps damage in mind when the next one fails for another reason', async () => {
    const { folder, file } = copyStory();
    const { ledger, clock } = await open(folder);
    breakPage(file, 'transactions_by_amount');
    await ledger.backups.makeIfDue();
    expect(ledger.backups.problem()).toMatchObject({ kind: 'corrupt' });
    rmSync(backupFolder(folder), { recursive: true });
    writeFileSync(backupFolder(folder), 'a file in the way');
    clock.at += day;
    await ledger.backups.makeIfDue();
    expect(ledger.backups.problem()).toMatchObject({ kind: 'corrupt' });
  });

  it('tells when it cannot be written', async () => {
    const folder = makeFolder();
    const { ledger, problems } = await open(folder);
    writeFileSync(backupFolder(folder), 'a file in the way');
    await ledger.backups.makeIfDue();
    expect(problems).toHaveLength(1);
  });

  it('begins by itself, and is waited for at the end', async () => {
    const { folder, file } = copyStory();
    const problems: LedgerProblem[] = [];
    const ports = { folder, file, readerThread: threads.reader, now: () => noon, unclean: false };
    const backups = keepBackups(
      { ...ports, onTried: (problem) => problem && problems.push(problem) },
      { first: 1, next: day },
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    await backups.stop();
    expect([problems, listBackups(folder).length]).toEqual([[], 1]);
  });
});

it('none is made behind the end, whoever asks for one', async () => {
  const { folder, file } = copyStory();
  const ports = { folder, file, readerThread: threads.reader, now: () => noon, unclean: true, onTried: () => {} };
  const backups = keepBackups(ports, { first: day, next: day });
  await backups.stop();
  await backups.makeIfDue();
  expect(listBackups(folder)).toEqual([]);
});

describe('the check at the start', () => {
  it('refuses a damaged file and names it', async () => {
    const { folder, file } = copyStory();
    breakPage(file, 'operations');
    await expect(openLedger(folder, threads)).rejects.toMatchObject({ kind: 'corrupt', file });
  });

  it('looks at every index when the last check found something, and forgets that when all is well', async () => {
    const { folder, file } = copyStory();
    writeFileSync(`${file}.suspect`, '');
    await (await openLedger(folder, threads)).close();
    expect(existsSync(`${file}.suspect`)).toBe(false);
  });

  it('after an unclean end looks at the whole file in the background, without making one backup more', async () => {
    const { folder, file } = copyStory();
    await (await open(folder)).close();
    const killed = makeFolder();
    const database = new Database(file);
    database.exec(`INSERT INTO texts (text_id, salt, body) VALUES ('late', x'00', 'late')`);
    for (const suffix of ['', '-wal', '.witness'])
      writeFileSync(join(killed, `ledger.sqlite${suffix}`), Buffer.from(readBytes(`${file}${suffix}`), 'base64'));
    database.close();
    expect([endedUncleanly(file), endedUncleanly(join(killed, 'ledger.sqlite'))]).toEqual([false, true]);
    mkdirSync(backupFolder(killed));
    writeFileSync(backupFile(killed, noon - 1000), Buffer.from(readBytes(file), 'base64'));
    const { ledger, problems, close } = await open(killed);
    breakPage(join(killed, 'ledger.sqlite'), 'transactions_by_amount');
    await ledger.backups.makeIfDue();
    expect(problems).toMatchObject([{ kind: 'corrupt' }]);
    expect(listBackups(killed)).toHaveLength(1);
    await close();
  });

  it.each(['gone', 'empty'])(
    'does not begin anew without a word when the file is %s and there are backups',
    async (how) => {
      const { folder, file } = copyStory();
      const { ledger, close } = await open(folder);
      await ledger.backups.makeIfDue();
      await close();
      rmSync(file);
      if (how === 'empty') writeFileSync(file, '');
      await expect(openLedger(folder, threads)).rejects.toMatchObject({ kind: 'missing', file });
      expect(existsSync(file) && statSync(file).size > 0).toBe(false);
    },
  );
});

describe('the restore drill', () => {
  it('brings the ledger of the backup back, and keeps what was there', async () => {
    const folder = makeFolder();
    const { ledger, close } = await open(folder);
    await importRows(ledger, [row()]);
    const { written } = await confirm(ledger);
    await ledger.backups.makeIfDue();
    await importRows(ledger, [row({ transactionId: 'LATER' })]);
    await close();
    breakPage(ledger.file, 'operations');
    const broken = readBytes(ledger.file);

    const [backup] = listBackups(folder);
    const restored = restoreBackup(backup?.file ?? '', ledger.file, 'now');
    expect(restored).toEqual({ kind: 'restored', aside: `${ledger.file}.replaced-now` });
    expect(readBytes(`${ledger.file}.replaced-now`)).toBe(broken);
    // What was brought in after it is not in it: a person says once that they know.
    await expect(openLedger(folder, threads)).rejects.toMatchObject({ kind: 'olderThanWitness' });
    acceptLedger(ledger.file, 'now');
    await (await openLedger(folder, threads)).close();
    const again = await openLedger(folder, threads);
    expect(await again.views.findOperation(written.operationId)).toMatchObject({ state: 'confirmed' });
    expect(await again.views.findChain('SHOP', 'LATER')).toBeUndefined();
    await again.close();
    expect(verifyLedger(ledger.file)).toEqual([]);
  });

  it('twice in one second keeps both files that were there', async () => {
    const { file } = copyStory();
    const other = copyStory();
    for (const time of [1, 2]) expect(restoreBackup(other.file, file, 'now').kind, `${time}`).toBe('restored');
    expect(existsSync(`${file}.replaced-now`) && existsSync(`${file}.replaced-now-2`)).toBe(true);
  });

  it('moves a write-ahead log aside with its file: it must never be read into the backup', async () => {
    const { file } = copyStory();
    const other = copyStory();
    writeFileSync(`${file}-wal`, 'left by a crash');
    const restored = restoreBackup(other.file, file, 'now');
    expect(restored.kind).toBe('restored');
    expect([existsSync(`${file}-wal`), existsSync(`${file}.replaced-now-wal`)]).toEqual([false, true]);
    expect(verifyLedger(file)).toEqual([]);
  });

  it('changes nothing when the backup itself is damaged', async () => {
    const { file } = copyStory();
    const other = copyStory();
    breakPage(other.file, 'operations');
    const before = readBytes(file);
    expect(restoreBackup(other.file, file, 'now')).toEqual({
      kind: 'unsound',
      findings: expect.arrayContaining([expect.objectContaining({ check: 'file' })]),
    });
    expect(readBytes(file)).toBe(before);
    expect(existsSync(`${file}.replaced-now`)).toBe(false);
  });
});
