import { describe, expect, it } from 'vitest';
import type { ToldTransaction } from '../../../../main/ports/told-row.ts';
import { row } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';
import { answered, type Clerk, seat } from './clerk.ts';
import { euros, refund } from './refunds.ts';

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
        expect(await idsOf(clerk, 'A1')).toEqual(['A1', 'B9']);
        expect(await idsOf(clerk, 'C1')).toEqual(['C1']);
        expect(await clerk.left()).toBe(10_000);
        await clerk.import(
          row({ transactionId: 'B9', operation: 'authorization', orderId: 'W-9', amountMinor: 2_500, extraData: '' }),
        );
        expect(await idsOf(clerk, 'C1')).toEqual(['B9', 'C1']);
      });
    });
  });
}
