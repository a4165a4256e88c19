import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { ToldTransaction } from '../../../main/ports/told-row.ts';
import { row } from '../ledger/samples.ts';
import { type Office, openOffice, operationOf } from './office.ts';

const day = 86_400_000;

/** What a notification tells of an edit: everything but what it refers to, and when it was. */
async function notify({ ledger, clock }: Office, edit: Partial<ToldTransaction>): Promise<void> {
  const told = row({
    orderId: 'W-1001',
    referenceId: null,
    happenedAt: clock.now(),
    timeKnown: false,
    extraData: '',
    ...edit,
  });
  const stamp = { actor: 'a.clerk', at: clock.now() };
  await ledger.intake.recordRows(createId(), { rows: [told], source: 'notification' }, stamp);
}

/** Two payments of 100.00 under one order; a colleague has refunded the first of them, and a notification says so. */
async function openTwice(amountMinor = 10_000) {
  const office = await openOffice();
  const [first, second] = [await office.pay(), await office.pay()];
  const { TRANSACTIONID = '' } = await office.shop.refund(first, { AMOUNT: String(amountMinor), ORDERID: 'W-1001' });
  const hear = () => notify(office, { transactionId: TRANSACTIONID, operation: 'refund', amountMinor });
  return { office, first, second, hear, refundId: TRANSACTIONID };
}

describe('a refund of which nobody knows which payment it is of', () => {
  it('counts against both, and more is asked about, however long ago it was', async () => {
    const { office, first, second, hear, refundId } = await openTwice();
    await hear();
    office.clock.time += 40 * day;
    for (const payment of [first, second]) {
      const { balance } = (await office.ledger.views.findChain('SHOP', payment)) ?? {};
      expect(balance).toMatchObject({ paid: 10_000, left: 0, leftAtMost: 10_000 });
    }
    const draft = await office.prepare(second);
    expect(draft.guards).toEqual([{ kind: 'unattributedEdit', transactionIds: [refundId] }]);
    const { operationId } = draft.operation;
    expect(await office.desk.confirm(operationId)).toMatchObject({ refusal: { code: 'guardUnanswered' } });
    expect(office.sandbox.balanceOf('SHOP', second)?.refunded).toBe(0);
    const sent = operationOf(await office.desk.confirm(operationId, 'the first was refunded, says the extranet'));
    expect(sent).toMatchObject({ state: 'succeeded', guarded: { kinds: ['unattributedEdit'] } });
  });

  it('leaves what is certain without a question, and never lets more be asked for than can be there', async () => {
    const { office, second, hear } = await openTwice(3_000);
    await hear();
    office.clock.time += 4 * day;
    expect((await office.prepare(second)).operation.amount.minor).toBe(7_000);
    expect((await office.prepare(second, 7_000)).guards).toEqual([]);
    expect((await office.prepare(second, 7_001)).guards).toMatchObject([{ kind: 'unattributedEdit' }]);
    expect(await office.desk.prepare(office.ask(second, 10_001))).toMatchObject({
      refusal: { code: 'amountAboveLeft', left: { minor: 10_000 } },
    });
  });

  it('that comes while a review is open makes it another one', async () => {
    const { office, second, hear } = await openTwice();
    office.clock.time += 4 * day;
    const draft = await office.prepare(second, 5_000);
    expect(draft.guards).toEqual([]);
    await hear();
    const answer = await office.desk.confirm(draft.operation.operationId, 'not asked yet');
    expect(answer).toMatchObject({
      refusal: { code: 'changedSinceReview', review: { guards: [{ kind: 'unattributedEdit' }] } },
    });
    expect(office.sandbox.balanceOf('SHOP', second)?.refunded).toBe(0);
  });

  it('tells every panel of its order that it has come, and that it is known', async () => {
    const { office, hear, first } = await openTwice();
    const told = () => office.events.some((event) => JSON.stringify(event).includes('"credit:W-1001"'));
    expect(told()).toBe(false);
    await hear();
    expect(told()).toBe(true);
    (office.events as unknown[]).length = 0;
    await office.importAll();
    expect(told()).toBe(true);
    expect((await office.ledger.views.findChain('SHOP', first))?.balance).toMatchObject({ left: 0, unsure: [] });
  });
});

describe('a void of which a notification tells', () => {
  it('is of the capture, and no refund is open any more', async () => {
    const office = await openOffice();
    const { TRANSACTIONID: authorization = '' } = await office.shop.authorize({ AMOUNT: '10000', ORDERID: 'W-1001' });
    const capture = await office.shop.capture(authorization, { ORDERID: 'W-1001' });
    const undo = await office.shop.cancel(capture['TRANSACTIONID'] ?? '', { ORDERID: 'W-1001' });
    const ids = [authorization, capture['TRANSACTIONID'] ?? '', undo['TRANSACTIONID'] ?? ''] as const;
    const kinds = ['authorization', 'capture', 'void'] as const;
    for (const [index, transactionId] of ids.entries()) {
      await notify(office, { transactionId, operation: kinds[index] ?? 'void', amountMinor: 10_000 });
    }
    expect(await office.action(authorization, 'refund')).toMatchObject({ open: false, obstacle: 'voided' });
  });

  it('and may be of either payment leaves both to whoever gives a reason', async () => {
    const office = await openOffice();
    const [first, second] = [await office.pay(), await office.pay()];
    await notify(office, { transactionId: 'V1', operation: 'void', amountMinor: 10_000 });
    for (const payment of [first, second]) {
      expect(await office.action(payment, 'void')).toMatchObject({
        open: true,
        doubts: [{ kind: 'perhapsEdited', transactionIds: ['V1'] }],
      });
      expect((await office.prepare(payment)).guards).toEqual([{ kind: 'unattributedEdit', transactionIds: ['V1'] }]);
    }
  });
});

describe('a capture of which nobody knows which authorization it is of', () => {
  it('is asked about before another one', async () => {
    const office = await openOffice();
    const authorize = () => office.shop.authorize({ AMOUNT: '10000', ORDERID: 'W-1001' });
    const [one, other] = [(await authorize())['TRANSACTIONID'] ?? '', (await authorize())['TRANSACTIONID'] ?? ''];
    await office.importAll();
    await notify(office, { transactionId: 'C1', operation: 'capture', amountMinor: 10_000 });
    for (const transactionId of [one, other]) {
      expect(await office.action(transactionId, 'capture')).toMatchObject({ open: true, doubts: [{}] });
    }
    const asked = { operation: 'capture', accountId: 'SHOP', transactionId: one, reason: 'shipped', note: '' } as const;
    const draft = await office.desk.prepare({ ...asked, amount: { kind: 'all' } });
    expect(draft).toMatchObject({ value: { guards: [{ kind: 'unattributedEdit', transactionIds: ['C1'] }] } });
    const { operationId } = draft.ok ? draft.value.operation : { operationId: '' };
    expect(await office.desk.confirm(operationId, 'nobody shipped it')).toMatchObject({
      value: { state: 'succeeded' },
    });
  });
});
