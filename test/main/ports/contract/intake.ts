import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { mostRefusedOf } from '../../../../main/ledger/writing/intake.ts';
import type { Sender, VerifiedNotification } from '../../../../main/ports/intake.ts';
import type { ToldTransaction } from '../../../../main/ports/told-row.ts';
import { row, stamp } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';
import { lost, seat } from './clerk.ts';

function notification(number: number, seen: Partial<ToldTransaction>): VerifiedNotification {
  return {
    importId: createId(),
    contentDigest: String(number).padStart(64, '0'),
    identifier: 'SHOP',
    row: row({ referenceId: null, ...seen }),
  };
}

const capture = { transactionId: 'C1', operation: 'capture', amountMinor: 3_000, orderId: 'W-2' } as const;
const authorization = { transactionId: 'B1', operation: 'authorization', orderId: 'W-2' } as const;

export function describeIntake(open: OpenLedger): void {
  describe('rows', () => {
    it('that come before what they refer to wait in its chain', async () => {
      const clerk = await seat(await open());
      await clerk.import(
        row({ transactionId: 'R1', operation: 'refund', referenceId: 'C1', amountMinor: 1_000, orderId: 'W-2' }),
      );
      expect((await clerk.around('R1')).chain.chainId).toBe('C1');
      await clerk.import(row({ ...capture, referenceId: 'B1' }));
      await clerk.import(row(authorization));
      const { chain } = await clerk.around('R1');
      expect(chain.transactions.map(({ transactionId }) => transactionId).toSorted()).toEqual(['B1', 'C1', 'R1']);
      expect(chain).toMatchObject({ chainId: 'B1', balance: { paid: 3_000, refunded: 1_000, left: 2_000 } });
    });

    it('of a void mark what it undid, whichever comes first', async () => {
      const clerk = await seat(await open());
      const undo = {
        transactionId: 'V1',
        operation: 'void',
        referenceId: 'C1',
        orderId: 'W-2',
        amountMinor: 3_000,
      } as const;
      await clerk.import(row(authorization), row(undo));
      await clerk.import(row({ ...capture, referenceId: 'B1' }));
      const { chain } = await clerk.around('C1');
      expect(chain.transactions.find(({ transactionId }) => transactionId === 'C1')?.voidedBy).toBe('V1');
      expect(chain.balance).toMatchObject({ paid: 0, left: 0 });
    });

    it('of an order that was split find their plan', async () => {
      const clerk = await seat(await open());
      const part = (id: string, schedule: string, day: number) =>
        row({ transactionId: id, schedule, orderId: 'W-3', happenedAt: stamp.at + day * 86_400_000 });
      await clerk.import(part('P2', '2-3', 30), part('P1', '1-3', 0), part('P0', '1-3', 1));
      const plan = await clerk.ledger.views.findPlan('SHOP', 'P2');
      expect(plan).toMatchObject({ scheduleId: 'P0', state: 'running' });
      expect(plan?.instalments.map(({ row: ran }) => ran?.transactionId ?? null)).toEqual(['P0', 'P2', null]);
      expect(await clerk.ledger.views.findPlan('SHOP', 'A1')).toBeNull();
    });

    it('that are repeated change nothing but since when they are known', async () => {
      const clerk = await seat(await open());
      const before = await clerk.around('A1');
      await clerk.import(row());
      expect(await clerk.around('A1')).toEqual(before);
    });
  });

  describe('a notification', () => {
    it('is kept once, whatever it is called the second time', async () => {
      const clerk = await seat(await open());
      const { intake, views } = clerk.ledger;
      const told = notification(1, { transactionId: 'N1', orderId: 'W-9', execcode: '4001' });
      const kept = await intake.recordNotification(told, stamp);
      expect(kept).toMatchObject({
        kind: 'kept',
        settled: [],
        notification: { transactionId: 'N1', receivedAt: stamp.at },
      });
      const again = await intake.recordNotification({ ...told, importId: createId() }, { ...stamp, at: stamp.at + 1 });
      expect(again).toEqual({ kind: 'duplicate', notification: kept.notification });
      expect(await views.listKeptNotifications(10)).toEqual([kept.notification]);
    });

    it('never takes a success back, and finds its reference where one reading is left', async () => {
      const clerk = await seat(await open());
      const { intake } = clerk.ledger;
      await intake.recordNotification(notification(1, { execcode: '4001' }), stamp);
      expect((await clerk.around('A1')).row).toMatchObject({ status: 'succeeded', execcode: '0000' });
      await clerk.import(row(authorization));
      await intake.recordNotification(notification(2, capture), stamp);
      expect((await clerk.around('C1')).row).toMatchObject({
        referenceId: 'B1',
        referenceInferred: true,
        rootId: 'B1',
      });
      await clerk.import(row({ ...authorization, transactionId: 'B2' }));
      expect((await clerk.around('C1')).row).toMatchObject({ referenceId: null, rootId: 'C1' });
    });

    it('of a void that an export names otherwise leaves no mark behind', async () => {
      const clerk = await seat(await open());
      await clerk.import(row({ transactionId: 'B1' }));
      const undo = { transactionId: 'V1', operation: 'void' } as const;
      await clerk.ledger.intake.recordNotification(notification(1, undo), stamp);
      // The export tells of what was undone first: for a moment the other payment is the one that is left to be voided.
      await clerk.import(row({ transactionId: 'B1', voidedBy: 'V1' }), row({ ...undo, referenceId: 'B1' }));
      expect(await clerk.left('A1')).toBe(10_000);
      expect(await clerk.left('B1')).toBe(0);
    });

    it('settles what it proves', async () => {
      const clerk = await seat(await open());
      const { operationId, attempts } = await clerk.run(lost);
      const made = { transactionId: 'R1', operation: 'refund', amountMinor: 4_000 } as const;
      const told = notification(1, { ...made, extraData: attempts[0]?.attemptId ?? '' });
      expect(await clerk.ledger.intake.recordNotification(told, stamp)).toMatchObject({ settled: [operationId] });
    });

    it('that is refused is put apart and counted', async () => {
      const { intake, views } = await open();
      const refused = { digest: 'd', sender: 'person', reason: { code: 'wrongHash' }, parameters: ['p'] } as const;
      await intake.setNotificationAside(refused, stamp);
      await intake.setNotificationAside({ ...refused, digest: 'e' }, { ...stamp, at: stamp.at + 1 });
      await intake.setNotificationAside({ ...refused, reason: { code: 'again' } }, { ...stamp, at: stamp.at + 2 });
      expect(await views.listRefusedNotifications(10)).toEqual([
        { receivedAt: stamp.at + 2, times: 2, reason: { code: 'again' }, parameters: ['p'] },
        { receivedAt: stamp.at + 1, times: 1, reason: { code: 'wrongHash' }, parameters: ['p'] },
      ]);
    });

    it('that is refused is pushed out and hidden by nobody who is less to be believed', async () => {
      const { intake, views } = await open();
      let at = stamp.at;
      const set = (digest: string, sender: Sender) => {
        at += 1;
        return intake.setNotificationAside({ digest, sender, reason: digest, parameters: [] }, { ...stamp, at });
      };
      const list = async (limit: number) =>
        (await views.listRefusedNotifications(limit)).map(({ reason }) => String(reason));
      for (const sender of ['gateway', 'person', 'claimed'] as const) await set(`the ${sender}’s`, sender);
      const flood = mostRefusedOf.stranger + 20;
      for (let index = 0; index < flood; index += 1) await set(`stranger ${index}`, 'stranger');
      const all = await list(500);
      expect(all).toHaveLength(mostRefusedOf.stranger + 3);
      expect([all.at(0), all.at(-4)]).toEqual([`stranger ${flood - 1}`, 'stranger 20']);
      expect(await list(4)).toEqual([`stranger ${flood - 1}`, 'the claimed’s', 'the person’s', 'the gateway’s']);
      expect(await list(2)).toEqual(['the person’s', 'the gateway’s']);
      for (let index = 0; index < mostRefusedOf.claimed + 1; index += 1) await set(`claimed ${index}`, 'claimed');
      expect(await list(500)).not.toContain('the claimed’s');
      expect((await list(500)).slice(-2)).toEqual(['the person’s', 'the gateway’s']);
    });

    it('that a person brought stays theirs, whoever sends the very same', async () => {
      const { intake, views } = await open();
      const set = (digest: string, sender: Sender, at: number) =>
        intake.setNotificationAside({ digest, sender, reason: digest, parameters: [] }, { ...stamp, at });
      await set('theirs', 'person', 1);
      await set('theirs', 'stranger', 2);
      await set('found', 'stranger', 3);
      await set('found', 'person', 4);
      for (let index = 0; index < mostRefusedOf.stranger; index += 1) await set(`stranger ${index}`, 'stranger', 5);
      const listed = await views.listRefusedNotifications(500);
      expect(listed.slice(-2)).toMatchObject([
        { reason: 'found', times: 2 },
        { reason: 'theirs', times: 2 },
      ]);
    });
  });
}
