import { expect, it } from 'vitest';
import { standTogether } from '../../../main/domain/chain-state.ts';
import { addUp } from '../../../main/domain/net.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { chainOf, hear } from './histories.ts';
import { euros, fact, noon } from './samples.ts';

it('what a chain shows to be undone moved nothing, also where nobody told of its void', () => {
  const capture = fact({ transactionId: 'C1', operation: 'capture', referenceId: 'A1', amount: euros(3_000) });
  const undo = fact({ transactionId: 'V1', operation: 'void', referenceId: 'A1', happenedAt: noon + 60_000 });
  const stored = (...facts: Parameters<typeof hear>[0]): Transaction[] => {
    const rows = hear(facts);
    const stands = standTogether(chainOf(rows, 'A1'));
    return rows.map((row) => ({ ...row, stands: stands.get(row.transactionId) ?? row.stands }));
  };
  const authorization = fact({ operation: 'authorization' });
  expect(addUp(stored(authorization, capture))).toEqual([{ currency: 'EUR', minor: 3_000, rows: 1 }]);
  expect(addUp(stored(authorization, capture, undo))).toEqual([]);
});
