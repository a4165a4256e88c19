import { describe, expect, it } from 'vitest';
import { type Office, openOffice, operationOf } from './office.ts';

/** A payment of 100.00 and a refund of 25.00 on it whose answer was lost after the gateway acted. */
async function loseAnswer() {
  let lose = true;
  const office = await openOffice({
    // No id of ours comes back in a row, so that a person has to say what happened.
    account: { extraData: 'none' },
    wrapGateway: (real) => ({
      ...real,
      send: async (request) => {
        const delivery = await real.send(request);
        return lose ? { kind: 'unknown', cause: 'connectionLost' } : delivery;
      },
    }),
  });
  const payment = await office.pay();
  const { operationId } = operationOf(await office.refund(payment, 2_500));
  lose = false;
  const own = office.sandbox.rows().at(-1)?.transactionId ?? '';
  return { office, payment, operationId, own };
}

const settle = (office: Office, operationId: string, transactionId: string | null) =>
  office.desk.settle({ operationId, outcome: { kind: 'succeeded', transactionId }, reason: 'seen in the extranet' });

const left = async (office: Office, id: string) => (await office.ledger.views.findChain('SHOP', id))?.balance.left;

describe('settling that money moved', () => {
  it('takes the TRANSACTIONID of what it made, known or not', async () => {
    for (const imported of [false, true]) {
      const { office, payment, operationId, own } = await loseAnswer();
      if (imported) await office.importAll();
      expect(operationOf(await settle(office, operationId, own)).state).toBe('succeeded');
      expect(await left(office, payment)).toBe(7_500);
      await office.importAll();
      expect(await left(office, payment)).toBe(7_500);
    }
  });

  it('needs that TRANSACTIONID, because it is the proof', async () => {
    const { office, payment, operationId } = await loseAnswer();
    expect(await settle(office, operationId, null)).toEqual({ ok: false, refusal: { code: 'transactionIdMissing' } });
    expect(await left(office, payment)).toBe(7_500);
    expect((await office.ledger.views.findOperation(operationId))?.state).toBe('unknown');
  });

  it.each<[string, (arranged: Awaited<ReturnType<typeof loseAnswer>>) => Promise<string | undefined>]>([
    ['the payment itself', async ({ payment }) => payment],
    [
      'a refund of another amount',
      async ({ office, payment }) => (await office.shop.refund(payment, { AMOUNT: '7' })).TRANSACTIONID,
    ],
    [
      'a refund of another payment',
      async ({ office }) => {
        const { TRANSACTIONID } = await office.shop.pay();
        return (await office.shop.refund(TRANSACTIONID, { AMOUNT: '1000' })).TRANSACTIONID;
      },
    ],
    [
      'what another operation of this desk made',
      async ({ office }) => {
        const other = await office.pay({ ORDERID: 'W-2' });
        return operationOf(await office.refund(other, 2_500)).attempts[0]?.transactionId ?? undefined;
      },
    ],
  ])('refuses the TRANSACTIONID of %s, and changes nothing', async (_, find) => {
    const arranged = await loseAnswer();
    const { office, payment, operationId } = arranged;
    const wrong = (await find(arranged)) ?? '';
    await office.importAll();
    const before = await office.ledger.views.findChain('SHOP', payment);
    expect(await settle(office, operationId, wrong)).toEqual({ ok: false, refusal: { code: 'notItsTransaction' } });
    expect(await office.ledger.views.findChain('SHOP', payment)).toEqual(before);
  });

  it('refuses the TRANSACTIONID of its twin, which is of the same amount on the same payment', async () => {
    const office = await openOffice({
      account: { extraData: 'none' },
      wrapGateway: (real) => ({
        ...real,
        send: async (request) => {
          await real.send(request);
          return { kind: 'unknown', cause: 'connectionLost' };
        },
      }),
    });
    const payment = await office.pay();
    const lose = async () => operationOf(await office.refund(payment, 2_500)).operationId;
    const made = () => office.sandbox.rows().at(-1)?.transactionId ?? '';
    const [first, ofFirst] = [await lose(), made()];
    operationOf(await settle(office, first, ofFirst));
    const [second, ofSecond] = [await lose(), made()];
    await office.importAll();
    expect(await settle(office, second, ofFirst)).toEqual({ ok: false, refusal: { code: 'notItsTransaction' } });
    expect(operationOf(await settle(office, second, ofSecond)).state).toBe('succeeded');
    expect(await left(office, payment)).toBe(5_000);
  });

  it('is refused for an operation that is not there', async () => {
    const office = await openOffice();
    expect(await settle(office, '0197f3a1-0000-7000-8000-000000000000', 'A1')).toEqual({
      ok: false,
      refusal: { code: 'notFound', what: 'operation' },
    });
  });
});

describe('an answer of the gateway', () => {
  const answering = (transactionId: string | undefined) =>
    openOffice({
      wrapGateway: (real) => ({
        ...real,
        send: async () => ({
          kind: 'answered',
          answer: { execcode: '0000', message: 'Fine.', transactionId, descriptor: undefined },
        }),
      }),
    });

  it('without a TRANSACTIONID still counts as refunded', async () => {
    const office = await answering(undefined);
    const payment = await office.pay();
    await office.refund(payment, 2_500);
    expect((await office.ledger.views.findChain('SHOP', payment))?.balance).toMatchObject({
      refunded: 2_500,
      inFlight: 0,
      left: 7_500,
    });
  });

  it('that repeats the TRANSACTIONID of the payment proves nothing: the payment stays as it is, and the money counts as spent', async () => {
    const payment = await (await openOffice()).pay();
    const office = await answering(payment);
    expect(await office.pay()).toBe(payment);
    await office.refund(payment, 2_500);
    const chain = await office.ledger.views.findChain('SHOP', payment);
    expect(chain?.transactions).toMatchObject([{ operation: 'payment', amount: { minor: 10_000 } }]);
    expect(chain?.balance).toMatchObject({ refunded: 0, inFlight: 2_500, left: 7_500 });
  });
});
