import { describe, expect, it } from 'vitest';
import type { OperationRequest } from '../../../contract/index.ts';
import { type Office, openOffice, operationOf } from './office.ts';

function stop(transactionId: string): OperationRequest {
  return { operation: 'stopntimes', accountId: 'SHOP', transactionId, reason: 'orderCancelled', note: '' };
}

const notOpen = (obstacle: string) => ({ ok: false, refusal: { code: 'actionNotOpen', obstacle } });

/** A payment of 90.00 in three months; gives the first TRANSACTIONID, which is the SCHEDULEID. */
async function split(office: Office): Promise<string> {
  const { TRANSACTIONID = '', EXECCODE } = await office.shop.pay({
    AMOUNT: undefined,
    AMOUNTS: { '2026-03-10': '3000', '2026-04-09': '3000', '2026-05-09': '3000' },
    ORDERID: 'N-1',
  });
  expect(EXECCODE).toBe('0000');
  await office.importAll();
  return TRANSACTIONID;
}

const amounts = (office: Office) =>
  office.sandbox
    .rows()
    .filter(({ operation }) => operation === 'payment')
    .map(({ amount }) => amount);

describe('stopping a plan', () => {
  it('names the plan and nothing else, sends no amount, and moves no money', async () => {
    const office = await openOffice();
    const first = await split(office);
    const draft = await office.desk.prepare(stop(first));
    expect(Object.fromEntries(draft.ok ? draft.value.parameters.map(({ name, value }) => [name, value]) : [])).toEqual({
      IDENTIFIER: 'SHOP',
      OPERATIONTYPE: 'stopntimes',
      SCHEDULEID: first,
      VERSION: '3.0',
    });
    expect(operationOf(await office.perform(stop(first))).state).toBe('succeeded');
    office.waitUntil('2026-06-01T00:00:00Z');
    expect(amounts(office)).toEqual([3_000]);
    expect((await office.ledger.views.findChain('SHOP', first))?.balance.left).toBe(3_000);
    expect(await office.desk.prepare(stop(first))).toEqual(notOpen('planStopped'));
  });

  it('from a later instalment stops the same plan', async () => {
    const office = await openOffice();
    const first = await split(office);
    office.waitUntil('2026-04-09T12:00:00Z');
    await office.importAll();
    const second = office.sandbox.rows().at(-1)?.transactionId ?? '';
    expect(second).not.toBe(first);
    // What was reviewed is what it refers to: the first instalment, whichever the person had in front of them.
    const draft = await office.desk.prepare(stop(second));
    const reviewed = draft.ok ? draft.value.operation : undefined;
    expect(reviewed?.referenceId).toBe(first);
    const review = await office.ledger.views.findReview(reviewed?.operationId ?? '');
    expect(review?.picture.rows).toMatchObject([{ transactionId: first }]);
    expect(operationOf(await office.perform(stop(second)))).toMatchObject({ state: 'succeeded', referenceId: first });
    office.waitUntil('2026-06-01T00:00:00Z');
    expect(amounts(office)).toEqual([3_000, 3_000]);
  });

  it('leaves the instalments that ran to be refunded one by one', async () => {
    const office = await openOffice();
    const first = await split(office);
    office.waitUntil('2026-04-09T12:00:00Z');
    await office.importAll();
    const second = office.sandbox.rows().at(-1)?.transactionId ?? '';
    await office.perform(stop(first));
    for (const id of [first, second]) {
      expect(operationOf(await office.refund(id)).amount.minor).toBe(3_000);
      expect((await office.ledger.views.findChain('SHOP', id))?.balance).toMatchObject({ refunded: 3_000, left: 0 });
    }
  });

  it('that ran to its end is closed here', async () => {
    const office = await openOffice();
    const first = await split(office);
    office.waitUntil('2026-06-01T00:00:00Z');
    await office.importAll();
    expect(await office.desk.prepare(stop(first))).toEqual(notOpen('planFinished'));
  });

  it.each([
    [
      '2011',
      async (office: Office, id: string) =>
        void (await office.shop.send({ OPERATIONTYPE: 'stopntimes', SCHEDULEID: id, VERSION: '3.0' })),
      'planStopped',
    ],
    ['2012', async (office: Office) => office.waitUntil('2026-06-01T00:00:00Z'), 'planFinished'],
  ] as const)(
    'is refused by the gateway with %s when it ended without us, and is closed from then on',
    async (execcode, change, obstacle) => {
      const office = await openOffice();
      const first = await split(office);
      await change(office, first);
      const operation = operationOf(await office.perform(stop(first)));
      expect(operation).toMatchObject({ state: 'refused', attempts: [{ execcode }] });
      expect(await office.desk.prepare(stop(first))).toEqual(notOpen(obstacle));
    },
  );

  it('by a colleague shows after the next import', async () => {
    const office = await openOffice();
    const first = await split(office);
    await office.shop.send({ OPERATIONTYPE: 'stopntimes', SCHEDULEID: first, VERSION: '3.0' });
    await office.importAll();
    expect(await office.desk.prepare(stop(first))).toEqual(notOpen('planStopped'));
    expect((await office.ledger.views.findPlan('SHOP', first))?.state).toBe('stopped');
  });

  it('is not there for a payment in one piece', async () => {
    const office = await openOffice();
    expect(await office.desk.prepare(stop(await office.pay()))).toEqual(notOpen('noPlan'));
  });

  it('whose answer is lost holds the plan, and no instalment', async () => {
    const office = await openOffice({
      wrapGateway: (real) => ({
        ...real,
        send: async (request) => {
          const delivery = await real.send(request);
          return request.method === 'stopntimes' ? { kind: 'unknown', cause: 'connectionLost' } : delivery;
        },
      }),
    });
    const first = await split(office);
    const { operationId, state } = operationOf(await office.perform(stop(first)));
    expect(state).toBe('unknown');
    expect(await office.desk.prepare(stop(first))).toEqual(notOpen('toSettleFirst'));
    expect(operationOf(await office.refund(first, 1_000)).state).toBe('succeeded');
    // The extranet shows a stop as a mark on the plan; a TRANSACTIONID of its own is not needed.
    const outcome = { kind: 'succeeded', transactionId: null } as const;
    await office.desk.settle({ operationId, outcome, reason: 'marked as stopped' });
    expect(await office.desk.prepare(stop(first))).toEqual(notOpen('planStopped'));
  });
});
