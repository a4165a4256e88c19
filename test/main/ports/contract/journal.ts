import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { row, stamp } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';
import { answered, lost, notSent, seat, waiting } from './clerk.ts';

export function describeJournal(open: OpenLedger): void {
  describe('ending', () => {
    it.each([
      [answered('0000', 'A9'), 'succeeded', 6_000],
      [answered('0003', 'A9'), 'pending', 6_000],
      [answered('0001', 'A9'), 'pending', 6_000],
      [answered('0003'), 'pending', 6_000],
      [answered('2008'), 'refused', 10_000],
      [answered('4001', 'A9'), 'refused', 10_000],
      [answered('5001', 'A9'), 'unknown', 6_000],
      [answered('4011', 'A9'), 'unknown', 6_000],
      [answered('7777'), 'unknown', 6_000],
      [notSent, 'notSent', 10_000],
      [lost, 'unknown', 6_000],
    ])('in %o is %s and leaves %i', async (outcome, state, left) => {
      const clerk = await seat(await open());
      const operation = await clerk.run(outcome);
      expect(operation).toMatchObject({ state, changedAt: stamp.at });
      expect(await clerk.ledger.views.findOperation(operation.operationId)).toEqual(operation);
      expect(await clerk.left()).toBe(left);
    });

    it('puts what was executed into the chain, with the customer of its debit', async () => {
      const clerk = await seat(await open());
      const { attempts } = await clerk.run(answered('0000', 'A9'));
      const made = (await clerk.around('A9')).chain.transactions.at(-1);
      expect(made).toMatchObject({ transactionId: 'A9', rootId: 'A1', operation: 'refund', knownFrom: 'desk' });
      expect(made?.clientEmail).toBe('j.snow@example.com');
      expect(attempts[0]?.rowId).toBe('A9');
    });

    it('rejects what has not begun, and an operation that nobody drafted', async () => {
      const clerk = await seat(await open());
      const { journal } = clerk.ledger;
      const { operationId, attemptId } = await clerk.draft();
      await expect(journal.end(operationId, attemptId, lost, stamp)).rejects.toThrow(/drafted/);
      await expect(journal.end('nobody', attemptId, lost, stamp)).rejects.toThrow(/nobody/);
    });

    it('finds what a row has proved already', async () => {
      const clerk = await seat(await open());
      const drafted = await clerk.draft();
      await clerk.take(drafted);
      const extraData = drafted.attemptId;
      await clerk.import(
        row({ transactionId: 'A9', referenceId: 'A1', operation: 'refund', amountMinor: 4_000, extraData }),
      );
      expect((await clerk.ledger.views.findOperation(drafted.operationId))?.state).toBe('sending');
      const ended = await clerk.ledger.journal.end(drafted.operationId, drafted.attemptId, lost, stamp);
      expect(ended).toMatchObject({
        state: 'succeeded',
        attempts: [{ verdict: 'unknown', proof: { transactionId: 'A9' } }],
      });
    });

    it('of a void marks what it undid, with an id of its own or without', async () => {
      const clerk = await seat(await open());
      await clerk.import(row({ transactionId: 'B1', orderId: 'W-2' }));
      const money = { minor: 10_000, currency: 'EUR' };
      await clerk.run(answered('0000', 'A9'), { operation: 'void', amount: money });
      const other = { operation: 'void', chainId: 'B1', referenceId: 'B1', orderId: 'W-2', amount: money } as const;
      await clerk.run(answered('0000'), other);
      expect((await clerk.around('A1')).row.voidedBy).toBe('A9');
      expect((await clerk.around('B1')).row.voidedBy).toBe('');
    });
  });

  describe('recovering', () => {
    it('makes what was sending unknown and what was only taken not sent, and is done then', async () => {
      const clerk = await seat(await open());
      await clerk.import(row({ transactionId: 'B1', orderId: 'W-2' }));
      const begun = await clerk.draft();
      await clerk.take(begun);
      const taken = await clerk.draft({ chainId: 'B1', referenceId: 'B1', orderId: 'W-2' });
      await clerk.take(taken, waiting);
      const { journal, views } = clerk.ledger;
      expect(await journal.recover(stamp)).toEqual([begun.operationId, taken.operationId].toSorted());
      expect(await views.findOperation(begun.operationId)).toMatchObject({
        state: 'unknown',
        attempts: [{ cause: 'stoppedWhileSending' }],
      });
      expect((await views.findOperation(taken.operationId))?.state).toBe('notSent');
      expect(await journal.recover(stamp)).toEqual([]);
    });

    it('finds what a row has proved meanwhile', async () => {
      const clerk = await seat(await open());
      const drafted = await clerk.draft();
      await clerk.take(drafted);
      const { operationId, attemptId: extraData } = drafted;
      const refund = { transactionId: 'A9', operation: 'refund', referenceId: 'A1', amountMinor: 4_000 } as const;
      await clerk.import(row({ ...refund, extraData }));
      expect(await clerk.ledger.journal.recover(stamp)).toEqual([operationId]);
      expect((await clerk.ledger.views.findOperation(operationId))?.state).toBe('succeeded');
    });

    it('of one operation leaves the others', async () => {
      const clerk = await seat(await open());
      const begun = await clerk.draft();
      await clerk.take(begun);
      expect(await clerk.ledger.journal.recover(stamp, 'another')).toEqual([]);
      expect(await clerk.ledger.journal.recover(stamp, begun.operationId)).toEqual([begun.operationId]);
    });
  });

  describe('a note', () => {
    it('stands beside its order, newest first, whichever transaction of it is open, and whoever looks hears of it', async () => {
      const { journal, intake, views, feed } = await open();
      const other = row({ transactionId: 'N2', operation: 'refund', referenceId: 'N1', orderId: 'N-1' });
      const rows = [row({ transactionId: 'N1', orderId: 'N-1' }), other, row({ transactionId: 'N3', orderId: 'N-3' })];
      await intake.recordRows(createId(), { rows, source: 'import' }, stamp);
      const told: unknown[] = [];
      feed.listen(({ chains }) => told.push(...chains));
      const note = { accountId: 'SHOP', orderId: 'N-1', transactionId: 'N1', text: 'calls back on Monday' };
      await journal.addNote(note, stamp);
      await journal.addNote({ ...note, transactionId: null, text: 'called back' }, { ...stamp, actor: 'bob' });
      for (const id of ['N1', 'N2']) {
        expect(await views.listNotes('SHOP', id)).toEqual([
          { ...note, transactionId: null, text: 'called back', actor: 'bob', writtenAt: stamp.at },
          { ...note, actor: stamp.actor, writtenAt: stamp.at },
        ]);
      }
      expect(await views.listNotes('SHOP', 'N3')).toEqual([]);
      expect(await views.listNotes('SHOP', 'nobody')).toEqual([]);
      expect(told).toContainEqual({ accountId: 'SHOP', chainId: 'credit:N-1' });
    });

    it('of a transaction without an order is of that one alone', async () => {
      const { journal, intake, views } = await open();
      const rows = ['N1', 'N2'].map((transactionId) => row({ transactionId, orderId: '' }));
      await intake.recordRows(createId(), { rows, source: 'import' }, stamp);
      await journal.addNote({ accountId: 'SHOP', orderId: '', transactionId: 'N1', text: 'whose is it?' }, stamp);
      expect(await views.listNotes('SHOP', 'N1')).toMatchObject([{ text: 'whose is it?' }]);
      expect(await views.listNotes('SHOP', 'N2')).toEqual([]);
    });
  });

  describe('a look', () => {
    it('is listed, newest first, and tells when a case was looked up last', async () => {
      const clerk = await seat(await open());
      const { journal, views } = clerk.ledger;
      const { operationId } = await clerk.run(lost);
      expect(await views.listUndecided()).toMatchObject([{ operation: { operationId }, lastLookAt: null }]);
      await journal.recordLookUp(operationId, { result: 'nothing', cause: null }, stamp);
      await journal.recordLookUp(operationId, { result: 'failed', cause: 'timedOut' }, { ...stamp, at: stamp.at + 5 });
      expect(await views.listLookUps(operationId)).toEqual([
        { lookedAt: stamp.at + 5, result: 'failed', cause: 'timedOut' },
        { lookedAt: stamp.at, result: 'nothing', cause: null },
      ]);
      expect((await views.listUndecided())[0]?.lastLookAt).toBe(stamp.at + 5);
    });

    it('into no operation of this desk is refused', async () => {
      const { journal } = await open();
      await expect(journal.recordLookUp('nobody', { result: 'nothing', cause: null }, stamp)).rejects.toThrow();
    });
  });
}
