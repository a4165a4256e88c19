import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { type Ledger, type LedgerOptions, ledgerFile, openLedger } from '../../../../main/ledger/ledger.ts';
import type { LedgerProblem } from '../../../../main/ledger/problem.ts';
import { verifyLedger } from '../../../../main/ledger/verify/verify.ts';
import { patient } from '../../../patient.ts';
import { threads } from '../../../threads.ts';
import { makeFolder } from '../../open-console.ts';
import { leaveWithdrawn } from './withdrawn.ts';

/** The rebuilder goes by files beside the ledger: see there. */
const held = { ...threads, rebuilder: new URL('../rebuild/held-rebuilder.ts', import.meta.url) };

/** A ledger that a colleague's withdrawal makes stale as soon as it is projected. */
async function openWithdrawn(mode: 'noRoom' | 'fail' | 'endless', options: LedgerOptions = {}) {
  const folder = makeFolder();
  await leaveWithdrawn(folder);
  const mark = `${ledgerFile(folder)}.${mode}`;
  writeFileSync(mark, '');
  return { folder, ledger: await openLedger(folder, held, options), unmark: () => rmSync(mark) };
}

/** It is whole after the next start. */
async function expectWhole(folder: string): Promise<void> {
  const ledger: Ledger = await openLedger(folder, threads);
  await ledger.whenPrepared;
  expect(await ledger.views.hasTransactions('SHOP')).toBe(false);
  await ledger.close();
}

it('what is stored of a withdrawal and not projected yet is no damage, and counts in a rebuild as it does here', async () => {
  const folder = makeFolder();
  await leaveWithdrawn(folder);
  expect(verifyLedger(ledgerFile(folder))).toEqual([]);
});

describe('whoever projects what a colleague withdrew', () => {
  it('is told that there is no room to make the ledger anew, and the ledger is lost', async () => {
    const lost = vi.fn<(problem: LedgerProblem) => void>();
    const { folder, ledger, unmark } = await openWithdrawn('noRoom', { onLost: lost });
    await expect(ledger.replica.project()).rejects.toMatchObject({ kind: 'noRoom' });
    expect(lost).toHaveBeenCalledOnce();
    await ledger.close();
    unmark();
    await expectWhole(folder);
  });

  it('is told that it could not be made anew, and it is read all the same', async () => {
    const lost = vi.fn<(problem: LedgerProblem) => void>();
    const { folder, ledger, unmark } = await openWithdrawn('fail', { onLost: lost });
    await expect(ledger.replica.project()).rejects.toMatchObject({ message: 'the log is not to be replayed' });
    expect(ledger.preparation()).toMatchObject({ because: 'withdrawal', failed: true });
    expect(await ledger.views.hasTransactions('SHOP')).toBe(true);
    expect(lost).not.toHaveBeenCalled();
    await ledger.close();
    unmark();
    await expect(openLedger(folder, threads)).rejects.toMatchObject({ kind: 'notPrepared' });
    await expectWhole(folder);
  });

  it('waits no more once the ledger is to be closed, which waits for a part of it alone', async () => {
    const { folder, ledger, unmark } = await openWithdrawn('endless');
    const projecting = ledger.replica.project();
    projecting.catch(() => undefined);
    await vi.waitFor(() => expect(ledger.preparation()).toMatchObject({ total: 1 }), patient);
    ledger.stopPreparing();
    await expect(projecting).rejects.toMatchObject({ kind: 'beingPrepared' });
    await ledger.close();
    unmark();
    await expectWhole(folder);
  });

  it('makes nothing anew in a ledger that is to be closed: the next start does', async () => {
    const { folder, ledger, unmark } = await openWithdrawn('endless');
    ledger.stopPreparing();
    await expect(ledger.replica.project()).rejects.toMatchObject({ kind: 'beingPrepared' });
    expect(ledger.preparation()).toMatchObject({ because: 'withdrawal' });
    await ledger.close();
    unmark();
    await expectWhole(folder);
  });
});
