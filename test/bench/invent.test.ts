import { describe, expect, it } from 'vitest';
import { person, toldTransaction } from '../../main/ports/told-row.ts';
import { inventBatches } from './ledgers/invent/rows.ts';

const rows = [...inventBatches(5_000, 1_000)].flat();

describe('invented rows', () => {
  it('are as many as asked for, each of its own id, and such as an import takes', () => {
    expect(rows).toHaveLength(5_000);
    expect(new Set(rows.map(({ transaction }) => transaction.transactionId)).size).toBe(5_000);
    for (const row of rows) {
      expect(toldTransaction.safeParse(row.transaction).error).toBeUndefined();
      expect(person.safeParse(row.person).error).toBeUndefined();
    }
  });

  it('are the same each time', () => {
    expect([...inventBatches(300, 100)]).toEqual([...inventBatches(300, 100)]);
  });

  it.each(['payment', 'authorization', 'capture', 'refund', 'void'])('hold every kind: %s', (operation) => {
    expect(rows.some(({ transaction }) => transaction.operation === operation)).toBe(true);
  });

  it('hold plans, orders of many rows, accents, and edits that name what they refer to', () => {
    const orders = Map.groupBy(rows, ({ transaction }) => transaction.orderId);
    expect(Math.max(...[...orders.values()].map((members) => members.length))).toBeGreaterThanOrEqual(20);
    expect(rows.some(({ transaction }) => transaction.schedule === '3-3')).toBe(true);
    expect(
      rows.some(({ person: { clientName } }) => /\p{L}/u.test(clientName) && /[^\p{ASCII}]/u.test(clientName)),
    ).toBe(true);
    const ids = new Set(rows.map(({ transaction }) => transaction.transactionId));
    for (const { transaction } of rows) {
      if (transaction.referenceId !== null) expect(ids).toContain(transaction.referenceId);
    }
  });

  it('know nobody whose address the search bench looks for in vain', () => {
    for (const { person: customer } of rows) expect(customer.clientEmail).not.toMatch(/@(gmail|live)\.fr|@free\.net/);
  });
});
