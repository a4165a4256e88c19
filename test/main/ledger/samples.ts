import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import type { AccountRules } from '../../../main/domain/account.ts';
import type { Stamp } from '../../../main/domain/event.ts';
import { takePicture } from '../../../main/domain/picture.ts';
import { lately } from '../../../main/domain/repetition.ts';
import { type Ledger, openLedger } from '../../../main/ledger/ledger.ts';
import type { Draft, TakeCommand, Taken } from '../../../main/ports/journal.ts';
import type { Person, ToldRow, ToldTransaction } from '../../../main/ports/told-row.ts';
import { oneThread } from '../../one-thread.ts';

/** Noon of a winter day, in milliseconds UTC. */
export const noon = Date.UTC(2026, 0, 15, 12);

export const stamp = { actor: 'a.clerk', at: noon };

/** What the merchant said about the account of the rows below. */
export const rules: AccountRules = {
  accountId: 'SHOP',
  identifier: 'SHOP',
  host: '127.0.0.1:1',
  apiKeyId: null,
  currency: 'EUR',
  voidZone: 'Europe/Paris',
  captureDays: 7,
  creditMode: 'off',
  paymentMethod: 'card',
};

/** A ledger in a folder of its own, and the end of both. */
export async function openTemporaryLedger(): Promise<{ ledger: Ledger; folder: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-ledger-'));
  const ledger = await openLedger(folder, oneThread);
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
export function row(seen: Partial<ToldTransaction> = {}, person: Partial<Person> = {}): ToldRow {
  return {
    transaction: {
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
      method: 'card',
      debitDay: '',
      timeKnown: true,
      captureDay: '',
      ...seen,
    },
    person: { client: 'j.snow', clientEmail: 'j.snow@example.com', clientName: 'John Snow', ...person },
  };
}

/** A draft of a refund of the payment above, by a program that kept no review. */
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
    note: '',
    agreement: '',
    request: {
      url: 'http://127.0.0.1:1/front/service/rest/process',
      parameters: { OPERATIONTYPE: 'refund', AMOUNT: '4000', EXTRADATA: attemptId },
    },
    review: null,
    ...changes,
  };
}

/** The same with a review: it shows the ledger as it stands. */
export async function draftOf(
  ledger: Ledger,
  changes: Partial<Draft> = {},
  { account = rules, by = stamp }: { readonly account?: AccountRules; readonly by?: Stamp } = {},
): Promise<Draft> {
  const drafted = draft(changes);
  const { accountId, referenceId } = drafted;
  const transactionId = referenceId ?? '';
  const question = { accountId, transactionId, orderId: null, since: by.at - lately };
  const around = await ledger.views.readAround(question);
  if (!around) throw new Error(`${transactionId} is not in the ledger.`);
  const picture = takePicture({ ...around, account, actor: by.actor, now: by.at }, drafted);
  return { ...drafted, review: { picture, extent: 'part', account } };
}

/** Takes the chain of a draft that was written down; nothing has begun then, unless told otherwise. */
export function take(ledger: Ledger, operationId: string, changes: Partial<TakeCommand> = {}): Promise<Taken> {
  const taking = { kind: 'confirm', guardAnswer: 'the test wants it' } as const;
  const after = { kind: 'wait' } as const;
  return ledger.journal.take({ operationId, taking, account: rules, after, ...changes }, stamp);
}

/** Brings rows in as one import. */
export async function importRows(ledger: Ledger, rows: readonly ToldRow[]): Promise<void> {
  const importId = createId();
  await ledger.intake.recordRows(importId, { rows, source: 'import' }, stamp);
  await ledger.intake.recordImport(importId, 'test', stamp);
}

/** Brings a row in from a file, of which the ledger knows enough to take it back. */
export async function takeImport({ imports, intake }: Ledger): Promise<{ readonly importId: string }> {
  const importId = createId();
  const rules = { accountId: null, amounts: 'minor', zone: 'UTC', delimiter: null, encoding: null } as const;
  const begun = { importId, source: 'export.csv', fileDigest: 'a'.repeat(64), reader: 'test', rules };
  await imports.beginImport(begun, stamp);
  await intake.recordRows(importId, { rows: [row()], source: 'import' }, stamp);
  await intake.recordImport(importId, 'export.csv', stamp);
  return { importId };
}

/** Drafts and confirms against the chain as it stands; gives what taking it met and the draft. */
export async function confirm(ledger: Ledger, changes: Partial<Draft> = {}) {
  const written = await draftOf(ledger, changes);
  await ledger.journal.draft(written, stamp);
  return { confirmation: await take(ledger, written.operationId), written };
}
