import { describe, expect, it } from 'vitest';
import type { OperationRequest } from '../../../contract/index.ts';
import { askToCharge, lostAnswer, madeUnder, notOpen, payWithAlias } from './alias-office.ts';
import { openOffice, operationOf } from './office.ts';

describe('preparing a charge', () => {
  it('sends the alias of the transaction for somebody who is not there, and no card', async () => {
    const office = await openOffice();
    const payment = await payWithAlias(office);
    const draft = await office.desk.prepare(askToCharge(payment));
    const parameters = draft.ok ? draft.value.parameters : [];
    expect(Object.fromEntries(parameters.map(({ name, value }) => [name, value]))).toEqual({
      IDENTIFIER: 'SHOP',
      OPERATIONTYPE: 'payment',
      ORDERID: 'W-2',
      AMOUNT: '2500',
      ALIAS: office.sandbox.rows().at(-1)?.alias,
      ALIASMODE: 'subscription',
      CLIENTIDENT: 'john.snow',
      CLIENTEMAIL: 'john.snow@example.com',
      CLIENTIP: '127.0.0.1',
      CLIENTUSERAGENT: 'be2bill-console',
      DESCRIPTION: 'Subscription, March',
      EXTRADATA: draft.ok ? draft.value.operation.attempts[0]?.attemptId : '',
      VERSION: '3.0',
    });
    expect(draft).toMatchObject({ value: { card: expect.stringMatching(/…/), client: 'john.snow', guards: [] } });
  });

  it('is not open without an alias, and names the parameter that the gateway would not take', async () => {
    const office = await openOffice();
    expect(await office.desk.prepare(askToCharge(await office.pay()))).toEqual(notOpen('noAlias'));
    const payment = await payWithAlias(office);
    expect(await office.desk.prepare(askToCharge(payment, { clientEmail: 'nobody' }))).toEqual({
      ok: false,
      refusal: { code: 'invalidInput', field: 'CLIENTEMAIL' },
    });
  });
});

