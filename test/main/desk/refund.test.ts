import { describe, expect, it } from 'vitest';
import type { OperationView, Result } from '../../../contract/index.ts';
import type { SecretAnswer } from '../../../main/vault/secret-store.ts';
import { holdWork } from '../../sandbox/held-work.ts';
import { executedFor, openOffice, operationOf } from './office.ts';

describe('preparing a refund', () => {
  it('fixes the amount, shows the request without its signature, and sends nothing', async () => {
    const office = await openOffice();
    const id = await office.pay();
    const draft = await office.prepare(id);
    expect(draft).toMatchObject({
      before: { minor: 10_000, currency: 'EUR' },
      after: { minor: 0, currency: 'EUR' },
      clientEmail: 'john.snow@example.com',
    });
    expect(Object.fromEntries(draft.parameters.map(({ name, value }) => [name, value]))).toEqual({
      IDENTIFIER: 'SHOP',
      OPERATIONTYPE: 'refund',
      TRANSACTIONID: id,
      ORDERID: 'W-1001',
      AMOUNT: '10000',
      DESCRIPTION: 'refund: goods returned',
      EXTRADATA: draft.operation.attempts[0]?.attemptId,
      VERSION: '3.0',
    });
    expect(office.sandbox.rows()).toHaveLength(1);
  });

  it('always sends AMOUNT, also for all that is left', async () => {
    const office = await openOffice();
    const id = await office.pay();
    await office.refund(id, 2_500);
    const { parameters } = await office.prepare(id);
    expect(parameters).toContainEqual({ name: 'AMOUNT', value: '7500' });
  });

  it('refuses more than is left and names what is', async () => {
    const office = await openOffice();
    const id = await office.pay();
    expect(await office.desk.prepare(office.ask(id, 10_001))).toEqual({
      ok: false,
      refusal: { code: 'amountAboveLeft', left: { minor: 10_000, currency: 'EUR' } },
    });
  });

  it.each([
    [
      'a transaction that the ledger does not know',
      { transactionId: 'A404' },
      { code: 'notFound', what: 'transaction' },
    ],
    ['an account that does not exist', { accountId: 'OTHER' }, { code: 'notFound', what: 'account' }],
  ])('refuses %s', async (_, changes, refusal) => {
    const office = await openOffice();
    const id = await office.pay();
    expect(await office.desk.prepare({ ...office.ask(id), ...changes })).toEqual({ ok: false, refusal });
  });

  it.each([
    [
      'notADebit',
      async (office: Awaited<ReturnType<typeof openOffice>>) => (await office.shop.authorize()).TRANSACTIONID,
    ],
    ['notSucceeded', async (office) => (await office.shop.pay({ CARDCODE: '5555557376384001' })).TRANSACTIONID],
    ['notFinished', async (office) => (await office.shop.pay({ '3DSECURE': 'yes' })).TRANSACTIONID],
    [
      'voided',
      async (office) => {
        const { TRANSACTIONID } = await office.shop.pay();
        await office.shop.cancel(TRANSACTIONID);
        return TRANSACTIONID;
      },
    ],
    [
      'nothingLeft',
      async (office) => {
        const { TRANSACTIONID } = await office.shop.pay();
        await office.shop.refund(TRANSACTIONID);
        return TRANSACTIONID;
      },
    ],
  ] satisfies [string, (office: Awaited<ReturnType<typeof openOffice>>) => Promise<string | undefined>][])(
    'says %s when that is the case',
    async (obstacle, arrange) => {
      const office = await openOffice();
      const id = await arrange(office);
      await office.importAll();
      expect(await office.desk.prepare(office.ask(id ?? ''))).toEqual({
        ok: false,
        refusal: { code: 'actionNotOpen', obstacle },
      });
    },
  );

  it('refunds the capture when asked from the authorization, never the authorization', async () => {
    const office = await openOffice();
    const { TRANSACTIONID: authorization } = await office.shop.authorize({ AMOUNT: '10000' });
    const { TRANSACTIONID: capture } = await office.shop.capture(authorization, { AMOUNT: '8000' });
    await office.importAll();
    const draft = await office.prepare(authorization ?? '');
    expect(draft.operation).toMatchObject({ referenceId: capture, amount: { minor: 8_000 } });
  });
});

