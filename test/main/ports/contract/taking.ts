import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { draftLife } from '../../../../main/domain/deadline.ts';
import { draft, row, rules, stamp } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';
import { answered, lost, notSent, seat, waiting } from './clerk.ts';

const refused = (refusal: object) => ({ kind: 'refused', refusal: expect.objectContaining(refusal) });

export function describeTaking(open: OpenLedger): void {
  describe('a draft', () => {
    it('holds nothing: two of them stand on one chain, and neither is listed', async () => {
      const clerk = await seat(await open());
      const [one, other] = [await clerk.draft(), await clerk.draft()];
      expect(await clerk.left()).toBe(10_000);
      expect(await clerk.ledger.views.listOperations('all', 10)).toEqual([]);
      expect((await clerk.ledger.views.findOperation(one.operationId))?.state).toBe('drafted');
      expect(await clerk.ledger.views.findReview(other.operationId)).toEqual(other.review);
    });

    it('with an id that exists is refused, and the first one stands', async () => {
      const { ledger, ...clerk } = await seat(await open());
      const drafted = await clerk.draft();
      await expect(ledger.journal.draft({ ...drafted, orderId: 'W-2' }, stamp)).rejects.toThrow(/UNIQUE/);
      expect((await ledger.views.findOperation(drafted.operationId))?.orderId).toBe('W-1001');
    });
  });

  describe('taking', () => {
    it('and beginning are one commit; the amount is spent from then on', async () => {
      const clerk = await seat(await open());
      const taken = await clerk.take(await clerk.draft());
      expect(taken).toMatchObject({ kind: 'taken', operation: { state: 'sending', confirmedAt: stamp.at } });
      expect(await clerk.left()).toBe(6_000);
    });

    it('waits where something else is asked first, and begins once only', async () => {
      const { ledger, ...clerk } = await seat(await open());
      const drafted = await clerk.draft();
      const { operationId, attemptId } = drafted;
      await expect(ledger.journal.begin(operationId, attemptId, stamp)).rejects.toThrow(/drafted/);
      expect(await clerk.take(drafted, waiting)).toMatchObject({ operation: { state: 'confirmed' } });
      expect((await ledger.journal.begin(operationId, attemptId, stamp)).attempts[0]?.sentAt).toBe(stamp.at);
      await expect(ledger.journal.begin(operationId, attemptId, stamp)).rejects.toThrow(/sending/);
    });

    it('ends at once what is known not to leave, and gives the chain back', async () => {
      const clerk = await seat(await open());
      const after = { kind: 'end', cause: 'secretLocked' } as const;
      const taken = await clerk.take(await clerk.draft(), { after });
      expect(taken).toMatchObject({
        operation: { state: 'notSent', attempts: [{ cause: 'secretLocked', sentAt: null }] },
      });
      expect(await clerk.left()).toBe(10_000);
    });

    it('is idempotent by its draft', async () => {
      const clerk = await seat(await open());
      const drafted = await clerk.draft();
      await clerk.take(drafted);
      expect(await clerk.take(drafted)).toMatchObject({ kind: 'takenBefore', operation: { state: 'sending' } });
    });

    it('finds a chain that another operation holds', async () => {
      const clerk = await seat(await open());
      const [one, other] = [await clerk.draft(), await clerk.draft()];
      await clerk.take(one);
      const busy = { code: 'chainBusy', operationId: one.operationId };
      expect(await clerk.take(other)).toEqual(refused({ ...busy, toSettle: false }));
      await clerk.ledger.journal.end(one.operationId, one.attemptId, lost, stamp);
      expect(await clerk.take(other)).toEqual(refused({ ...busy, toSettle: true }));
      expect((await clerk.ledger.views.findOperation(other.operationId))?.state).toBe('drafted');
    });

    it('refuses what is not as it was reviewed, and names what changed', async () => {
      const clerk = await seat(await open());
      const drafted = await clerk.draft();
      await clerk.import(row({ transactionId: 'A2', referenceId: 'A1', operation: 'refund', amountMinor: 9_000 }));
      const { picture } = drafted.review ?? {};
      expect(picture?.rows).toHaveLength(1);
      expect(await clerk.take(drafted)).toEqual(refused({ code: 'changedSinceReview', changes: ['transactions'] }));
    });

    it('refuses another account, an old draft, one without a review, an unanswered guard and too much', async () => {
      const clerk = await seat(await open());
      const drafted = await clerk.draft();
      const changed = await clerk.take(drafted, { account: { ...rules, captureDays: 30 } });
      expect(changed).toEqual(refused({ code: 'changedSinceReview', changes: ['account'] }));
      expect(await clerk.take(drafted, {}, stamp.at + draftLife + 1)).toEqual(refused({ code: 'draftExpired' }));
      const old = draft();
      await clerk.ledger.journal.draft(old, stamp);
      expect(await clerk.take(old)).toEqual(refused({ code: 'draftExpired' }));
      const tooMuch = await clerk.draft({ amount: { minor: 10_001, currency: 'EUR' } });
      const left = { minor: 10_000, currency: 'EUR' };
      expect(await clerk.take(tooMuch)).toEqual(refused({ code: 'amountAboveLeft', left }));
      await clerk.run(answered('0000', 'A9'), { amount: { minor: 100, currency: 'EUR' } });
      const again = await clerk.draft({ amount: { minor: 100, currency: 'EUR' } });
      const unanswered = await clerk.take(again, { taking: { kind: 'confirm', guardAnswer: null } });
      expect(unanswered).toEqual(refused({ code: 'guardUnanswered' }));
      expect(await clerk.take(again)).toMatchObject({ operation: { guarded: { kinds: ['sameAmountLately'] } } });
    });
  });

  describe('sending again', () => {
    it.each([
      [notSent, true],
      [answered('2017'), true],
      [answered('2008'), false],
      [answered('0000', 'A9'), false],
      [lost, false],
    ])('after %o: %s', async (outcome, allowed) => {
      const clerk = await seat(await open());
      const { operationId, attempts } = await clerk.run(outcome);
      const attemptId = createId();
      const request = { url: attempts[0]?.url ?? '', parameters: {} };
      const taking = { kind: 'again', attemptId, request } as const;
      const taken = await clerk.take({ ...draft(), operationId }, { taking });
      if (allowed)
        expect(taken).toMatchObject({ operation: { state: 'sending', attempts: [{}, { attemptId, number: 2 }] } });
      else expect(taken).toEqual(refused({ code: 'notRepeatable' }));
    });
  });
}
