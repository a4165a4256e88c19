import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { UnreadRow } from '../../../../main/domain/unread.ts';
import { row, stamp } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';
import { type Clerk, seat } from './clerk.ts';

const unread: UnreadRow = {
  accountId: 'SHOP',
  transactionId: 'R1',
  orderId: 'W-1001',
  referenceId: 'A1',
  operation: 'refund',
  column: 'EXECCODE',
  problem: 'absent',
};

async function hear({ ledger }: Clerk, changes: Partial<UnreadRow> = {}, at = stamp.at): Promise<void> {
  const importId = createId();
  const piece = { rows: [], unread: [{ ...unread, ...changes }], source: 'lookup' } as const;
  await ledger.intake.recordRows(importId, piece, { ...stamp, at });
  await ledger.intake.recordImport(importId, 'test', { ...stamp, at });
}

const refund = { transactionId: 'R1', operation: 'refund', referenceId: 'A1', amountMinor: 4_000 } as const;

export function describeUnread(open: OpenLedger): void {
  describe('a row that could not be read', () => {
    it('stands by its chain until a row of its id is told at the same time or later', async () => {
      const clerk = await seat(await open());
      await hear(clerk, {}, stamp.at + 1);
      const { chain } = await clerk.around('A1');
      expect(chain.unread).toEqual([{ ...unread, source: 'lookup', at: stamp.at + 1 }]);
      expect(chain.balance).toMatchObject({
        left: 10_000,
        unsure: [{ kind: 'unreadableRow', transactionId: 'R1', column: 'EXECCODE' }],
      });
      // An older word of it does not say what the newer one meant.
      await clerk.import(row(refund));
      expect((await clerk.around('A1')).chain.unread).toHaveLength(1);
      const { intake } = clerk.ledger;
      await intake.recordRows(createId(), { rows: [row(refund)], source: 'import' }, { ...stamp, at: stamp.at + 1 });
      expect((await clerk.around('A1')).chain).toMatchObject({ unread: [], balance: { left: 6_000, unsure: [] } });
    });

    it('is answered for by what was told later, whichever comes in first', async () => {
      const clerk = await seat(await open());
      await clerk.import(row(refund));
      await hear(clerk, {}, stamp.at - 1);
      expect((await clerk.around('A1')).chain.unread).toEqual([]);
    });

    it('is found by its order, by what it refers to, or by itself, and is of one chain alone', async () => {
      const clerk = await seat(await open());
      await clerk.import(row({ transactionId: 'A2', amountMinor: 500 }), row({ transactionId: 'A3', orderId: 'W-3' }));
      const standing = async (id: string) =>
        (await clerk.around(id)).chain.unread.map(({ transactionId }) => transactionId);
      await hear(clerk, { transactionId: 'R2', referenceId: null });
      await hear(clerk, { transactionId: 'R3', orderId: '', referenceId: 'A3' });
      await hear(clerk, { transactionId: 'R4', referenceId: 'A1' });
      await hear(clerk, { transactionId: 'A2', referenceId: null, operation: 'payment' }, stamp.at + 1);
      expect((await standing('A1')).toSorted()).toEqual(['R2', 'R4']);
      expect((await standing('A2')).toSorted()).toEqual(['A2', 'R2']);
      expect(await standing('A3')).toEqual(['R3']);
    });

    it('that begins a chain of its own is shown, and makes no other unsure', async () => {
      const clerk = await seat(await open());
      await hear(clerk, { transactionId: 'A9', referenceId: null, operation: 'payment' });
      const { chain } = await clerk.around('A1');
      expect(chain).toMatchObject({ unread: [{ transactionId: 'A9' }], balance: { unsure: [] } });
    });

    it('without an id is answered for by a later row of its order and kind', async () => {
      const clerk = await seat(await open());
      const { intake } = clerk.ledger;
      const tell = (at: number, ...rows: ReturnType<typeof row>[]) =>
        intake.recordRows(createId(), { rows, source: 'import' }, { ...stamp, at });
      await hear(clerk, { transactionId: null, column: 'TRANSACTIONID' });
      // What came with it is another row, and what is of another kind as well.
      await tell(stamp.at, row(refund));
      await tell(stamp.at + 1, row());
      expect((await clerk.around('A1')).chain.unread).toHaveLength(1);
      await tell(stamp.at + 1, row(refund));
      expect((await clerk.around('A1')).chain.unread).toEqual([]);
    });

    it('told again is one line, with when it was told last', async () => {
      const clerk = await seat(await open());
      for (const at of [5, 2, 9, 9]) await hear(clerk, {}, stamp.at + at);
      expect((await clerk.around('A1')).chain.unread).toMatchObject([{ at: stamp.at + 9 }]);
    });

    it('is told to whoever listens', async () => {
      const clerk = await seat(await open());
      const told: unknown[] = [];
      clerk.ledger.feed.listen(({ chains }) => told.push(...chains));
      await hear(clerk);
      expect(told).toEqual([
        { accountId: 'SHOP', chainId: 'A1' },
        { accountId: 'SHOP', chainId: 'credit:W-1001' },
      ]);
    });
  });
}
