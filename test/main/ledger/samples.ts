import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import type { ImportedRow, Observation, Person } from '../../../main/ledger/import/observation.ts';
import { type Ledger, openLedger } from '../../../main/ledger/ledger.ts';
import type { Draft } from '../../../main/ledger/writing/journal.ts';
import { threads } from '../../threads.ts';

/** Noon of a winter day, in milliseconds UTC. */
export const noon = Date.UTC(2026, 0, 15, 12);

export const stamp = { actor: 'a.clerk', at: noon };

/** A ledger in a folder of its own, and the end of both. */
export async function openTemporaryLedger(): Promise<{ ledger: Ledger; folder: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-ledger-'));
  const ledger = await openLedger(folder, threads);
  return {
    ledger,
    folder,
    close: async () => {
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A succeeded payment of 100.00 EUR, unless told otherwise. */
export function row(seen: Partial<Observation> = {}, person: Partial<Person> = {}): ImportedRow {
  return {
    observation: {
      accountId: 'SHOP',
      transactionId: 'A1',
      referenceId: null,
      operation: 'payment',
      orderId: 'W-1001',
      amountMinor: 10_000,
      currency: 'EUR',
      execcode: '0000',
      voidedBy: null,
      card: '446421…0001',
      happenedAt: noon,
      schedule: '',
      alias: '',
      authenticated: false,
      extraData: '',
      chargedBack: false,
      directDebit: false,
      captureDay: '',
      ...seen,
    },
    person: { client: 'j.snow', clientEmail: 'j.snow@example.com', clientName: 'John Snow', ...person },
  };
}

/** A draft of a refund of the payment above. */
export function draft(changes: Partial<Draft> = {}): Draft {
  const attemptId = changes.attemptId ?? createId();
  return {
    operationId: createId(),
    attemptId,
    accountId: 'SHOP',
    operation: 'refund',
    chainId: 'A1',
    referenceId: 'A1',
    orderId: 'W-1001',
    amount: { minor: 4_000, currency: 'EUR' },
    reason: 'goodsReturned',
    noteId: createId(),
    noteText: '',
    url: 'http://127.0.0.1:1/front/service/rest/process',
    parameters: { OPERATIONTYPE: 'refund', AMOUNT: '4000', EXTRADATA: attemptId },
    ...changes,
  };
}

/** Brings rows in as one import. */
export async function importRows(ledger: Ledger, rows: readonly ImportedRow[]): Promise<void> {
  const importId = createId();
  await ledger.write.keepObservations(importId, { rows, source: 'import' }, stamp);
  await ledger.write.recordImport(importId, 'test', stamp);
}

/** Drafts and confirms against the chain as it stands; gives the confirmation and the draft. */
export async function confirm(ledger: Ledger, changes: Partial<Draft> = {}) {
  const written = draft(changes);
  await ledger.write.writeDraft(written, stamp);
  const chain = await ledger.read.findChain(written.accountId, written.referenceId);
  const confirmation = await ledger.write.confirmDraft(
    written.operationId,
    { fingerprint: chain?.fingerprint ?? '', guarded: null },
    stamp,
  );
  return { confirmation, written };
}
