import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { takePicture } from '../../../../main/domain/picture.ts';
import { draft, row, rules, stamp } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';
import { answered, lost, seat } from './clerk.ts';
import { euros, foreign, refund } from './refunds.ts';

/** Answers, rows and people that name what is another operation's: none of it proves anything. */
export function describeForeign(open: OpenLedger): void {
  describe('an answer under the id of another operation', () => {
    it.each([
      ['0000', 3_000, 2_000],
      ['4001', 3_000, 2_000],
      ['0003', 3_000, 2_000],
      ['2008', 3_000, 2_000],
      // A twin, of the same amount on the same payment.
      ['0000', 2_000, 2_000],
      ['4001', 2_000, 2_000],
    ])('%s changes no row, counts as spent and says why: %i, then %i', async (code, first, second) => {
      const clerk = await seat(await open());
      await clerk.run(answered('0000', 'R1'), { amount: euros(first) });
      const before = (await clerk.around('R1')).row;
      const operation = await clerk.run(answered(code, 'R1'), { amount: euros(second) });
      expect(operation).toMatchObject(foreign);
      expect(operation.attempts[0]).toMatchObject({
        execcode: null,
        foreignAnswer: { execcode: code, message: 'm', transactionId: 'R1' },
      });
      const { row: after, chain } = await clerk.around('R1');
      expect(after).toEqual(before);
      expect(chain.balance).toMatchObject({ refunded: first, inFlight: second, left: 10_000 - first - second });
      expect(await clerk.ledger.views.findOperation(operation.operationId)).toEqual(operation);
    });

    it.each(['r1', ' R1', 'R1 '])('written %j is no other id', async (id) => {
      const clerk = await seat(await open());
      await clerk.run(answered('0000', 'R1'), { amount: euros(2_000) });
      expect(await clerk.run(answered('0000', id), { amount: euros(2_000) })).toMatchObject(foreign);
      expect(await clerk.left()).toBe(6_000);
    });

    it.each([
      ['what it refers to', 'A1', row({ transactionId: 'X' })],
      ['a row of another kind', 'P2', row({ transactionId: 'P2', amountMinor: 4_000 })],
      ['a refund of another amount', 'A9', row({ ...refund, amountMinor: 4_001 })],
      ['a refund of another payment', 'A9', row({ ...refund, referenceId: 'P2' })],
      ['a refund of the day before', 'A9', row({ ...refund, happenedAt: stamp.at - 86_400_000 })],
    ])('is that of %s', async (_, id, other) => {
      const clerk = await seat(await open());
      await clerk.import(other);
      const before = await clerk.left();
      const seen = (await clerk.around(other.transaction.transactionId)).row;
      expect(await clerk.run(answered('0000', id))).toMatchObject(foreign);
      expect((await clerk.around(other.transaction.transactionId)).row).toEqual(seen);
      // Beside a refund in another currency nothing is left for certain.
      expect(await clerk.left()).toBe(Math.max(0, (before ?? 0) - 4_000));
    });

    it('is that of a row which bears another attempt’s mark', async () => {
      const clerk = await seat(await open());
      const { attempts } = await clerk.run(answered('0000'));
      await clerk.import(row({ ...refund, extraData: attempts[0]?.attemptId ?? '' }));
      expect(await clerk.run(answered('0000', 'A9'))).toMatchObject(foreign);
      expect(await clerk.left()).toBe(2_000);
    });

    it('is that of an operation on another of the gateway’s accounts', async () => {
      const clerk = await seat(await open());
      await clerk.import(row({ accountId: 'OTHER', transactionId: 'B1' }));
      await clerk.run(answered('0000', 'R1'));
      const { journal, views } = clerk.ledger;
      const around = await views.readAround({ accountId: 'OTHER', transactionId: 'B1', orderId: null, since: 0 });
      if (!around) throw new Error('B1 is not in the ledger.');
      const other = { ...rules, accountId: 'OTHER' };
      const drafted = draft({ accountId: 'OTHER', chainId: 'B1', referenceId: 'B1' });
      const picture = takePicture({ ...around, account: other, actor: stamp.actor, now: stamp.at }, drafted);
      await journal.draft({ ...drafted, review: { picture, extent: 'part', account: other } }, stamp);
      expect((await clerk.take(drafted, { account: other })).kind).toBe('taken');
      const ended = await journal.end(drafted.operationId, drafted.attemptId, answered('0000', 'R1'), stamp);
      expect(ended).toMatchObject(foreign);
    });

    it('is none where a refusal without a row repeats what it refers to', async () => {
      const clerk = await seat(await open());
      const refused = await clerk.run(answered('2008', 'A1'));
      expect(refused).toMatchObject({ state: 'refused', attempts: [{ execcode: '2008', transactionId: null }] });
      expect(await clerk.left()).toBe(10_000);
    });

    it('is none where its own row came in before the answer', async () => {
      const clerk = await seat(await open());
      const drafted = await clerk.draft();
      await clerk.take(drafted);
      await clerk.import(row({ ...refund, happenedAt: stamp.at }));
      const { operationId, attemptId } = drafted;
      const ended = await clerk.ledger.journal.end(operationId, attemptId, answered('0000', 'A9'), stamp);
      expect(ended.state).toBe('succeeded');
      expect(await clerk.left()).toBe(6_000);
    });

    it('is settled by its own row, by its mark, and money comes out right', async () => {
      const clerk = await seat(await open());
      await clerk.run(answered('0000', 'R1'), { amount: euros(3_000) });
      const { operationId, attempts } = await clerk.run(answered('0000', 'R1'), { amount: euros(2_000) });
      const extraData = attempts[0]?.attemptId ?? '';
      expect(await clerk.import(row({ ...refund, transactionId: 'R2', amountMinor: 2_000, extraData }))).toEqual([
        operationId,
      ]);
      expect((await clerk.around('A1')).chain.balance).toMatchObject({ refunded: 5_000, inFlight: 0, left: 5_000 });
    });
  });

  describe('a row under an operation’s own mark', () => {
    it('that names no reference refers to what the operation did', async () => {
      const clerk = await seat(await open());
      await clerk.import(row({ transactionId: 'A2' }));
      const { attempts } = await clerk.run(answered('0000'));
      const rows = [row({ ...refund, referenceId: null, extraData: attempts[0]?.attemptId ?? '' })];
      await clerk.ledger.intake.recordRows(createId(), { rows, source: 'notification' }, stamp);
      expect((await clerk.around('A9')).row).toMatchObject({ referenceId: 'A1', referenceInferred: false });
      expect([await clerk.left(), await clerk.left('A2')]).toEqual([6_000, 10_000]);
    });

    it.each([
      ['another amount', { amountMinor: 100 }],
      ['another reference', { referenceId: 'P2' }],
      ['another kind', { operation: 'capture' as const }],
    ])('but of %s proves nothing: the money stays spent and the case open', async (_, change) => {
      const clerk = await seat(await open());
      const { operationId, attempts } = await clerk.run(lost);
      const extraData = attempts[0]?.attemptId ?? '';
      expect(await clerk.import(row({ ...refund, ...change, extraData }))).toEqual([]);
      const found = await clerk.ledger.views.findOperation(operationId);
      expect(found).toMatchObject({ state: 'unknown', attempts: [{ rowId: null }] });
      expect((await clerk.around('A1')).chain.balance.inFlight).toBe(4_000);
    });
  });

  describe('a person who names the id of another operation', () => {
    it.each(['R1', 'r1', ' R1 ', 'A1', 'a1'])('%j is told so, and nothing changes', async (transactionId) => {
      const clerk = await seat(await open());
      await clerk.run(answered('0000', 'R1'));
      const before = (await clerk.around('R1')).row;
      const { operationId } = await clerk.run(lost);
      const seen = { outcome: 'succeeded', transactionId, reason: 'seen' } as const;
      expect(await clerk.ledger.journal.settle(operationId, seen, stamp)).toEqual({
        kind: 'refused',
        refusal: { code: 'notItsTransaction' },
      });
      expect((await clerk.around('R1')).row).toEqual(before);
      expect(await clerk.left()).toBe(2_000);
    });

    it('or of a row that bears another’s mark', async () => {
      const clerk = await seat(await open());
      const { attempts } = await clerk.run(answered('0000'));
      await clerk.import(row({ ...refund, extraData: attempts[0]?.attemptId ?? '' }));
      const { operationId } = await clerk.run(lost);
      const seen = { outcome: 'succeeded', transactionId: 'A9', reason: 'seen' } as const;
      expect(await clerk.ledger.journal.settle(operationId, seen, stamp)).toMatchObject({ kind: 'refused' });
    });
  });
}