describe('confirming a refund', () => {
  it('sends it once, and the book of the gateway and the ledger agree', async () => {
    const office = await openOffice();
    const id = await office.pay();
    const operation = operationOf(await office.refund(id, 2_500));
    expect(operation.state).toBe('succeeded');
    expect(operation.attempts[0]).toMatchObject({ execcode: '0000', cause: null });
    expect(executedFor(office.sandbox, operation)).toBe(1);
    expect(office.sandbox.balanceOf('SHOP', id)?.left).toBe(7_500);
    expect((await office.ledger.views.findChain('SHOP', id))?.balance.left).toBe(7_500);
  });

  it('tells the window when it is under way and what became of it', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const before = office.events.length;
    await office.refund(payment);
    const states = office.events
      .slice(before)
      .map((event) => event.kind === 'operationChanged' && event.operation.state);
    expect(states).toEqual(['sending', 'succeeded']);
  });

  it('twice, at once or later, executes once', async () => {
    const office = await openOffice({ sandbox: { processingMilliseconds: 100 } });
    const { operation } = await office.prepare(await office.pay());
    const confirm = () => office.desk.confirm(operation.operationId);
    const both = await Promise.all([confirm(), confirm()]);
    both.push(await confirm());
    expect(both.map((result) => operationOf(result).state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(executedFor(office.sandbox, operationOf(both[0] as Result<OperationView>))).toBe(1);
  });

  it('of two drafts on one chain at once lets one through and names it to the other', async () => {
    const { hold, begin } = holdWork();
    const office = await openOffice({ sandbox: { hold } });
    const id = await office.pay();
    const [first, second] = [await office.prepare(id, 6_000), await office.prepare(id, 6_000)];
    const sending = await begin(() => office.desk.confirm(first.operation.operationId));
    expect(await office.desk.confirm(second.operation.operationId)).toEqual({
      ok: false,
      refusal: { code: 'chainBusy', operationId: first.operation.operationId, toSettle: false },
    });
    sending.letGo();
    expect(operationOf(await sending.answer).state).toBe('succeeded');
    expect(await office.desk.confirm(second.operation.operationId, 'both are meant')).toEqual({
      ok: false,
      refusal: { code: 'changedSinceReview', changes: ['transactions', 'operations', 'guards'], review: null },
    });
    expect(await office.desk.prepare(office.ask(id, 6_000))).toEqual({
      ok: false,
      refusal: { code: 'amountAboveLeft', left: { minor: 4_000, currency: 'EUR' } },
    });
    expect(office.sandbox.balanceOf('SHOP', id)).toMatchObject({ refunded: 6_000, left: 4_000 });
  });

  it('is refused by the gateway when a colleague was faster: 2008, nothing moved', async () => {
    const office = await openOffice();
    const id = await office.pay();
    const draft = await office.prepare(id);
    await office.sandbox.actAsExtranet({ identifier: 'SHOP', operation: 'refund', transactionId: id, amount: 1 });
    const operation = operationOf(await office.desk.confirm(draft.operation.operationId));
    expect(operation).toMatchObject({ state: 'refused', repeatable: false });
    expect(operation.attempts[0]).toMatchObject({ execcode: '2008', transactionId: null });
    expect(office.sandbox.balanceOf('SHOP', id)?.refunded).toBe(1);
  });

  it('is refused when the ledger learnt of something since the review', async () => {
    const office = await openOffice();
    const id = await office.pay();
    const draft = await office.prepare(id);
    await office.shop.cancel(id);
    await office.importAll();
    expect(await office.desk.confirm(draft.operation.operationId)).toEqual({
      ok: false,
      refusal: { code: 'changedSinceReview', changes: ['transactions'], review: null },
    });
    expect(await office.desk.prepare(office.ask(id))).toEqual({
      ok: false,
      refusal: { code: 'actionNotOpen', obstacle: 'voided' },
    });
    expect((await office.ledger.views.findOperation(draft.operation.operationId))?.state).toBe('drafted');
  });

  it('of an unknown draft is refused', async () => {
    const office = await openOffice();
    expect(await office.desk.confirm('0197f3a1-0000-7000-8000-000000000000')).toEqual({
      ok: false,
      refusal: { code: 'notFound', what: 'operation' },
    });
  });

  it('sends nothing when the connection is refused, and the same may be sent again, as a new attempt', async () => {
    const office = await openOffice({
      wrapGateway: (real) => {
        let calls = 0;
        const nowhere = 'http://127.0.0.1:9';
        return { ...real, send: (request) => real.send(calls++ === 0 ? { ...request, url: nowhere } : request) };
      },
    });
    const id = await office.pay();
    const operation = operationOf(await office.refund(id));
    expect(operation).toMatchObject({ state: 'notSent', repeatable: true });
    expect(operation.attempts[0]).toMatchObject({ cause: 'notConnected' });
    const again = operationOf(await office.desk.sendAgain(operation.operationId));
    expect(again).toMatchObject({ state: 'succeeded', operationId: operation.operationId });
    expect(again.attempts.map(({ number }) => number)).toEqual([1, 2]);
    expect(new Set(again.attempts.map(({ attemptId }) => attemptId)).size).toBe(2);
    expect(executedFor(office.sandbox, again)).toBe(1);
    expect(await office.desk.sendAgain(operation.operationId)).toMatchObject({ refusal: { code: 'notRepeatable' } });
  });

  it('is not sent on a confirmation of yesterday, or of a minute ago: the laptop slept', async () => {
    for (const nap of [61_000, -1, 15 * 3_600_000]) {
      const office = await openOffice({
        keychain: {
          read: async () => {
            office.clock.time += nap;
            return { kind: 'found', secret: 'x' };
          },
          keep: async () => ({ kind: 'done' }),
          forget: async () => ({ kind: 'done' }),
        },
      });
      const draft = await office.prepare(await office.pay());
      office.clock.time += 1_000;
      const operation = operationOf(await office.desk.confirm(draft.operation.operationId));
      expect(operation.state).toBe('notSent');
      // It had not even begun.
      expect(operation.attempts[0]).toMatchObject({ cause: 'staleConfirmation', sentAt: null });
      expect(office.sandbox.rows()).toHaveLength(1);
    }
  });

  it('is not sent when the laptop slept while the disk was waited for, and nobody is asked for a connection', async () => {
    let asked = 0;
    const office = await openOffice({
      wrapGateway: (real) => ({
        ...real,
        send: (request) => {
          asked += 1;
          return real.send(request);
        },
      }),
    });
    const draft = await office.prepare(await office.pay());
    office.ledger.feed.listen(({ operations }) => {
      if (operations.some(({ state }) => state === 'sending')) office.clock.time += 61_000;
    });
    const operation = operationOf(await office.desk.confirm(draft.operation.operationId));
    expect(operation).toMatchObject({ state: 'notSent', attempts: [{ cause: 'staleConfirmation' }] });
    expect([asked, office.sandbox.rows().length]).toEqual([0, 1]);
  });

  it.each([61_000, -1, 15 * 3_600_000])('is not sent when it slept %d ms on the way to the first byte', async (nap) => {
    const office = await openOffice({
      wrapGateway: (real) => ({
        ...real,
        send: (request) => {
          office.clock.time += nap;
          return real.send(request);
        },
      }),
    });
    const draft = await office.prepare(await office.pay());
    const operation = operationOf(await office.desk.confirm(draft.operation.operationId));
    expect(operation).toMatchObject({ state: 'notSent', repeatable: true, attempts: [{ cause: 'staleConfirmation' }] });
    expect(office.sandbox.rows()).toHaveLength(1);
  });

  it.each([
    ['absent', 'secretAbsent'],
    ['locked', 'secretLocked'],
    ['unavailable', 'secretUnavailable'],
    ['denied', 'secretDenied'],
  ] as const)('is not sent while the secret is %s', async (kind, cause) => {
    const answer: SecretAnswer = { kind };
    const done = async () => ({ kind: 'done' }) as const;
    const office = await openOffice({ keychain: { read: async () => answer, keep: done, forget: done } });
    const operation = operationOf(await office.refund(await office.pay()));
    expect(operation).toMatchObject({ state: 'notSent', repeatable: true });
    expect(operation.attempts[0]?.cause).toBe(cause);
    expect(office.sandbox.rows()).toHaveLength(1);
  });

  it('with a wrong secret is refused by the gateway: 1003', async () => {
    const done = async () => ({ kind: 'done' }) as const;
    const keychain = { read: async () => ({ kind: 'found', secret: 'wrong' }) as const, keep: done, forget: done };
    const office = await openOffice({ keychain });
    const operation = operationOf(await office.refund(await office.pay()));
    expect(operation.attempts[0]).toMatchObject({ execcode: '1003' });
    expect(operation.state).toBe('refused');
  });
});
