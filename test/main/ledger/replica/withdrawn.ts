import { type Ledger, openLedger } from '../../../../main/ledger/ledger.ts';
import type { LogPart } from '../../../../main/ports/replica.ts';
import { oneThread } from '../../../one-thread.ts';
import { openTemporaryLedger, stamp, takeImport } from '../samples.ts';

/** All that a desk has to tell its team. */
export async function tellAll({ replica }: Ledger): Promise<LogPart> {
  const { deskId } = await replica.readHead();
  return replica.readOwn({ deskId, sequence: 0, rows: 0 }, { lines: 1_000, rows: 1_000 });
}

/**
 * Leaves in a folder a ledger whose rows a colleague brought in and then withdrew: the withdrawal is stored and not projected yet, so
 * that whoever projects it makes the ledger stale.
 */
export async function leaveWithdrawn(folder: string): Promise<void> {
  const theirs = await openTemporaryLedger();
  const ours = await openLedger(folder, oneThread);
  const { importId } = await takeImport(theirs.ledger);
  await ours.replica.store(await tellAll(theirs.ledger));
  while ((await ours.replica.project()).isMore);
  await theirs.ledger.imports.withdrawImport(importId, stamp);
  await theirs.ledger.whenPrepared;
  await ours.replica.store(await tellAll(theirs.ledger));
  await ours.close();
  await theirs.close();
}
