import { describe, expect, it } from 'vitest';
import { chainsOf } from '../../../main/channels/views/transaction.ts';
import { makeChain } from '../../../main/domain/chain.ts';
import { makePlan } from '../../../main/domain/plan.ts';
import { situation, transaction } from '../domain/samples.ts';

describe('the chains that a panel is made of', () => {
  it('are that of the transaction, and those of its order for a credit and for a charge', () => {
    const row = transaction();
    expect(chainsOf(situation([row]))).toEqual([row.rootId, `credit:${row.orderId}`, `order:${row.orderId}`]);
  });

  it('are those of the plan and of each instalment as well', () => {
    const rows = ['1-3', '2-3'].map((schedule, index) =>
      transaction({ transactionId: `I${index}`, rootId: `I${index}`, schedule }),
    );
    const held = makeChain({ accountId: 'SHOP', chainId: 'schedule:I0', transactions: [], operations: [] });
    const chains = chainsOf(situation(rows.slice(0, 1), [], { plan: makePlan('I0', rows, held) }));
    expect(chains.toSorted()).toEqual(
      ['I0', 'I1', `credit:${rows[0]?.orderId}`, `order:${rows[0]?.orderId}`, 'schedule:I0'].toSorted(),
    );
  });
});
