import { describe, expect, it } from 'vitest';
import type { UnreadRow } from '../../../main/domain/unread.ts';
import { writeUnread } from '../../../main/ledger/observations/unread.ts';
import { listFacts } from '../../../main/team/facts.ts';
import { toldRow } from './engine/replica.ts';

const row: UnreadRow = {
  accountId: 'SHOP',
  transactionId: 'A1',
  orderId: 'W-1',
  referenceId: null,
  operation: 'refund',
  column: 'EXECCODE',
  problem: 'absent',
};

async function tell(...changes: readonly Partial<UnreadRow>[]) {
  const rows = changes.map((change) => ({ body: writeUnread({ ...row, ...change }, 'lookup', 1_000), person: null }));
  const pack = {
    deskId: 'desk',
    number: 1,
    afterSequence: 0,
    importId: '',
    rows: [...rows, { body: JSON.stringify(toldRow('A9')), person: null }],
  };
  const facts = await listFacts([pack], { findRow: async () => undefined });
  return facts.filter(({ happenedAt }) => happenedAt === 1_000);
}

describe('a row that could not be read', () => {
  it('is told to the team, and moves the chain that it names, without money', async () => {
    expect(await tell({ referenceId: 'A0' })).toEqual([
      {
        accountId: 'SHOP',
        ids: ['A1', 'A0'],
        rowId: 'A1',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        movesMoney: false,
        attemptId: null,
        happenedAt: 1_000,
      },
    ]);
  });

  it('moves the order of which alone it says that it is', async () => {
    expect(await tell({ transactionId: null })).toMatchObject([{ ids: ['order:W-1'], rowId: 'order:W-1' }]);
    expect(await tell({ transactionId: null, referenceId: 'A0' })).toMatchObject([{ ids: ['A0'] }]);
  });

  it('moves nothing where nothing of it is legible', async () => {
    expect(await tell({ transactionId: null, orderId: '' })).toEqual([]);
  });

  it('is the same again only where it says the same', async () => {
    const [first, again, other] = await tell({}, {}, { column: 'AMOUNT' });
    expect(again?.digest).toBe(first?.digest);
    expect(other?.digest).not.toBe(first?.digest);
  });
});
