import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { LedgerChange } from '../../../../main/ports/feed.ts';
import { row, stamp } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';
import { answered, type Clerk, lost, seat } from './clerk.ts';

async function listen(open: OpenLedger): Promise<{ clerk: Clerk; told: LedgerChange[]; stop: () => void }> {
  const clerk = await seat(await open());
  const told: LedgerChange[] = [];
  const stop = clerk.ledger.feed.listen((change) => told.push(change));
  return { clerk, told, stop };
}

const chain = { accountId: 'SHOP', chainId: 'A1' };

export function describeFeed(open: OpenLedger): void {
  describe('the feed', () => {
    it('tells of each commit before its caller hears, with the operation as it stands then', async () => {
      const { clerk, told } = await listen(open);
      const drafted = await clerk.draft();
      const { journal, views } = clerk.ledger;
      const taken = await clerk.take(drafted);
      expect(told.map(({ operations }) => operations[0]?.state)).toEqual(['drafted', 'sending']);
      expect(taken).toMatchObject({ kind: 'taken', operation: told.at(-1)?.operations[0] });
      const ended = await journal.end(drafted.operationId, drafted.attemptId, answered('0000', 'A9'), stamp);
      // Its own row is there by then, and is named.
      expect(told.at(-1)).toEqual({ operations: [ended], chains: [chain] });
      expect(ended.attempts[0]?.rowId).toBe('A9');
      expect(await views.findOperation(drafted.operationId)).toEqual(ended);
    });

    it('names the chains that have new rows, and the operations that these proved', async () => {
      const { clerk, told } = await listen(open);
      const { operationId, attempts } = await clerk.run(lost);
      told.length = 0;
      const refund = { transactionId: 'R1', operation: 'refund', referenceId: 'A1', amountMinor: 4_000 } as const;
      await clerk.import(
        row({ ...refund, extraData: attempts[0]?.attemptId ?? '' }),
        row({ transactionId: 'B1', orderId: 'W-2' }),
      );
      expect(told).toHaveLength(1);
      expect(told[0]?.operations).toMatchObject([{ operationId, state: 'succeeded' }]);
      expect(told[0]?.chains).toEqual(expect.arrayContaining([chain, { ...chain, chainId: 'B1' }]));
    });

    it('tells nothing of what changed nothing, and nobody who has stopped listening', async () => {
      const { clerk, told, stop } = await listen(open);
      const { journal, intake } = clerk.ledger;
      const [one, other] = [await clerk.draft(), await clerk.draft()];
      await clerk.take(one);
      const notification = {
        importId: createId(),
        contentDigest: '1'.padStart(64, '0'),
        identifier: 'SHOP',
        row: row(),
      };
      await intake.recordNotification(notification, stamp);
      told.length = 0;
      await clerk.take(one);
      await clerk.take(other);
      await journal.settle(one.operationId, { outcome: 'refused', transactionId: null, reason: 'no' }, stamp);
      await journal.recover(stamp, 'another');
      await journal.begin(one.operationId, one.attemptId, stamp).catch(() => undefined);
      await intake.recordNotification(notification, stamp);
      await intake.recordImport(createId(), 'test', stamp);
      await intake.setNotificationAside({ digest: 'd', sender: 'person', reason: 1, parameters: [] }, stamp);
      expect(told).toEqual([]);
      stop();
      await clerk.draft();
      expect(told).toEqual([]);
    });

    it('tells that a case was looked up', async () => {
      const { clerk, told } = await listen(open);
      const { operationId } = await clerk.run(lost);
      told.length = 0;
      await clerk.ledger.journal.recordLookUp(operationId, { result: 'nothing', cause: null }, stamp);
      expect(told).toMatchObject([{ operations: [{ operationId }], chains: [] }]);
    });
  });
}
