import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, type SortColumn, sortKeyOf } from '../../../main/domain/list-order.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { euros, refundRow, transaction } from './samples.ts';

const sort = (rows: readonly Transaction[], by: SortColumn, descending = false) =>
  rows
    .toSorted((one, other) => compareKeys(sortKeyOf(one, by), sortKeyOf(other, by), descending))
    .map(({ transactionId }) => transactionId);

describe('rows sorted by a column', () => {
  it('by amount: as the list shows it, each currency by itself, and a stop last', () => {
    const rows = [
      transaction({ transactionId: 'stop', operation: 'stopntimes' }),
      transaction({ transactionId: 'yen', amount: { minor: 1, currency: 'JPY' } }),
      transaction({ transactionId: 'large', amount: euros(9_000) }),
      refundRow({ transactionId: 'refund', amount: euros(10_000) }),
      transaction({ transactionId: 'small', amount: euros(100) }),
    ];
    expect(sort(rows, 'amount')).toEqual(['refund', 'small', 'large', 'yen', 'stop']);
    expect(sort(rows, 'amount', true)).toEqual(['large', 'small', 'refund', 'yen', 'stop']);
  });

  it('by text: as a person would, whatever its capitals, and nothing last', () => {
    const rows = ['W-10', '', 'w-9', 'Álvarez', 'b'].map((orderId) => transaction({ transactionId: orderId, orderId }));
    expect(sort(rows, 'orderId')).toEqual(['Álvarez', 'b', 'w-9', 'W-10', '']);
    expect(sort(rows, 'orderId', true)).toEqual(['W-10', 'w-9', 'b', 'Álvarez', '']);
  });

  it('by customer: by what the column shows', () => {
    const [a, b] = [
      transaction({ transactionId: 'A', clientEmail: '', client: 'z' }),
      transaction({ transactionId: 'B', clientEmail: 'y@x.org', client: 'a' }),
    ];
    expect(sort([a, b], 'client')).toEqual(['B', 'A']);
  });

  it('by state: refusals of one reason together', () => {
    const stands = { standing: 'refused', left: 0, leftAtMost: 0, currency: 'EUR' } as const;
    const rows = ['4002', '4001', '4002', '4001'].map((execcode, index) =>
      transaction({ transactionId: `${execcode} ${index}`, execcode, stands }),
    );
    expect(sort(rows, 'state')).toEqual(['4001 1', '4001 3', '4002 0', '4002 2']);
  });

  it('is an order: what stands before another stands before what that stands before', () => {
    const key = fc.record({
      currency: fc.constantFrom('EUR', 'JPY'),
      value: fc.option(fc.integer({ min: -3, max: 3 }), { nil: null }),
    });
    fc.assert(
      fc.property(key, key, key, fc.boolean(), (one, two, three, descending) => {
        const compare = (a: typeof one, b: typeof one) => Math.sign(compareKeys(a, b, descending));
        expect(Math.abs(compare(one, two) + compare(two, one))).toBe(0);
        if (compare(one, two) <= 0 && compare(two, three) <= 0) expect(compare(one, three)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
