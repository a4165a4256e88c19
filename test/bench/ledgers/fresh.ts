import { v7 as createId } from 'uuid';
import type { Ledger } from '../../../main/ledger/ledger.ts';
import { recordRows } from '../../../main/lookup/import-export.ts';
import type { ToldRow } from '../../../main/ports/told-row.ts';
import { stampAt } from './history.ts';
import { inventCustomer } from './invent/customers.ts';
import { benchDay, type Debit } from './office.ts';

const hour = 3_600_000;

/** What every fresh payment is worth, in minor units. */
export const freshAmount = 5_000;

/** Payments of an hour before the benches' day that nothing was done with: the same in a ledger of any size. */
export function freshPayments(prefix: string, count: number): readonly ToldRow[] {
  return Array.from({ length: count }, (_, index) => ({
    transaction: {
      accountId: 'DEMOSHOP',
      transactionId: `${prefix}${100_000 + index}`,
      referenceId: null,
      operation: 'payment' as const,
      orderId: `${prefix}-${index}`,
      amountMinor: freshAmount,
      currency: 'EUR',
      execcode: '0000',
      voidedBy: null,
      card: inventCustomer(index).card,
      happenedAt: benchDay - hour + index * 1000,
      schedule: '',
      alias: '',
      authenticated: true,
      extraData: '',
      chargedBack: false,
      method: 'card',
      debitDay: '',
      timeKnown: true,
      captureDay: '',
    },
    person: inventCustomer(index).person,
  }));
}

/** Brings rows in as one import of the benches' day. */
export async function bringIn(ledger: Ledger, rows: readonly ToldRow[]): Promise<void> {
  const batch = { importId: createId(), source: 'bench', from: 'import', rows } as const;
  await recordRows(ledger.intake, batch, stampAt(benchDay));
}

/** Brings fresh payments in and gives them out one by one, each to one taker. */
export async function stockUp(ledger: Ledger, prefix: string, count: number): Promise<() => Debit> {
  const rows = freshPayments(prefix, count);
  await bringIn(ledger, rows);
  let taken = 0;
  return () => {
    const row = rows[taken++];
    if (!row) throw new RangeError(`All ${count} payments are spent.`);
    return { accountId: row.transaction.accountId, transactionId: row.transaction.transactionId };
  };
}
