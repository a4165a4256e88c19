import { v7 as createId } from 'uuid';
import type { FactSource } from '../../../main/domain/kinds.ts';
import type { Person, ToldTransaction } from '../../../main/ports/told-row.ts';
import type { Office } from './office.ts';

/** A source tells of a transaction anew: as the ledger knows it, but for what changed. */
export async function tell(
  { ledger, clock }: Pick<Office, 'ledger' | 'clock'>,
  transactionId: string,
  change: Partial<ToldTransaction>,
  person: Partial<Person> = {},
  source: FactSource = 'import',
): Promise<void> {
  const chain = await ledger.views.findChain('SHOP', transactionId);
  const row = chain?.transactions.find((known) => known.transactionId === transactionId);
  if (!row) throw new Error(`${transactionId} is not in the ledger.`);
  const transaction: ToldTransaction = {
    accountId: row.accountId,
    transactionId,
    referenceId: row.referenceId,
    operation: row.operation,
    orderId: row.orderId,
    amountMinor: row.amount.minor,
    currency: row.amount.currency,
    execcode: row.execcode,
    voidedBy: row.voidedBy,
    card: row.card,
    happenedAt: row.happenedAt,
    schedule: row.schedule,
    alias: row.alias,
    authenticated: row.authenticated,
    extraData: row.extraData,
    chargedBack: row.chargedBack,
    method: row.method,
    debitDay: row.debitDay,
    timeKnown: row.timeKnown,
    captureDay: row.captureDay,
    ...change,
  };
  const { client, clientEmail, clientName } = row;
  const told = { transaction, person: { client, clientEmail, clientName, ...person } };
  const importId = createId();
  // Later than whatever told it before: of two tellings of one moment neither is the newer.
  const stamp = { actor: 'a.clerk', at: clock.now() + 1 };
  await ledger.intake.recordRows(importId, { rows: [told], source }, stamp);
  await ledger.intake.recordImport(importId, 'test', stamp);
}
