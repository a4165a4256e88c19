import { describe, expect, it } from 'vitest';
import { row, stamp } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';
import { answered, lost, seat } from './clerk.ts';

const seen = { outcome: 'succeeded', transactionId: 'A9', reason: 'seen' } as const;
const gone = { outcome: 'refused', transactionId: null, reason: 'nothing there' } as const;
const refusedBy = (code: string) => ({ kind: 'refused', refusal: { code } });

const refund = { transactionId: 'A9', referenceId: 'A1', operation: 'refund', amountMinor: 4_000 } as const;

export function describeSettling(open: OpenLedger): void {
  describe('settling', () => {
    it("takes a person's word on what is unknown, once", async () => {
      const clerk = await seat(await open());
      const { operationId } = await clerk.run(lost);
      const settled = await clerk.ledger.journal.settle(operationId, seen, stamp);
      const settlement = { ...seen, actor: stamp.actor, settledAt: stamp.at };
      expect(settled).toMatchObject({ kind: 'decided', value: { state: 'succeeded', settlement } });
      expect((await clerk.around('A9')).chain.balance).toMatchObject({ refunded: 4_000, inFlight: 0, left: 6_000 });
      expect(await clerk.ledger.journal.settle(operationId, gone, stamp)).toEqual(refusedBy('notSettleable'));
    });

    it('gives the chain and the money back where nothing happened', async () => {
      const clerk = await seat(await open());
      const { operationId } = await clerk.run(lost);
      await clerk.ledger.journal.settle(operationId, gone, stamp);
      expect(await clerk.left()).toBe(10_000);
    });

    it('refuses money without an id, and an id that is something else’s', async () => {
      const clerk = await seat(await open());
      await clerk.import(
        row({ ...refund, transactionId: 'C1', amountMinor: 4_001 }),
        row({ ...refund, transactionId: 'C2', execcode: '4001' }),
      );
      await clerk.run(answered('0000', 'A8'), { amount: { minor: 1_000, currency: 'EUR' } });
      const { operationId } = await clerk.run(lost);
      const { journal } = clerk.ledger;
      const settle = (transactionId: string | null) => journal.settle(operationId, { ...seen, transactionId }, stamp);
      expect(await settle(null)).toEqual(refusedBy('transactionIdMissing'));
      for (const id of ['A1', 'C1', 'C2', 'A8', 'A8\u200b'])
        expect(await settle(id)).toEqual(refusedBy('notItsTransaction'));
      expect(await settle('A9')).toMatchObject({ kind: 'decided' });
    });

    it('wrongly as refused is corrected by the row, and never back', async () => {
      const clerk = await seat(await open());
      const { operationId, attempts } = await clerk.run(lost);
      await clerk.ledger.journal.settle(operationId, gone, stamp);
      const extraData = attempts[0]?.attemptId ?? '';
      expect(await clerk.import(row({ ...refund, extraData }))).toEqual([operationId]);
      const proved = await clerk.ledger.views.findOperation(operationId);
      expect(proved).toMatchObject({
        state: 'succeeded',
        attempts: [{ proof: { outcome: 'succeeded', source: 'import' } }],
      });
      // An older file, from when it was still waiting.
      expect(await clerk.import(row({ ...refund, extraData, execcode: '0003' }))).toEqual([]);
      expect((await clerk.ledger.views.findOperation(operationId))?.state).toBe('succeeded');
      expect(await clerk.left()).toBe(6_000);
    });
  });

  describe('proving', () => {
    it.each(['0000', '4001', '5001'])('by a row of code %s ends what is unknown', async (execcode) => {
      const clerk = await seat(await open());
      const { operationId, attempts } = await clerk.run(lost);
      const extraData = `be2bill-console ${attempts[0]?.attemptId}`;
      expect(await clerk.import(row({ ...refund, execcode, extraData }))).toEqual([operationId]);
      const state = execcode === '0000' ? 'succeeded' : 'refused';
      expect((await clerk.ledger.views.findOperation(operationId))?.state).toBe(state);
      expect(await clerk.left()).toBe(execcode === '0000' ? 6_000 : 10_000);
    });

    it('goes by the id that was answered where EXTRADATA is missing; a row that waits proves nothing', async () => {
      const clerk = await seat(await open());
      const { operationId } = await clerk.run(answered('0003', 'A9'));
      expect(await clerk.import(row({ ...refund, execcode: '0003' }))).toEqual([]);
      expect(await clerk.import(row(refund))).toEqual([operationId]);
    });

    it('names by the operation what a notified row refers to', async () => {
      const clerk = await seat(await open());
      const { attempts } = await clerk.run(lost);
      await clerk.import(
        row({ transactionId: 'B1' }),
        row({ ...refund, referenceId: null, extraData: attempts[0]?.attemptId ?? '' }),
      );
      expect((await clerk.around('A9')).row).toMatchObject({
        referenceId: 'A1',
        referenceInferred: false,
        rootId: 'A1',
      });
    });
  });
}
