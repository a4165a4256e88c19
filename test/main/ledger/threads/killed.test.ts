import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Ledger, type LedgerThreads, openLedger } from '../../../../main/ledger/ledger.ts';
import type { LedgerProblem } from '../../../../main/ledger/problem.ts';
import { deathsToGiveUp } from '../../../../main/ledger/threads/keep.ts';
import { oneThread } from '../../../one-thread.ts';
import { threads } from '../../../threads.ts';
import { makeFolder } from '../../open-console.ts';
import { thaw } from '../fixtures.ts';
import { confirm, draft, importRows, row, stamp, takeImport } from '../samples.ts';
import { killWriter, mortalReader, mortalWriter } from './kill.ts';

const heldRebuilder = new URL('../rebuild/held-rebuilder.ts', import.meta.url);

const answered = { kind: 'answered', execcode: '0000', message: '', transactionId: 'R1' } as const;

/** A ledger whose writer can be killed, and how often it died. */
async function openMortal() {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-mortal-'));
  const lost = Promise.withResolvers<LedgerProblem>();
  let died = Promise.withResolvers<void>();
  const ledger: Ledger = await openLedger(
    folder,
    { ...threads, writer: mortalWriter },
    { now: () => 0, onDied: () => died.resolve(), onLost: lost.resolve },
  );
  onTestFinished(async () => {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const kill = async () => {
    died = Promise.withResolvers<void>();
    killWriter(ledger.file);
    await died.promise;
  };
  return { ledger, folder, kill, lost: lost.promise };
}

describe('a ledger whose writer dies', () => {
  it('is written on, and has everything that was answered', async () => {
    const { ledger, kill } = await openMortal();
    await importRows(ledger, [row()]);
    await kill();
    const { confirmation } = await confirm(ledger);
    expect(confirmation.kind).toBe('taken');
    await kill();
    await ledger.journal.draft(draft(), stamp);
    expect(await ledger.views.listOperations('all', 10)).toHaveLength(1);
  });

  it('leaves what is being sent alone: its answer can still come, and is written', async () => {
    const { ledger, kill } = await openMortal();
    await importRows(ledger, [row()]);
    const { written } = await confirm(ledger);
    const { operationId, attemptId } = written;
    await ledger.journal.begin(operationId, attemptId, stamp);
    await kill();
    expect((await ledger.views.findOperation(operationId))?.state).toBe('sending');
    expect((await ledger.journal.end(operationId, attemptId, answered, stamp)).state).toBe('succeeded');
  });

  it('settles every call, whenever it dies', async () => {
    const { ledger, kill } = await openMortal();
    const calls = Array.from({ length: 50 }, () => ledger.journal.draft(draft(), stamp));
    const killed = kill();
    const settled = await Promise.allSettled(calls);
    await killed;
    const refused = settled.filter(({ status }) => status === 'rejected');
    for (const { reason } of refused as PromiseRejectedResult[])
      expect(reason).toMatchObject({ name: 'LedgerProblem' });
    expect(settled).toHaveLength(50);
  });

  it('says that it is lost when it dies time and again, refuses everything, and can be opened anew', async () => {
    const { ledger, folder, kill, lost } = await openMortal();
    for (let times = 0; times < deathsToGiveUp; times += 1) {
      await ledger.journal.draft(draft(), stamp);
      await kill();
    }
    expect(await lost).toMatchObject({ kind: 'other', file: ledger.file });
    await expect(ledger.journal.draft(draft(), stamp)).rejects.toThrow(/has ended/);
    await ledger.close();
    await (await openLedger(folder, threads)).close();
  });
});

it('a writer that is started behind a withdrawal writes nothing until everything was made anew', async () => {
  const writer = new URL('./unanswering-writer.ts', import.meta.url);
  const folder = makeFolder();
  const ledger = await openLedger(folder, { ...threads, writer });
  const { importId } = await takeImport(ledger);
  await expect(ledger.imports.withdrawImport(importId, stamp)).rejects.toThrow(/has ended/);
  await expect(ledger.journal.draft(draft(), stamp)).rejects.toMatchObject({ kind: 'beingPrepared' });
  await ledger.close();
  const next = await openLedger(folder, threads);
  await next.whenPrepared;
  expect(await next.views.hasTransactions('SHOP')).toBe(false);
  await next.close();
});

describe('a ledger whose reader dies', () => {
  const search = { text: 'snow', amounts: [], after: null, limit: 10 };

  it('settles every call, and answers the next ones by another', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'be2bill-mortal-'));
    const died = Promise.withResolvers<void>();
    const ledger = await openLedger(folder, { ...threads, reader: mortalReader }, { onDied: () => died.resolve() });
    onTestFinished(async () => {
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    });
    await importRows(ledger, [row()]);
    // The second reader, for searches that go on, is mortal as well.
    expect((await ledger.views.searchTransactions(search)).rows).toHaveLength(1);
    const calls = Array.from({ length: 30 }, () => ledger.views.listOperations('all', 10));
    killWriter(ledger.file);
    const settled = await Promise.allSettled([...calls, died.promise]);
    expect(settled).toHaveLength(31);
    expect((await ledger.views.searchTransactions(search)).rows).toHaveLength(1);
    expect(await ledger.views.countUnknown()).toBe(0);
  });

  it('while it is made anew for this version goes on being read', async () => {
    const { folder, file } = thaw(5);
    const died = Promise.withResolvers<void>();
    const held = { ...threads, reader: mortalReader, rebuilder: heldRebuilder };
    const ledger = await openLedger(folder, held, { onDied: () => died.resolve() });
    onTestFinished(async () => {
      writeFileSync(`${file}.go`, '');
      await ledger.close();
    });
    expect(ledger.preparation()).not.toBeNull();
    const before = await ledger.views.countUnknown();
    killWriter(file);
    await died.promise;
    expect(await ledger.views.countUnknown()).toBe(before);
  });
});

it('a ledger whose reader cannot be started leaves no writer behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-mortal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { writer } = oneThread;
  let ended = 0;
  const watched: LedgerThreads['writer'] = (data) => {
    if (writer instanceof URL) throw new Error('A thread that is none is wanted.');
    const started = writer(data);
    started.on('exit', () => {
      ended += 1;
    });
    return started;
  };
  const stillborn = new URL('./stillborn.ts', import.meta.url);
  const opening = openLedger(folder, { ...oneThread, writer: watched, reader: stillborn });
  await expect(opening).rejects.toThrow('The ledger thread ended before it had opened.');
  expect(ended).toBe(1);
});
