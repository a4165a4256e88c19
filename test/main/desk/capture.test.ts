import { describe, expect, it } from 'vitest';
import type { OperationRequest } from '../../../contract/index.ts';
import { executedFor, type Office, openOffice, operationOf } from './office.ts';

/** A succeeded authorization that the ledger knows; gives its TRANSACTIONID. */
async function authorize(office: Office, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const { TRANSACTIONID = '' } = await office.shop.authorize({ AMOUNT: '10000', ORDERID: 'W-1201', ...more });
  await office.importAll();
  return TRANSACTIONID;
}

function capture(transactionId: string, minor?: number): OperationRequest {
  const amount = minor === undefined ? ({ kind: 'all' } as const) : ({ kind: 'part', minor } as const);
  return { operation: 'capture', accountId: 'SHOP', transactionId, amount, reason: 'partlyShipped', note: '' };
}

const notOpen = (obstacle: string) => ({ ok: false, refusal: { code: 'actionNotOpen', obstacle } });

describe('preparing a capture', () => {
  it('shows the request, what was authorised, what is released, and the last moment', async () => {
    const office = await openOffice();
    const id = await authorize(office);
    const draft = await office.desk.prepare(capture(id, 8_000));
    expect(draft).toMatchObject({
      value: {
        before: { minor: 10_000, currency: 'EUR' },
        after: { minor: 2_000, currency: 'EUR' },
        // Authorised on 10 March in Paris: until the end of the 17th there.
        until: Date.UTC(2026, 2, 17, 22, 59, 59, 999),
      },
    });
    const parameters = draft.ok ? draft.value.parameters : [];
    expect(Object.fromEntries(parameters.map(({ name, value }) => [name, value]))).toEqual({
      IDENTIFIER: 'SHOP',
      OPERATIONTYPE: 'capture',
      TRANSACTIONID: id,
      ORDERID: 'W-1201',
      AMOUNT: '8000',
      DESCRIPTION: 'capture: partly shipped',
      EXTRADATA: draft.ok ? draft.value.operation.attempts[0]?.attemptId : '',
      VERSION: '3.0',
    });
    expect(office.sandbox.rows()).toHaveLength(1);
  });

  it('refuses more than was authorised', async () => {
    const office = await openOffice();
    const id = await authorize(office);
    expect(await office.desk.prepare(capture(id, 10_001))).toEqual({
      ok: false,
      refusal: { code: 'amountAboveLeft', left: { minor: 10_000, currency: 'EUR' } },
    });
  });

  it.each<[string, (office: Office) => Promise<string | undefined>]>([
    ['notAnAuthorization', async (office) => (await office.shop.pay()).TRANSACTIONID],
    ['notSucceeded', async (office) => (await office.shop.authorize({ CARDCODE: '5555557376384001' })).TRANSACTIONID],
    ['notFinished', async (office) => (await office.shop.authorize({ '3DSECURE': 'yes' })).TRANSACTIONID],
    ['cardInformation', async (office) => (await office.shop.authorize({ AMOUNT: '0' })).TRANSACTIONID],
    [
      'voided',
      async (office) => {
        const { TRANSACTIONID } = await office.shop.authorize();
        await office.shop.cancel(TRANSACTIONID);
        return TRANSACTIONID;
      },
    ],
    [
      'alreadyCaptured',
      async (office) => {
        const { TRANSACTIONID } = await office.shop.authorize();
        await office.shop.capture(TRANSACTIONID, { AMOUNT: '1' });
        return TRANSACTIONID;
      },
    ],
  ])('says %s when that is the case', async (obstacle, arrange) => {
    const office = await openOffice();
    const id = (await arrange(office)) ?? '';
    await office.importAll();
    expect(await office.desk.prepare(capture(id))).toEqual(notOpen(obstacle));
  });

  it('stays closed after the capture was voided: once only (rules.md E34)', async () => {
    const office = await openOffice();
    const id = await authorize(office);
    const { TRANSACTIONID } = await office.shop.capture(id);
    await office.shop.cancel(TRANSACTIONID);
    await office.importAll();
    expect(await office.desk.prepare(capture(id))).toEqual(notOpen('alreadyCaptured'));
    expect((await office.shop.capture(id)).EXECCODE).toBe('2005');
  });
});

