import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { ToldTransaction } from '../../../../main/ports/told-row.ts';
import { row, stamp } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';
import { answered, type Clerk, seat } from './clerk.ts';
import { euros, foreign, refund } from './refunds.ts';

/** Edits that sources tell of what an answer alone named, and that cannot be of what this desk did. */
export function describeNotMeant(open: OpenLedger): void {
  describe('an edit of a transaction that an answer alone named', () => {
    const edit = (changes: Partial<ToldTransaction>) =>
      row({ ...refund, transactionId: 'V1', operation: 'void', referenceId: 'B9', extraData: '', ...changes });
    const idsOf = async (clerk: Clerk, transactionId: string) =>
      (await clerk.around(transactionId)).chain.transactions.map((each) => each.transactionId);
    /** A refund of 40.00 is answered under an id, and a source tells of an edit of that, in either order. */
    const hear = async (told: ReturnType<typeof row>, isFirst: boolean, ...sent: Parameters<Clerk['run']>) => {
      const clerk = await seat(await open());
      if (isFirst) await clerk.import(told);
      await clerk.run(...sent);
      if (!isFirst) await clerk.import(told);
      return clerk;
    };

    describe.each([
      ['before the answer', true],
      ['after it', false],
    ])('told %s', (_, isFirst) => {
      it('undoes what this desk did where it can be of it', async () => {
        const clerk = await hear(edit({ amountMinor: 4_000 }), isFirst, answered('0000', 'B9'));
        expect((await clerk.around('B9')).row.voidedBy).toBe('V1');
        expect(await idsOf(clerk, 'V1')).toEqual(['A1', 'B9', 'V1']);
        expect(await clerk.left()).toBe(10_000);
      });

      it('undoes something else where its sum is another, until a source tells what that is', async () => {
        const clerk = await hear(edit({ amountMinor: 7_000 }), isFirst, answered('0000', 'B9'));
        expect((await clerk.around('B9')).row.voidedBy).toBeNull();
        expect(await idsOf(clerk, 'V1')).toEqual(['V1']);
        expect(await idsOf(clerk, 'A1')).toEqual(['A1', 'B9']);
        expect(await clerk.left()).toBe(6_000);
        await clerk.import(row({ ...refund, transactionId: 'B9', amountMinor: 7_000, extraData: '' }));
        expect((await clerk.around('B9')).row.voidedBy).toBe('V1');
        expect(await idsOf(clerk, 'A1')).toEqual(['A1', 'B9', 'V1']);
        expect(await clerk.left()).toBe(6_000);
      });

      it('is of another chain where what was named is nothing that it could be of', async () => {
        const captured = edit({ transactionId: 'C1', operation: 'capture', orderId: 'edit-5', amountMinor: 2_500 });
        const undoing = { operation: 'void', amount: euros(10_000) } as const;
        const clerk = await hear(captured, isFirst, answered('4001', 'B9'), undoing);
        expect(await idsOf(clerk, 'A1')).toEqual(['A1']);
        expect(await idsOf(clerk, 'C1')).toEqual(['C1']);
        expect((await clerk.around('A1')).chain.operations).toMatchObject([foreign]);
        expect(await clerk.left()).toBe(10_000);
        await clerk.import(
          row({ transactionId: 'B9', operation: 'authorization', orderId: 'W-9', amountMinor: 2_500, extraData: '' }),
        );
        expect(await idsOf(clerk, 'C1')).toEqual(['B9', 'C1']);
      });

      it('shows that a refusal under that id was another’s: it is taken back, until its own row tells', async () => {
        const told = edit({ transactionId: 'E1', operation: 'refund', orderId: 'edit-5', amountMinor: 500 });
        const clerk = await hear(told, isFirst, answered('4001', 'B9'));
        const [operation] = (await clerk.around('A1')).chain.operations;
        expect(operation).toMatchObject(foreign);
        expect((await clerk.around('A1')).row.stands.standing).toBe('unknown');
        expect(await idsOf(clerk, 'A1')).toEqual(['A1']);
        expect(await clerk.left()).toBe(6_000);
        const extraData = operation?.attempts[0]?.attemptId ?? '';
        await clerk.import(row({ ...refund, extraData }), row({ transactionId: 'B9', orderId: 'W-9' }));
        expect((await clerk.around('A1')).chain.operations).toMatchObject([{ state: 'succeeded' }]);
        expect(await idsOf(clerk, 'A1')).toEqual(['A1', 'A9']);
        expect(await idsOf(clerk, 'E1')).toEqual(['B9', 'E1']);
        expect(await clerk.left()).toBe(6_000);
      });

      it('shows the same where it names what that id undid', async () => {
        const undone = row({ transactionId: 'P5', orderId: 'W-5', voidedBy: 'B9' });
        const clerk = await hear(undone, isFirst, answered('4001', 'B9'));
        expect((await clerk.around('A1')).chain.operations).toMatchObject([foreign]);
        expect(await clerk.left()).toBe(6_000);
      });

      it.each([
        ['its kind', { transactionId: 'B9', operation: 'payment' }],
        ['an edit of it', { transactionId: 'E1', operation: 'refund', referenceId: 'B9' }],
      ] as const)('shows the same where it could not be read but for %s', async (_what, legible) => {
        const clerk = await seat(await open());
        const unread = {
          accountId: 'SHOP',
          orderId: '',
          referenceId: null,
          column: 'AMOUNT',
          problem: 'absent',
        } as const;
        const tell = () =>
          clerk.ledger.intake.recordRows(
            createId(),
            { rows: [], unread: [{ ...unread, ...legible }], source: 'lookup' },
            stamp,
          );
        if (isFirst) await tell();
        await clerk.run(answered('4001', 'B9'));
        if (!isFirst) await tell();
        expect((await clerk.around('A1')).chain.operations).toMatchObject([foreign]);
        expect(await clerk.left()).toBe(6_000);
      });
    });

    it('counts as unknown while another operation holds its chain, and that is shown', async () => {
      const clerk = await seat(await open());
      const { operationId } = await clerk.run(answered('4001', 'B9'));
      const next = await clerk.draft({ amount: euros(1_000) });
      await clerk.take(next);
      await clerk.import(edit({ transactionId: 'E1', operation: 'refund', orderId: 'edit-5', amountMinor: 500 }));
      const { chain, row: shown } = await clerk.around('A1');
      expect(chain.doubted).toEqual([{ operationId, transactionId: 'B9' }]);
      expect(chain.balance).toMatchObject({
        left: 5_000,
        unsure: [{ kind: 'doubtedRefusal', transactionIds: ['B9'] }],
      });
      expect(shown.stands.standing).toBe('unknown');
      await clerk.ledger.journal.end(next.operationId, next.attemptId, answered('0000', 'R5'), stamp);
      expect(await clerk.ledger.views.findOperation(operationId)).toMatchObject(foreign);
      expect(await clerk.left()).toBe(5_000);
    });
  });
}
