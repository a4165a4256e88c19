import type { ToldRow } from '../../../../main/ports/told-row.ts';
import type { BookRow } from './gateway.ts';

const person = { client: 'j.snow', clientEmail: 'j.snow@example.com', clientName: 'John Snow' };

/** A row as an export or a look-up shows it (protocol.md §10.5). */
export function asExported(row: BookRow): ToldRow {
  return {
    transaction: {
      accountId: 'SHOP',
      transactionId: row.transactionId,
      referenceId: row.referenceId,
      operation: row.operation,
      orderId: row.orderId,
      amountMinor: row.amount,
      currency: 'EUR',
      execcode: row.execcode,
      voidedBy: row.voidedBy,
      card: '446421…0001',
      happenedAt: row.at,
      schedule: row.schedule,
      alias: row.rootId === row.transactionId ? 'A142429' : '',
      authenticated: false,
      extraData: row.extraData,
      chargedBack: row.chargedBack,
      method: 'card',
      debitDay: '',
      timeKnown: true,
      captureDay: '',
    },
    person,
  };
}

/** The same as a notification tells it: no reference, no time, what undid it neither; EXTRADATA perhaps (S4:403–459). */
export function asNotified(row: BookRow, receivedAt: number, withExtraData: boolean): ToldRow {
  const { transaction } = asExported(row);
  return {
    transaction: {
      ...transaction,
      referenceId: null,
      voidedBy: null,
      happenedAt: receivedAt,
      timeKnown: false,
      method: 'unknown',
      card: '',
      extraData: withExtraData ? transaction.extraData : '',
      chargedBack: false,
    },
    person,
  };
}