describe('the last moment for a capture', () => {
  // Both clock changes of Paris, a zone behind UTC, and another number of days.
  it.each([
    ['2026-03-24T09:00:00Z', {}],
    ['2026-10-20T21:59:59Z', {}],
    ['2026-03-10T22:59:59.999Z', {}],
    ['2026-03-10T23:00:00Z', {}],
    ['2026-06-10T03:30:00Z', { zone: 'America/Guadeloupe' }],
    ['2026-06-10T09:00:00Z', { captureDays: 13 }],
  ])("of an authorization at %s is the gateway's own", async (now, settings) => {
    const arrange = async () => {
      const { zone = 'Europe/Paris', captureDays = 7 } = settings as { zone?: string; captureDays?: number };
      const office = await openOffice({
        sandbox: { now },
        shop: { zone, captureDays },
        account: { voidZone: zone, captureDays },
      });
      const id = await authorize(office);
      const action = await office.action(id, 'capture');
      return { office, id, until: (action.open && action.until) || Number.NaN };
    };
    const inTime = await arrange();
    inTime.office.waitUntil(new Date(inTime.until).toISOString());
    expect((await inTime.office.shop.capture(inTime.id)).EXECCODE).toBe('0000');

    const tooLate = await arrange();
    tooLate.office.waitUntil(new Date(tooLate.until + 1).toISOString());
    expect(await tooLate.office.action(tooLate.id, 'capture')).toEqual({
      open: false,
      obstacle: 'captureExpired',
      since: tooLate.until,
    });
    expect((await tooLate.office.shop.capture(tooLate.id)).EXECCODE).toBe('2009');
  });
});

describe('confirming a capture', () => {
  it('below the amount sends it once; ledger and gateway agree, and the rest is released', async () => {
    const office = await openOffice();
    const id = await authorize(office);
    const operation = operationOf(await office.perform(capture(id, 8_000)));
    expect(operation).toMatchObject({ state: 'succeeded', referenceId: id, amount: { minor: 8_000 } });
    expect(executedFor(office.sandbox, operation)).toBe(1);
    const chain = await office.ledger.views.findChain('SHOP', id);
    expect(chain?.balance).toMatchObject({ authorised: 0, paid: 8_000, left: 8_000 });
    expect(office.sandbox.balanceOf('SHOP', id)).toMatchObject({ captured: 8_000, left: 8_000 });
    expect(await office.desk.prepare(capture(id))).toEqual(notOpen('alreadyCaptured'));
  });

  it('is refused by the gateway when a colleague was faster: 2005, nothing moved', async () => {
    const office = await openOffice();
    const id = await authorize(office);
    const draft = await office.desk.prepare(capture(id));
    await office.sandbox.actAsExtranet({ identifier: 'SHOP', operation: 'capture', transactionId: id });
    const operation = operationOf(await office.desk.confirm(draft.ok ? draft.value.operation.operationId : ''));
    expect(operation).toMatchObject({ state: 'refused', repeatable: false, attempts: [{ execcode: '2005' }] });
    expect(office.sandbox.balanceOf('SHOP', id)?.captured).toBe(10_000);
  });

  it('whose answer is lost holds the chain and can never be made twice', async () => {
    const office = await openOffice({
      wrapGateway: (real) => ({
        ...real,
        send: async (request) => {
          await real.send(request);
          return { kind: 'unknown', cause: 'connectionLost' };
        },
      }),
    });
    const id = await authorize(office);
    const { operationId } = operationOf(await office.perform(capture(id)));
    expect((await office.ledger.views.findChain('SHOP', id))?.balance).toMatchObject({ authorised: 0, paid: 0 });
    expect(await office.desk.prepare(capture(id))).toEqual(notOpen('toSettleFirst'));
    const transactionId = office.sandbox.rows().at(-1)?.transactionId ?? '';
    const outcome = { kind: 'succeeded', transactionId } as const;
    await office.desk.settle({ operationId, outcome, reason: 'seen in the extranet' });
    expect(await office.desk.prepare(capture(id))).toEqual(notOpen('alreadyCaptured'));
    expect((await office.ledger.views.findChain('SHOP', id))?.balance).toMatchObject({ paid: 10_000, left: 10_000 });
  });

  it('answered without a TRANSACTIONID still counts as made', async () => {
    const office = await openOffice({
      wrapGateway: (real) => ({
        ...real,
        send: async () => ({
          kind: 'answered',
          answer: { execcode: '0000', message: 'Fine.', transactionId: undefined, descriptor: undefined },
        }),
      }),
    });
    const id = await authorize(office);
    expect(operationOf(await office.perform(capture(id))).state).toBe('succeeded');
    expect(await office.desk.prepare(capture(id))).toEqual(notOpen('alreadyCaptured'));
    expect((await office.ledger.views.findChain('SHOP', id))?.balance.authorised).toBe(0);
  });
});
