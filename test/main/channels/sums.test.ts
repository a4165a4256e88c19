import { expect, it } from 'vitest';
import { mostAdded } from '../../../contract/index.ts';
import { sumList, sumPicked } from '../../../main/channels/sums.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import type { SearchAnswer, SearchQuestion } from '../../../main/ports/views.ts';
import { euros, refundRow, situation, transaction } from '../domain/samples.ts';

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

it('adds up picked rows by the same rule, each once, and counts those that are still there', async () => {
  const { chain } = situation([
    transaction(),
    refundRow({ transactionId: 'R1', amount: euros(4_000) }),
    transaction({ transactionId: 'X2', status: 'refused' }),
  ]);
  const findRow = async (_account: string, id: string) =>
    chain.transactions.find(({ transactionId }) => transactionId === id);
  const pick = (...ids: string[]) => ids.map((transactionId) => ({ accountId: 'SHOP', transactionId }));
  expect(await sumPicked(pick('A1', 'R1', 'A1', 'X2', 'GONE'), findRow, () => true)).toEqual({
    rows: 3,
    sums: [{ currency: 'EUR', minor: 6_000, rows: 2 }],
  });
  // A row of the chain that was not picked moves no sum.
  expect((await sumPicked(pick('R1'), findRow, () => true))?.sums).toEqual([
    { currency: 'EUR', minor: -4_000, rows: 1 },
  ]);
  expect(await sumPicked(pick('A1', 'R1'), findRow, () => false)).toBeUndefined();
});