describe('a charge', () => {
  it('is made once, and is the first row of a chain that says who made it on which agreement', async () => {
    const office = await openOffice();
    const operation = operationOf(await office.perform(askToCharge(await payWithAlias(office))));
    expect(operation).toMatchObject({ state: 'succeeded', agreement: 'contract 12 of 1 January' });
    const [row] = madeUnder(office, 'W-2', 'payment');
    expect(row).toMatchObject({ execcode: '0000', amount: 2_500 });
    const chain = await office.ledger.views.findChain('SHOP', row?.transactionId ?? '');
    expect(chain).toMatchObject({ balance: { paid: 2_500, left: 2_500 }, chainId: row?.transactionId });
    expect(chain?.operations.map(({ operationId }) => operationId)).toEqual([operation.operationId]);
    expect(chain?.transactions[0]?.client).toBe('john.snow');
    // What it made is refunded like anything else.
    expect(operationOf(await office.refund(row?.transactionId ?? '')).state).toBe('succeeded');
  });

  it('confirmed twice at once is sent once; another draft of its order waits, and says for what', async () => {
    const office = await openOffice();
    const payment = await payWithAlias(office);
    const drafts = await Promise.all([
      office.desk.prepare(askToCharge(payment)),
      office.desk.prepare(askToCharge(payment)),
    ]);
    const [first = '', second = ''] = drafts.map((draft) => (draft.ok ? draft.value.operation.operationId : ''));
    const answers = await Promise.all([first, first, second].map((id) => office.desk.confirm(id, 'it is due')));
    expect(answers.filter((answer) => answer.ok && answer.value.state === 'succeeded')).toHaveLength(2);
    expect(answers[2]).toMatchObject({ ok: false });
    expect(madeUnder(office, 'W-2', 'payment')).toHaveLength(1);
  });

  it('of unknown outcome holds account and order for payments and authorizations alike, until a look-up proves it', async () => {
    const office = await openOffice(lostAnswer);
    const payment = await payWithAlias(office);
    const other = await office.desk.prepare(askToCharge(payment, { operation: 'authorization' }));
    const { operationId, state } = operationOf(await office.perform(askToCharge(payment)));
    expect(state).toBe('unknown');
    const busy = { ok: false, refusal: { code: 'chainBusy', operationId, toSettle: true } };
    expect(await office.desk.prepare(askToCharge(payment))).toEqual(busy);
    expect(await office.desk.prepare(askToCharge(payment, { operation: 'authorization' }))).toEqual(busy);
    expect(other.ok && (await office.desk.confirm(other.value.operation.operationId, 'it is due'))).toEqual(busy);
    expect(await office.desk.sendAgain(operationId)).toMatchObject({ refusal: { code: 'notRepeatable' } });
    expect(madeUnder(office, 'W-2', 'payment')).toHaveLength(1);
    const reserved = { orderId: 'W-3', minor: 900 };
    const held = operationOf(await office.perform(askToCharge(payment, { ...reserved, operation: 'authorization' })));
    expect(await office.desk.prepare(askToCharge(payment, reserved))).toMatchObject({
      refusal: { code: 'chainBusy', operationId: held.operationId },
    });
    await office.importAll();
    const proved = await office.ledger.views.findOperation(operationId);
    expect(proved).toMatchObject({ state: 'succeeded', attempts: [{ proof: { outcome: 'succeeded' } }] });
  });

  it('with a day of capture is captured by hand only by somebody who was told that this cancels it', async () => {
    const office = await openOffice();
    const payment = await payWithAlias(office);
    const captureDay = new Date(office.clock.time + 3 * 86_400_000).toISOString().slice(0, 10);
    await office.perform(askToCharge(payment, { operation: 'authorization', captureDay }));
    const [row] = madeUnder(office, 'W-2', 'authorization');
    const transactionId = row?.transactionId ?? '';
    const asked = { accountId: 'SHOP', transactionId, reason: 'shipped', note: '' } as const;
    const capture: OperationRequest = { operation: 'capture', ...asked, amount: { kind: 'all' } };
    const scheduled = { value: { guards: [{ kind: 'captureScheduled', day: captureDay }] } };
    const draft = await office.desk.prepare(capture);
    expect(draft).toMatchObject(scheduled);
    expect(draft.ok && (await office.desk.confirm(draft.value.operation.operationId))).toMatchObject({
      refusal: { code: 'guardUnanswered' },
    });
    // No export tells the day: what this desk has sent stays.
    await office.importAll();
    expect(await office.desk.prepare(capture)).toMatchObject(scheduled);
  });

  it('that waits for the bank or the holder holds its order as well', async () => {
    const answer = { execcode: '0003', message: 'At the bank.', transactionId: 'A9', descriptor: '' };
    const office = await openOffice({
      wrapGateway: (real) => ({ ...real, send: async () => ({ kind: 'answered', answer }) }),
    });
    const payment = await payWithAlias(office);
    const { operationId, state } = operationOf(await office.perform(askToCharge(payment)));
    expect(state).toBe('pending');
    expect(await office.desk.prepare(askToCharge(payment))).toEqual({
      ok: false,
      refusal: { code: 'chainBusy', operationId, toSettle: false },
    });
  });

  it('that no row bears anything of stays open for a person, with the row that it may be', async () => {
    const office = await openOffice({ account: { extraData: 'none' }, ...lostAnswer });
    const payment = await payWithAlias(office);
    const { operationId } = operationOf(await office.perform(askToCharge(payment)));
    await office.importAll();
    const open = await office.ledger.views.findOperation(operationId);
    expect(open?.state).toBe('unknown');
    const probable = await office.ledger.views.findProbable(operationId);
    expect(probable.map(({ transactionId }) => transactionId)).toEqual([
      madeUnder(office, 'W-2', 'payment')[0]?.transactionId,
    ]);
  });
});
