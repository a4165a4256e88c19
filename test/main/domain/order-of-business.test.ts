import { describe, expect, it } from 'vitest';
import { sortByBusiness } from '../../../main/domain/order-of-business.ts';
import { noon, refundRow, transaction } from './samples.ts';

const order = (...rows: Parameters<typeof sortByBusiness>[0]) =>
  sortByBusiness(rows).map(({ transactionId }) => transactionId);

describe('rows in the order of business', () => {
  it('stand by when they happened, whoever came in first', () => {
    const late = refundRow({ transactionId: 'R2', happenedAt: noon + 2_000 });
    const early = refundRow({ transactionId: 'R1', happenedAt: noon + 1_000 });
    expect(order(late, early, transaction({ happenedAt: noon }))).toEqual(['A1', 'R1', 'R2']);
  });

  it('have an edit behind what it refers to, whatever their times say', () => {
    const payment = transaction({ happenedAt: noon + 5_000 });
    const refund = refundRow({ transactionId: 'R1', happenedAt: noon + 1_000 });
    const undone = refundRow({ transactionId: 'V1', operation: 'void', referenceId: 'R1', happenedAt: noon });
    expect(order(undone, refund, payment)).toEqual(['A1', 'R1', 'V1']);
  });

  it('of one moment stand by their ids, and references that lead round end', () => {
    const rows = ['R2', 'R1'].map((transactionId) => refundRow({ transactionId, happenedAt: noon, referenceId: null }));
    expect(order(...rows)).toEqual(['R1', 'R2']);
    const round = [
      refundRow({ transactionId: 'R1', referenceId: 'R2' }),
      refundRow({ transactionId: 'R2', referenceId: 'R1' }),
    ];
    expect(order(...round).toSorted()).toEqual(['R1', 'R2']);
  });
});
