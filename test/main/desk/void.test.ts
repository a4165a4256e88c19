import { describe, expect, it } from 'vitest';
import type { OperationRequest } from '../../../contract/index.ts';
import { executedFor, type Office, openOffice, operationOf } from './office.ts';

function cancel(transactionId: string): OperationRequest {
  return { operation: 'void', accountId: 'SHOP', transactionId, reason: 'mistake', note: '' };
}

const notOpen = (obstacle: string) => ({ ok: false, refusal: { code: 'actionNotOpen', obstacle } });
const balance = async (office: Office, id: string) => (await office.ledger.views.findChain('SHOP', id))?.balance;

describe('preparing a void', () => {
  it('names the very last operation, sends no amount, and shows the midnight', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const refund = operationOf(await office.refund(payment, 2_500));
    const draft = await office.desk.prepare(cancel(payment));
    expect(draft).toMatchObject({
      value: {
        operation: { referenceId: refund.attempts[0]?.transactionId, amount: { minor: 2_500 } },
        before: null,
        after: null,
        until: Date.UTC(2026, 2, 10, 22, 59, 59, 999),
      },
    });
    const names = draft.ok ? draft.value.parameters.map(({ name }) => name) : [];
    expect(names).not.toContain('AMOUNT');
    expect(names).toEqual(expect.arrayContaining(['TRANSACTIONID', 'ORDERID', 'EXTRADATA']));
  });

  it.each<[string, (office: Office) => Promise<string | undefined>]>([
    ['nothingToVoid', async (office) => (await office.shop.pay({ CARDCODE: '5555557376384001' })).TRANSACTIONID],
    ['notFinished', async (office) => (await office.shop.pay({ '3DSECURE': 'yes' })).TRANSACTIONID],
    ['cardInformation', async (office) => (await office.shop.authorize({ AMOUNT: '0' })).TRANSACTIONID],
    [
      'voided',
      async (office) => {
        const { TRANSACTIONID } = await office.shop.pay();
        await office.shop.cancel(TRANSACTIONID);
        return TRANSACTIONID;
      },
    ],
  ])('says %s when that is the case', async (obstacle, arrange) => {
    const office = await openOffice();
    const id = (await arrange(office)) ?? '';
    await office.importAll();
    expect(await office.desk.prepare(cancel(id))).toEqual(notOpen(obstacle));
  });

  it.each([
    ['Europe/Paris', '2026-03-29T21:59:59.999Z', '2026-03-29T22:00:00Z'],
    ['America/Guadeloupe', '2026-03-11T03:59:59.999Z', '2026-03-11T04:00:00Z'],
  ])("closes at the gateway's midnight in %s, not a moment earlier or later", async (zone, last, late) => {
    const now = last.replace(/T.*/, 'T02:00:00Z');
    const arrange = async () => {
      const office = await openOffice({ sandbox: { now }, shop: { zone }, account: { voidZone: zone } });
      return { office, id: await office.pay() };
    };
    const inTime = await arrange();
    inTime.office.waitUntil(last);
    expect(await inTime.office.action(inTime.id, 'void')).toMatchObject({ open: true, until: Date.parse(last) });
    expect((await inTime.office.shop.cancel(inTime.id)).EXECCODE).toBe('0000');
    const tooLate = await arrange();
    tooLate.office.waitUntil(late);
    const since = Date.parse(last);
    expect(await tooLate.office.action(tooLate.id, 'void')).toEqual({ open: false, obstacle: 'voidClosed', since });
    expect((await tooLate.office.shop.cancel(tooLate.id)).EXECCODE).toBe('2015');
  });

  it('of an authorization whose capture was voided the same day is open again (rules.md E34)', async () => {
    const office = await openOffice();
    const { TRANSACTIONID = '' } = await office.shop.authorize();
    const captured = await office.shop.capture(TRANSACTIONID);
    await office.importAll();
    expect(await office.action(TRANSACTIONID, 'void')).toMatchObject({
      open: true,
      reference: { transactionId: captured.TRANSACTIONID, operation: 'capture' },
    });
    expect(operationOf(await office.perform(cancel(TRANSACTIONID))).state).toBe('succeeded');
    expect(await office.action(TRANSACTIONID, 'void')).toMatchObject({
      open: true,
      reference: { transactionId: TRANSACTIONID, operation: 'authorization' },
    });
    expect(operationOf(await office.perform(cancel(TRANSACTIONID))).state).toBe('succeeded');
    expect(await office.desk.prepare(cancel(TRANSACTIONID))).toEqual(notOpen('voided'));
  });
});

