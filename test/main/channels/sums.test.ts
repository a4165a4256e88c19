import { expect, it } from 'vitest';
import { mostAdded, sumList } from '../../../main/channels/sums.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import type { SearchAnswer, SearchQuestion } from '../../../main/ports/views.ts';
import { euros, refundRow, transaction } from '../domain/samples.ts';

const sought = { text: '', amounts: [] };

/** One row a page; `total` is what each page says that there are. */
function pagesOf(rows: readonly Transaction[], total = rows.length) {
  return async ({ after }: SearchQuestion): Promise<SearchAnswer> => {
    const at = Number(after ?? 0);
    const facts = { previous: null, total, exact: true, searchedBackTo: null, reading: 'anywhere' } as const;
    return { rows: rows.slice(at, at + 1), next: at + 1 < rows.length ? String(at + 1) : null, ...facts };
  };
}

it('adds up what moved, page by page, and never mixes two currencies', async () => {
  const rows = [
    transaction(),
    refundRow({ amount: euros(4_000) }),
    transaction({ transactionId: 'J1', amount: { minor: 1_500, currency: 'JPY' } }),
    transaction({ transactionId: 'C1', operation: 'credit', amount: euros(500) }),
    // None of these moved anything.
    transaction({ transactionId: 'X1', operation: 'authorization' }),
    transaction({ transactionId: 'X2', status: 'refused' }),
    transaction({ transactionId: 'X3', status: 'unknown' }),
    transaction({ transactionId: 'X4', voidedBy: 'V' }),
    transaction({ transactionId: 'X5', operation: 'void' }),
  ];
  expect(await sumList(sought, pagesOf(rows), () => true)).toEqual([
    { currency: 'EUR', minor: 5_500, rows: 3 },
    { currency: 'JPY', minor: 1_500, rows: 1 },
  ]);
});

it('gives none of a list that is too long, and ends once somebody asks for another', async () => {
  expect(await sumList(sought, pagesOf([transaction()], mostAdded + 1), () => true)).toBeNull();
  let asked = 0;
  const wanted = () => asked++ < 2;
  expect(await sumList(sought, pagesOf([transaction(), transaction(), transaction()]), wanted)).toBeUndefined();
});
