import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import { noon, row, stamp } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';
import { answered, lost, notSent, seat } from './clerk.ts';

const day = 86_400_000;

export function describeViews(open: OpenLedger): void {
  describe('a view', () => {
    it('around a transaction is undefined for one that nobody knows', async () => {
      const { views } = await open();
      const question = { accountId: 'SHOP', transactionId: 'A1', orderId: null, since: 0 };
      expect(await views.readAround(question)).toBeUndefined();
      expect(await views.findChain('SHOP', 'A1')).toBeUndefined();
    });

    it('around one shows its chain, what moved lately and what is open on its order', async () => {
      const clerk = await seat(await open());
      const refund = { operation: 'refund', referenceId: 'A1', amountMinor: 100 } as const;
      await clerk.import(
        row({ ...refund, transactionId: 'R1', happenedAt: noon - 4 * day }),
        row({ ...refund, transactionId: 'R2', happenedAt: noon - 1_000 }),
        row({ ...refund, transactionId: 'R3', happenedAt: noon + 1_000 }),
      );
      await clerk
        .run(lost, { operation: 'credit', chainId: 'credit:W-1001', referenceId: 'A1' })
        .catch(() => undefined);
      await clerk.run(lost);
      const { chain, plan, lately, openOnOrder } = await clerk.around('R1');
      expect(chain.transactions.map(({ transactionId }) => transactionId)).toEqual(['A1', 'R1', 'R2', 'R3']);
      expect(chain.operations).toMatchObject([{ state: 'unknown' }]);
      expect(lately.map(({ transactionId }) => transactionId)).toEqual(['R3', 'R2']);
      expect(openOnOrder).toMatchObject([{ actor: stamp.actor, operation: 'refund', since: stamp.at }]);
      expect(plan).toBeNull();
    });

    it('of a chain goes by time, however late a row came in', async () => {
      const clerk = await seat(await open());
      const late = row({
        transactionId: 'R1',
        operation: 'refund',
        referenceId: null,
        amountMinor: 100,
        happenedAt: noon + 60_000,
      });
      await clerk.ledger.intake.recordNotification(
        { importId: createId(), contentDigest: '1'.padStart(64, '0'), identifier: 'SHOP', row: late },
        stamp,
      );
      const refund = { operation: 'refund', referenceId: 'A1', amountMinor: 100 } as const;
      await clerk.import(
        row({ ...refund, transactionId: 'R1', happenedAt: noon + 1_000 }),
        row({ ...refund, transactionId: 'R2', happenedAt: noon + 2_000 }),
      );
      const { transactions } = (await clerk.around('A1')).chain;
      expect(transactions.map(({ transactionId }) => transactionId)).toEqual(['A1', 'R1', 'R2']);
    });

    it('of drafts counts a transaction once, and not where something was confirmed after', async () => {
      const clerk = await seat(await open());
      const { views } = clerk.ledger;
      await clerk.import(row({ transactionId: 'B1', orderId: 'W-2' }));
      const other = { chainId: 'B1', referenceId: 'B1', orderId: 'W-2' };
      for (const operationId of [createId(), createId()]) await clerk.draft({ operationId });
      await clerk.draft({ operationId: createId(), ...other });
      expect([await views.countDrafts(stamp.at), await views.countDrafts(stamp.at + 1)]).toEqual([2, 0]);
      await clerk.run(notSent, { operationId: createId(), ...other });
      expect(await views.countDrafts(stamp.at)).toBe(1);
    });

    it('of what has left is of all that began to since a moment, whatever became of it', async () => {
      const clerk = await seat(await open());
      const { views } = clerk.ledger;
      await clerk.import(row({ transactionId: 'B1', orderId: 'W-2' }));
      await clerk.draft({ operationId: createId() });
      await clerk.run(lost, { operationId: createId() });
      await clerk.run(notSent, { operationId: createId(), chainId: 'B1', referenceId: 'B1', orderId: 'W-2' });
      const left = await views.listLeft(stamp.at);
      expect(left.map(({ state, leftAt }) => [state, leftAt]).toSorted()).toEqual([
        ['notSent', stamp.at],
        ['unknown', stamp.at],
      ]);
      expect(await views.listLeft(stamp.at + 1)).toEqual([]);
    });

    it('of what is being sent holds it however much was done since, until it has an end', async () => {
      const clerk = await seat(await open());
      const { journal, views } = clerk.ledger;
      await clerk.import(row({ transactionId: 'B1', orderId: 'W-2' }));
      const drafted = await clerk.draft();
      await clerk.take(drafted);
      const other = { chainId: 'B1', referenceId: 'B1', orderId: 'W-2' };
      for (let number = 0; number < 3; number += 1) await clerk.run(notSent, { operationId: createId(), ...other });
      const listIds = async () => (await views.listSending()).map(({ operationId }) => operationId);
      expect(await listIds()).toEqual([drafted.operationId]);
      await journal.end(drafted.operationId, drafted.attemptId, notSent, stamp);
      expect(await listIds()).toEqual([]);
    });

    it('of what is undecided and of counts follows the states', async () => {
      const clerk = await seat(await open());
      const { views } = clerk.ledger;
      await clerk.import(row({ transactionId: 'B1', orderId: 'W-2' }));
      const other = { chainId: 'B1', referenceId: 'B1', orderId: 'W-2' };
      const unknown = await clerk.run(lost);
      const pending = await clerk.run(answered('0003', 'A9'), other);
      await clerk.run(notSent, other);
      const undecided = (await views.listUndecided()).map(({ operation }) => operation.operationId);
      expect(undecided).toEqual([unknown.operationId, pending.operationId].toSorted());
      expect(await views.countOpen('SHOP')).toBe(2);
      expect(await views.countOpen('OTHER')).toBe(0);
      expect(await views.countUnknown()).toBe(1);
      expect(await views.listOperations('unknown', 10)).toEqual([unknown]);
      expect(await views.listOperations('all', 2)).toHaveLength(2);
      expect(await views.findLastImport()).toBe(stamp.at);
      expect(await views.hasTransactions('SHOP')).toBe(true);
      expect(await views.hasTransactions('OTHER')).toBe(false);
    });

    it('of what may be an unknown operation’s leaves out what is another’s', async () => {
      const clerk = await seat(await open());
      const done = await clerk.run(answered('0000', 'A8'));
      const { operationId } = await clerk.run(lost);
      const refund = { operation: 'refund', referenceId: 'A1', amountMinor: 4_000 } as const;
      await clerk.import(
        row({ ...refund, transactionId: 'A8' }),
        row({ ...refund, transactionId: 'P1' }),
        row({ ...refund, transactionId: 'P2', amountMinor: 4_001 }),
        row({ ...refund, transactionId: 'P3', happenedAt: noon - day }),
        row({ ...refund, transactionId: 'P4', referenceId: 'B1' }),
      );
      const probable = await clerk.ledger.views.findProbable(operationId);
      expect(probable.map(({ transactionId }) => transactionId)).toEqual(['P1']);
      expect(await clerk.ledger.views.findProbable(done.operationId)).toEqual([]);
    });

    it('of a search finds words and amounts, page by page, newest first', async () => {
      const clerk = await seat(await open());
      const { views } = clerk.ledger;
      await clerk.import(
        row({ transactionId: 'B1', orderId: 'X-77', happenedAt: noon + 1_000 }),
        row({ transactionId: 'B2', amountMinor: 77, happenedAt: noon + 2_000 }),
      );
      const ask = (text: string, amounts: number[], after: string | null, limit: number) =>
        views.searchTransactions({
          text,
          amounts: amounts.map((minor) => ({ minor, digits: 2 })),
          after,
          limit,
        });
      const found = await ask('77', [77], null, 10);
      expect(found.rows.map(({ transactionId }) => transactionId)).toEqual(['B2', 'B1']);
      const first = await ask('', [], null, 2);
      expect(first).toMatchObject({ rows: [{ transactionId: 'B2' }, { transactionId: 'B1' }], total: 3 });
      expect(await ask('', [], first.next, 2)).toMatchObject({ rows: [{ transactionId: 'A1' }], next: null, total: 3 });
      expect((await ask('nothing of the kind', [], null, 2)).rows).toEqual([]);
    });

    it('of a list leads to its other end and to any moment of it', async () => {
      const clerk = await seat(await open());
      const { views } = clerk.ledger;
      await clerk.import(
        row({ transactionId: 'B1', happenedAt: noon + 1_000 }),
        row({ transactionId: 'B2', happenedAt: noon + 2_000, amountMinor: 55 }),
        row({ transactionId: 'B3', happenedAt: noon + 3_000, amountMinor: 60 }),
      );
      const asked = { text: '', amounts: [], limit: 2 };
      const idsOf = ({ rows }: { rows: readonly Transaction[] }) => rows.map(({ transactionId }) => transactionId);
      const oldest = await views.seekTransactions({ ...asked, to: { kind: 'end' } });
      expect(idsOf(oldest)).toEqual(['B1', 'A1']);
      expect(oldest).toMatchObject({ next: null, total: 4 });
      const newer = await views.seekTransactions({
        ...asked,
        to: { kind: 'before', cursor: oldest.previous ?? '' },
      });
      expect(idsOf(newer)).toEqual(['B3', 'B2']);
      expect(newer).toMatchObject({ previous: null });
      const at = await views.seekTransactions({ ...asked, to: { kind: 'at', time: noon + 2_500 } });
      expect(idsOf(at)).toEqual(['B2', 'B1']);
      expect(at).toMatchObject({ previous: expect.any(String), next: expect.any(String) });
      const latest = await views.seekTransactions({ ...asked, to: { kind: 'at', time: noon + 9_000 } });
      expect(latest).toMatchObject({ previous: null });
      const beforeAll = await views.seekTransactions({ ...asked, to: { kind: 'at', time: noon - 9_000 } });
      expect(idsOf(beforeAll)).toEqual(['B1', 'A1']);
      expect(await views.findTimeSpan()).toEqual({ oldest: noon, newest: noon + 3_000 });
      const between = await views.searchTransactions({
        ...asked,
        ranges: [{ from: 55, to: 60, digits: 2 }],
        after: null,
      });
      expect(idsOf(between)).toEqual(['B3', 'B2']);
    });

    it('of a search takes one and two characters as beginnings of words, and four digits as the end of a card', async () => {
      const clerk = await seat(await open());
      const { views } = clerk.ledger;
      await clerk.import(
        row({ transactionId: 'B1', orderId: 'X-77', card: '446421…9876' }, { clientName: 'Zoë Snow' }),
      );
      const ask = (text: string) => views.searchTransactions({ text, amounts: [], after: null, limit: 10 });
      expect(await ask('zo')).toMatchObject({ rows: [{ transactionId: 'B1' }], total: 1, reading: 'beginnings' });
      expect(await ask('oe')).toMatchObject({ rows: [], total: 0, exact: true });
      expect(await ask('snow z')).toMatchObject({ rows: [{ transactionId: 'B1' }] });
      expect(await ask('9876')).toMatchObject({ rows: [{ transactionId: 'B1' }], reading: 'anywhere' });
    });
  });
}