describe('confirming a void', () => {
  it('of a refund gives what is left back, once; ledger and gateway agree', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    await office.refund(payment, 2_500);
    const operation = operationOf(await office.perform(cancel(payment)));
    expect(operation.state).toBe('succeeded');
    expect(executedFor(office.sandbox, operation)).toBe(1);
    expect(await balance(office, payment)).toMatchObject({ refunded: 0, left: 10_000 });
    expect(office.sandbox.balanceOf('SHOP', payment)).toMatchObject({ refunded: 0, left: 10_000 });
  });

  it('of a payment leaves nothing to refund', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    await office.perform(cancel(payment));
    expect(await balance(office, payment)).toMatchObject({ paid: 0, left: 0 });
    expect(await office.desk.prepare(office.ask(payment))).toEqual(notOpen('voided'));
  });

  it('is refused by the gateway when a colleague did something later: 2015', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const draft = await office.desk.prepare(cancel(payment));
    await office.sandbox.actAsExtranet({ identifier: 'SHOP', operation: 'refund', transactionId: payment, amount: 1 });
    const operation = operationOf(await office.desk.confirm(draft.ok ? draft.value.operation.operationId : ''));
    expect(operation).toMatchObject({ state: 'refused', repeatable: false, attempts: [{ execcode: '2015' }] });
  });

  it('is refused here when the ledger learnt of something later: it was about another operation', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const draft = await office.desk.prepare(cancel(payment));
    const refund = operationOf(await office.refund(payment, 1));
    expect(await office.desk.confirm(draft.ok ? draft.value.operation.operationId : '')).toMatchObject({
      ok: false,
      refusal: {
        code: 'changedSinceReview',
        changes: ['transactions', 'operations'],
        // The very last operation is another one now.
        review: { operation: { referenceId: refund.attempts[0]?.transactionId, amount: { minor: 1 } } },
      },
    });
    expect(await balance(office, payment)).toMatchObject({ refunded: 1 });
  });

  it('reviewed before midnight and confirmed after it is refused here', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const draft = await office.desk.prepare(cancel(payment));
    office.waitUntil('2026-03-10T23:00:00Z');
    expect(await office.desk.confirm(draft.ok ? draft.value.operation.operationId : '')).toEqual(notOpen('voidClosed'));
    expect(office.sandbox.rows()).toHaveLength(1);
  });

  it('whose outcome is unknown counts as not done, and holds the chain until it is settled', async () => {
    const office = await openOffice({
      wrapGateway: (real) => ({
        ...real,
        send: async (request) => {
          const delivery = await real.send(request);
          return request.method === 'void' ? { kind: 'unknown', cause: 'timedOut' } : delivery;
        },
      }),
    });
    const payment = await office.pay();
    await office.refund(payment, 2_500);
    const { operationId } = operationOf(await office.perform(cancel(payment)));
    expect(await balance(office, payment)).toMatchObject({ refunded: 2_500, left: 7_500 });
    for (const request of [cancel(payment), office.ask(payment)]) {
      expect(await office.desk.prepare(request)).toEqual(notOpen('toSettleFirst'));
    }
    // A void may be settled without its TRANSACTIONID: the extranet shows the mark on what it undid.
    const outcome = { kind: 'succeeded', transactionId: null } as const;
    expect(operationOf(await office.desk.settle({ operationId, outcome, reason: 'marked as voided' })).state).toBe(
      'succeeded',
    );
    expect(await balance(office, payment)).toMatchObject({ refunded: 0, left: 10_000 });
  });
});
