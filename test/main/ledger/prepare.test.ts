import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { migrations } from '../../../main/ledger/database/migrate.ts';
import { type Ledger, openLedger } from '../../../main/ledger/ledger.ts';
import { describeProblem, type LedgerProblem } from '../../../main/ledger/problem.ts';
import { bringUpToDate } from '../../../main/ledger/rebuild/bring-up-to-date.ts';
import { rescue } from '../../../main/rescue/rescue.ts';
import { patient } from '../../patient.ts';
import { threads } from '../../threads.ts';
import { makeFolder } from '../open-console.ts';
import { sitDown } from '../rescue/samples.ts';
import { readAnswers, thaw } from './fixtures.ts';
import { draft, row, rules, stamp, takeImport } from './samples.ts';

const newest = migrations.at(-1)?.version;

/** The rebuilder waits for `go`, or fails for `fail`: see there. */
const held = { ...threads, rebuilder: new URL('./rebuild/held-rebuilder.ts', import.meta.url) };

/** What nobody closes any more is closed with the test. */
async function open(folder: string, options = {}): Promise<Ledger & { close(): Promise<void> }> {
  const ledger = await openLedger(folder, held, options);
  let closing: Promise<void> | undefined;
  const close = () => {
    // A part that waits is waited for.
    writeFileSync(`${ledger.file}.go`, '');
    closing ??= ledger.close();
    return closing;
  };
  onTestFinished(close);
  return { ...ledger, close };
}

const versionOf = (file: string) => {
  const database = new Database(file);
  const version = database.pragma('user_version', { simple: true });
  database.close();
  return version;
};

const frozen = readAnswers<{ readonly toSettle: readonly string[]; readonly names: Record<string, string> }>(5);

describe('a ledger that is made anew for this version', () => {
  it('shows its rows as they were: what was open is open', async () => {
    const { folder } = thaw(5);
    const ledger = await open(folder);
    expect(ledger.preparation()).toMatchObject({ failed: false });
    expect(await ledger.views.countUnknown()).toBe(frozen.toSettle.length);
    const open_ = await ledger.views.listOperations('unknown', 50);
    expect(open_.map(({ operationId }) => operationId)).toEqual(frozen.toSettle);
    const sending = await ledger.views.findOperation(frozen.names['v5 being sent'] ?? '');
    expect(sending?.state).toBe('sending');
  });

  it('refuses everything that writes, with one word, and sends nothing on', async () => {
    const { folder } = thaw(5);
    const { journal, intake } = await open(folder);
    const id = frozen.names['v5 unknown'] ?? '';
    const taking = { kind: 'confirm', guardAnswer: null } as const;
    const statement = { outcome: 'refused', transactionId: null, reason: 'r' } as const;
    const writes: (() => Promise<unknown>)[] = [
      () => journal.draft(draft(), stamp),
      () => journal.take({ operationId: id, taking, account: rules, after: { kind: 'wait' } }, stamp),
      () => journal.begin(id, id, stamp),
      () => journal.end(id, id, { kind: 'unknown', cause: 'timedOut' }, stamp),
      () => journal.settle(id, statement, stamp),
      () => journal.recover(stamp),
      () => journal.recordLookUp(id, { result: 'nothing', cause: null }, stamp),
      () => intake.recordRows('i', { rows: [row()], source: 'import' }, stamp),
      () => intake.recordImport('i', 'test', stamp),
      () => intake.recordNotification({ importId: 'i', contentDigest: 'd', identifier: 'SHOP', row: row() }, stamp),
      () => intake.setNotificationAside({ digest: 'x', sender: 'person', reason: {}, parameters: [] }, stamp),
    ];
    for (const write of writes) await expect(write()).rejects.toMatchObject({ kind: 'beingPrepared' });
  });

  it('is written without a restart once it is done, and whoever was first to be asked has written by then', async () => {
    const { folder, file } = thaw(5);
    const told: (number | null)[] = [];
    const ledger: Ledger = await open(folder, {
      onProgress: () => told.push(ledger.preparation()?.done ?? null),
      onWritable: (journal: Ledger['journal']) => journal.recover(stamp),
    });
    writeFileSync(`${file}.go`, '');
    await ledger.whenPrepared;
    expect(ledger.preparation()).toBeNull();
    await vi.waitFor(() => expect(told.at(-1)).toBeNull(), patient);
    const sending = await ledger.views.findOperation(frozen.names['v5 being sent'] ?? '');
    expect(sending?.state).toBe('unknown');
    const statement = { outcome: 'refused', transactionId: null, reason: 'not in the extranet' } as const;
    const settled = await ledger.journal.settle(frozen.names['v5 unknown'] ?? '', statement, stamp);
    expect(settled.kind).toBe('decided');
    expect(existsSync(`${file}.rebuild`)).toBe(false);
    expect(versionOf(`${file}.before-version-${newest}`)).toBe(5);
  });

  it('can be closed in the middle, and the next start goes on', async () => {
    const { folder, file } = thaw(5);
    const first = await open(folder);
    await first.close();
    expect(existsSync(`${file}.rebuild`)).toBe(true);
    const again = await openLedger(folder, threads);
    await again.whenPrepared;
    expect(await again.views.countUnknown()).toBe(frozen.toSettle.length);
    await again.close();
  });

  it('for an import that was withdrawn says so, also to the start that goes on with it', async () => {
    const folder = makeFolder();
    const first = await open(folder);
    const { importId } = await takeImport(first);
    expect(await first.imports.withdrawImport(importId, stamp)).toEqual({ kind: 'withdrawn', kept: 0 });
    expect(first.preparation()).toMatchObject({ because: 'withdrawal', failed: false });
    await first.close();
    rmSync(`${first.file}.go`);
    const again = await open(folder);
    expect(again.preparation()).toMatchObject({ because: 'withdrawal', failed: false });
    writeFileSync(`${again.file}.go`, '');
    await again.whenPrepared;
    expect(again.preparation()).toBeNull();
  });

  it('of a version whose journal is emptied by its migration does not open before it is done', async () => {
    const { folder, file } = thaw(4);
    let opened = false;
    const opening = open(folder).then((ledger) => {
      opened = true;
      return ledger;
    });
    await vi.waitFor(() => expect(existsSync(`${file}.rebuild`)).toBe(true), patient);
    expect(opened).toBe(false);
    writeFileSync(`${file}.go`, '');
    const ledger = await opening;
    expect(ledger.preparation()).toBeNull();
    expect(await ledger.views.countUnknown()).toBe(7);
  });
});

