import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../main/ports/journal.ts';
import type { ToldTransaction } from '../../../../main/ports/told-row.ts';
import { row, stamp } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';
import { answered, type Clerk, lost, seat, waiting } from './clerk.ts';
import { euros, foreign, refund } from './refunds.ts';

/** Refusals that are learned to be another operation’s only later: they are taken back, at once or in their turn. */
export function describeTakenBack(open: OpenLedger): void {
  describe('an answer under an id that is learned to be another operation’s only later', () => {
    const told = { ...refund, transactionId: 'B9', referenceId: null, orderId: 'W-9', amountMinor: 3_000 } as const;
    const hear = async ({ ledger }: Clerk, changes: Partial<ToldTransaction> = {}) => {
      const rows = [row({ ...told, timeKnown: false, extraData: '', ...changes })];
      await ledger.intake.recordRows(createId(), { rows, source: 'notification' }, stamp);
    };

    it.each(['0000', '4001'])('%s tells nothing of that row any more, and counts by itself', async (code) => {
      const clerk = await seat(await open());
      await clerk.run(answered(code, 'B9'));
      await hear(clerk);
      const { row: heard, chain } = await clerk.around('B9');
      expect(heard).toMatchObject({ amount: euros(3_000), orderId: 'W-9', referenceId: null, status: 'succeeded' });
      expect(chain.transactions.map(({ transactionId }) => transactionId)).toEqual(['B9']);
      expect(await clerk.left()).toBe(6_000);
      expect((await clerk.around('A1')).chain.transactions.map(({ transactionId }) => transactionId)).toEqual(['A1']);
    });

    it('is taken back where it was a refusal: nobody knows, until its own row tells', async () => {
      const clerk = await seat(await open());
      const { operationId, attempts } = await clerk.run(answered('4001', 'B9'));
      const own = row({ ...refund, extraData: attempts[0]?.attemptId ?? '' });
      await hear(clerk);
      const operation = await clerk.ledger.views.findOperation(operationId);
      expect(operation).toMatchObject(foreign);
      expect(operation?.attempts[0]).toMatchObject({
        execcode: null,
        foreignAnswer: { execcode: '4001', message: 'm', transactionId: 'B9' },
      });
      expect(await clerk.import(own)).toEqual([operationId]);
      expect(await clerk.left()).toBe(6_000);
    });

    it('is taken back and proved at once where its own row came first', async () => {
      const clerk = await seat(await open());
      const { operationId, attempts } = await clerk.run(answered('4001', 'B9'));
      await clerk.import(row({ ...refund, extraData: attempts[0]?.attemptId ?? '' }));
      await hear(clerk);
      expect(await clerk.ledger.views.findOperation(operationId)).toMatchObject({ state: 'succeeded' });
      expect(await clerk.left()).toBe(6_000);
    });

    it.each([
      ['is answered', answered('0000', 'R5'), async () => undefined],
      [
        'is proved by its row',
        lost,
        async (clerk: Clerk, { attemptId }: Draft) =>
          clerk.import(row({ ...refund, transactionId: 'R5', amountMinor: 1_000, extraData: attemptId })),
      ],
      [
        'is settled by a person',
        lost,
        async ({ ledger }: Clerk, { operationId }: Draft) =>
          ledger.journal.settle(operationId, { outcome: 'succeeded', transactionId: 'R5', reason: 'seen' }, stamp),
      ],
    ] as const)('waits for the end of what took its chain since, where that %s', async (_, outcome, finish) => {
      const clerk = await seat(await open());
      const { operationId } = await clerk.run(answered('4001', 'B9'));
      const next = await clerk.draft({ amount: euros(1_000) });
      await clerk.take(next);
      await hear(clerk);
      const state = async () => (await clerk.ledger.views.findOperation(operationId))?.state;
      expect(await state()).toBe('refused');
      await clerk.ledger.journal.end(next.operationId, next.attemptId, outcome, stamp);
      expect(await state()).toBe(outcome === lost ? 'refused' : 'unknown');
      expect(await clerk.left()).toBe(5_000);
      await finish(clerk, next);
      expect(await state()).toBe('unknown');
      expect(await clerk.left()).toBe(5_000);
    });

    it.each([
      ['refund', 4_000, 5_000],
      ['void', 10_000, 9_000],
    ] as const)(
      'counts as unknown while it waits, where it was a %s, and the panel says so',
      async (kind, minor, left) => {
        const clerk = await seat(await open());
        const { operationId } = await clerk.run(answered('4001', 'B9'), { operation: kind, amount: euros(minor) });
        const next = await clerk.draft({ amount: euros(1_000) });
        await clerk.take(next);
        expect((await clerk.around('A1')).chain.doubted).toEqual([]);
        await hear(clerk);
        const { row: shown, chain } = await clerk.around('A1');
        expect(await clerk.ledger.views.findOperation(operationId)).toMatchObject({ state: 'refused' });
        expect(chain.doubted).toEqual([{ operationId, transactionId: 'B9' }]);
        expect(chain.balance).toMatchObject({ left, unsure: [{ kind: 'doubtedRefusal', transactionIds: ['B9'] }] });
        expect(shown.stands.standing).toBe('unknown');
        expect((await clerk.around('B9')).chain.doubted).toEqual([]);
        await clerk.ledger.journal.end(next.operationId, next.attemptId, answered('0000', 'R5'), stamp);
        const after = (await clerk.around('A1')).chain;
        expect(after.doubted).toEqual([]);
        expect(after.balance).toMatchObject({ left, unsure: [] });
      },
    );

    it.each([
      ['which had told nothing new', {}],
      ['which had told more of it', { further: { arn: '74' } }],
    ])(
      'is taken back, too, where the row could be its own until another source than one %s told it',
      async (_, more) => {
        const clerk = await seat(await open());
        const { operationId } = await clerk.run(answered('4001', 'B9'));
        await hear(clerk, { orderId: 'W-1001', amountMinor: 4_000, execcode: '0003', ...more });
        expect(await clerk.ledger.views.findOperation(operationId)).toMatchObject({ state: 'refused' });
        await clerk.import(row({ transactionId: 'P2' }));
        await clerk.import(
          row({ ...refund, transactionId: 'B9', orderId: 'W-1001', referenceId: 'P2', extraData: '' }),
        );
        expect(await clerk.ledger.views.findOperation(operationId)).toMatchObject(foreign);
        expect(await clerk.left()).toBe(6_000);
      },
    );

    it('waits no longer for what had not begun when the program stopped', async () => {
      const clerk = await seat(await open());
      const { operationId } = await clerk.run(answered('4001', 'B9'));
      const next = await clerk.draft({ amount: euros(1_000) });
      await clerk.take(next, waiting);
      await hear(clerk);
      expect(await clerk.ledger.journal.recover(stamp)).toEqual([next.operationId]);
      expect(await clerk.ledger.views.findOperation(operationId)).toMatchObject(foreign);
      expect(await clerk.left()).toBe(6_000);
    });

    it('is no reason to take back what its own row refused, or what may be its own', async () => {
      const clerk = await seat(await open());
      const { operationId, attempts } = await clerk.run(answered('4001', 'A9'));
      const extraData = attempts[0]?.attemptId ?? '';
      await hear(clerk, { transactionId: 'A9', orderId: 'edit-1', amountMinor: 4_000, execcode: '4001', extraData });
      expect(await clerk.ledger.views.findOperation(operationId)).toMatchObject({ state: 'refused' });
      expect(await clerk.left()).toBe(10_000);
    });

    it.each([
      ['0000', { referenceId: 'A2' }, 6_000],
      ['0000', { orderId: '' }, 6_000],
      ['4001', { referenceId: 'A2' }, 10_000],
      ['4001', { orderId: '' }, 10_000],
    ])('%s stands where its own row is told with %o in another currency than was assumed', async (code, said, left) => {
      const clerk = await seat(await open());
      const payment = { transactionId: 'A2', orderId: 'W-2' } as const;
      await clerk.import(row({ ...payment, currencyTold: false }));
      const { operationId, attempts, state } = await clerk.run(answered(code, 'R1'), {
        ...{ chainId: 'A2', referenceId: 'A2', orderId: 'W-2' },
      });
      await clerk.import(row({ ...payment, currency: 'JPY' }));
      const extraData = 'referenceId' in said ? '' : (attempts[0]?.attemptId ?? '');
      const own = {
        ...refund,
        transactionId: 'R1',
        referenceId: null,
        orderId: 'W-2',
        execcode: code,
        ...said,
      } as const;
      await clerk.import(row({ ...own, currency: 'JPY', extraData }));
      expect(await clerk.ledger.views.findOperation(operationId)).toMatchObject({ state });
      expect(await clerk.left('A2')).toBe(left);
      expect((await clerk.around('A2')).chain.balance).toMatchObject({ currency: 'JPY', unsure: [] });
    });

    it('counts in what is left at most where its own row is told in another currency than its payment', async () => {
      const clerk = await seat(await open());
      await clerk.run(answered('0000', 'R1'));
      await clerk.import(row({ ...refund, transactionId: 'R1', orderId: 'W-1001', currency: 'JPY' }));
      const { balance } = (await clerk.around('A1')).chain;
      expect(balance).toMatchObject({
        currency: 'EUR',
        left: 0,
        leftAtMost: 6_000,
        unsure: [{ kind: 'otherCurrency' }],
      });
    });

    it('and what a void of ours undid is undone by nobody knows what', async () => {
      const clerk = await seat(await open());
      await clerk.run(answered('0000', 'B9'), { operation: 'void', amount: euros(10_000) });
      expect((await clerk.around('A1')).row.voidedBy).toBe('B9');
      await hear(clerk);
      expect((await clerk.around('A1')).row.voidedBy).toBe('');
      // Its own notification names no reference, and is not read as the void of anything else.
      await clerk.import(row({ transactionId: 'A2' }));
      await hear(clerk, { transactionId: 'V1', operation: 'void', orderId: 'W-1001', amountMinor: 10_000 });
      expect((await clerk.around('A2')).row.voidedBy).toBeNull();
    });

    it('but the answer stands where the row can be what it made', async () => {
      const clerk = await seat(await open());
      await clerk.run(answered('0000', 'B9'));
      await hear(clerk, { orderId: 'W-1001', amountMinor: 4_000 });
      expect((await clerk.around('B9')).row).toMatchObject({ referenceId: 'A1', timeKnown: true });
      expect(await clerk.left()).toBe(6_000);
    });
  });
}