describe('a ledger for which there is no room after a withdrawal', () => {
  it('is lost, and lets go of its folder: it opens once there is room', async () => {
    const folder = makeFolder();
    const lost = Promise.withResolvers<LedgerProblem>();
    const first = await open(folder, { onLost: lost.resolve });
    const { importId } = await takeImport(first);
    writeFileSync(`${first.file}.noRoom`, '');
    expect(await first.imports.withdrawImport(importId, stamp)).toEqual({ kind: 'withdrawn', kept: 0 });
    expect(await lost.promise).toMatchObject({ kind: 'noRoom' });
    await first.close();
    // It is no other window of this console that keeps it from being opened.
    await expect(openLedger(folder, held)).rejects.toMatchObject({ kind: 'noRoom' });
    rmSync(`${first.file}.noRoom`);
    const again = await open(folder);
    await again.whenPrepared;
    expect(await again.views.hasTransactions('SHOP')).toBe(false);
  });
});

describe('a ledger that cannot be made anew', () => {
  /** Opens it, has the rebuild fail, and closes it again. */
  async function fail(): Promise<{ folder: string; file: string }> {
    const { folder, file } = thaw(5);
    const ledger = await open(folder);
    writeFileSync(`${file}.fail`, '');
    await vi.waitFor(() => expect(ledger.preparation()).toMatchObject({ failed: true }), patient);
    // It is read all the same, and still not written.
    expect(await ledger.views.countUnknown()).toBe(frozen.toSettle.length);
    await expect(ledger.journal.recover(stamp)).rejects.toMatchObject({ kind: 'beingPrepared' });
    await ledger.close();
    rmSync(`${file}.fail`);
    return { folder, file };
  }

  it('says so at the next start, once, and is tried again after it', async () => {
    const { folder, file } = await fail();
    await expect(openLedger(folder, threads)).rejects.toMatchObject({
      kind: 'notPrepared',
      message: 'the log is not to be replayed',
      file,
    });
    const ledger = await openLedger(folder, threads);
    await ledger.whenPrepared;
    await ledger.close();
  });

  it('says nothing of it any more once it was made anew without the window', async () => {
    const { folder, file } = await fail();
    bringUpToDate(file);
    const ledger = await openLedger(folder, threads);
    await ledger.journal.recover(stamp);
    const { importId } = await takeImport(ledger);
    expect((await ledger.imports.withdrawImport(importId, stamp)).kind).toBe('withdrawn');
    await ledger.whenPrepared;
    await ledger.close();
  });

  it('has its way back on the rescue screen, by which nothing is deleted', async () => {
    const { folder, file } = await fail();
    const problem = await openLedger(folder, threads).catch((failure) => describeProblem(failure, file));
    const copy = readFileSync(`${file}.before-version-${newest}`);
    const { ports, shown } = sitDown(['Put the older ledger back and quit']);
    expect(await rescue(ports, problem as never)).toBe('quit');
    expect(shown[0]?.labels).toEqual(['Try again', 'Put the older ledger back and quit', 'Open the folder', 'Quit']);
    expect(shown[0]?.text).toContain(`before version ${newest}`);
    expect(shown[0]?.text).toContain('older version of this console');
    expect(versionOf(file)).toBe(5);
    expect(readFileSync(`${file}.before-version-${newest}`)).toEqual(copy);
    expect(versionOf(`${file}.replaced-20260115T120000Z`)).toBe(newest);
    expect(existsSync(`${file}.rebuild`)).toBe(false);
  });

  it('without such a copy offers none', async () => {
    const { folder, file } = await fail();
    rmSync(`${file}.before-version-${newest}`);
    const problem = await openLedger(folder, threads).catch((failure) => describeProblem(failure, file));
    const { ports, shown } = sitDown([]);
    await rescue(ports, problem as never);
    expect(shown[0]?.labels).toEqual(['Try again', 'Open the folder', 'Quit']);
  });
});
