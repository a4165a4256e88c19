import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { OperationView } from '../../../contract/index.ts';
import { createInbox } from '../../../main/inbox/inbox.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { secret } from '../../sandbox/client.ts';
import { type Office, type OfficeOptions, openOffice, operationOf } from '../desk/office.ts';
import { type Fields, notify, payment } from './samples.ts';

type Wrap = NonNullable<OfficeOptions['wrapGateway']>;

/** The gateway acts and its answer is lost, once the office is open for business. */
const losing: Wrap = (real) => ({
  ...real,
  send: async (request) => {
    await real.send(request);
    return { kind: 'unknown', cause: 'connectionLost' };
  },
});

/** An office whose notifications are taken by an inbox over its own ledger. */
async function openWithInbox(options: OfficeOptions = {}) {
  const office = await openOffice(options);
  const inbox = createInbox({
    intake: office.ledger.intake,
    vault: openVault({
      keychain: openMemoryStore(new Map([[`sandbox/${office.shop.identifier}`, secret]])),
      memory: openMemoryStore(),
    }),
    clock: office.clock,
    createId,
    actor: 'a.clerk',
    accounts: () => [office.account],
  });
  const tell = async (fields: Fields, key = secret) => {
    const [taken] = await inbox.take(notify({ ...payment, ...fields }, key), { by: 'listener', most: 1 });
    return taken;
  };
  return { ...office, tell };
}

/** What the gateway would tell of the newest row in its book; a refund's has no EXTRADATA (seed 004). */
function newest({ sandbox }: Pick<Office, 'sandbox'>, EXECCODE = '0000'): Fields {
  const row = sandbox.rows().at(-1);
  if (!row) throw new Error('The gateway’s book is empty.');
  return {
    OPERATIONTYPE: row.operation,
    TRANSACTIONID: row.transactionId,
    ORDERID: row.orderId,
    AMOUNT: String(row.amount),
    EXECCODE,
    ...(row.operation !== 'refund' && { EXTRADATA: row.extraData }),
  };
}

const find = ({ ledger }: Office, { operationId }: Pick<OperationView, 'operationId'>) =>
  ledger.views.findOperation(operationId);
const balance = async ({ ledger }: Office, id: string) => (await ledger.views.findChain('SHOP', id))?.balance;

async function capture(office: Office, transactionId: string): Promise<OperationView> {
  return operationOf(
    await office.perform({
      operation: 'capture',
      accountId: 'SHOP',
      transactionId,
      amount: { kind: 'part', minor: 8_000 },
      reason: 'shipped',
      note: '',
    }),
  );
}

async function authorize(office: Office): Promise<string> {
  const { TRANSACTIONID = '' } = await office.shop.authorize({ AMOUNT: '10000', ORDERID: 'W-1001' });
  await office.importAll();
  return TRANSACTIONID;
}

describe('a verified notification', () => {
  it('with our id in EXTRADATA settles an unknown capture at once and for certain', async () => {
    const office = await openWithInbox({ wrapGateway: losing });
    const authorization = await authorize(office);
    const unknown = await capture(office, authorization);
    expect(unknown.state).toBe('unknown');
    expect(await office.tell(newest(office))).toMatchObject({ kind: 'kept', settled: [unknown.operationId] });
    expect(await find(office, unknown)).toMatchObject({
      state: 'succeeded',
      attempts: [{ proof: { outcome: 'succeeded', source: 'notification' } }],
    });
    expect(await balance(office, authorization)).toMatchObject({ authorised: 0, paid: 8_000, left: 8_000 });
  });

  it('that the bank refused it settles it as refused', async () => {
    const office = await openWithInbox({ wrapGateway: losing });
    const unknown = await capture(office, await authorize(office));
    await office.tell(newest(office, '4001'));
    expect(await find(office, unknown)).toMatchObject({
      state: 'refused',
      attempts: [{ proof: { execcode: '4001' } }],
    });
  });

  it('of a refund has no EXTRADATA: it is probable, for a person, and counts as spent meanwhile', async () => {
    const office = await openWithInbox({ wrapGateway: losing });
    const paid = await office.pay();
    const unknown = operationOf(await office.refund(paid, 2_500));
    const own = newest(office);
    expect(await office.tell(own)).toMatchObject({ kind: 'kept', settled: [] });
    expect(await find(office, unknown)).toMatchObject({ state: 'unknown' });
    expect(await office.ledger.views.findProbable(unknown.operationId)).toMatchObject([
      { transactionId: own['TRANSACTIONID'] },
    ]);
    expect((await balance(office, paid))?.left).toBeLessThanOrEqual(7_500);

    const transactionId = own['TRANSACTIONID'] ?? '';
    const outcome = { kind: 'succeeded', transactionId } as const;
    await office.desk.settle({ operationId: unknown.operationId, outcome, reason: 'the notification' });
    expect(await balance(office, paid)).toMatchObject({ refunded: 2_500, inFlight: 0, left: 7_500 });
    await office.tell({ ...own, MESSAGE: 'told once more, in other words' });
    expect(await balance(office, paid)).toMatchObject({ refunded: 2_500, inFlight: 0, left: 7_500 });
  });

  it('that is forged settles nothing', async () => {
    const office = await openWithInbox({ wrapGateway: losing });
    const unknown = await capture(office, await authorize(office));
    expect(await office.tell({ ...newest(office), IDENTIFIER: 'OTHER' })).toMatchObject({ kind: 'refused' });
    expect(await office.tell(newest(office), 'another key')).toMatchObject({ kind: 'refused' });
    expect(await find(office, unknown)).toMatchObject({ state: 'unknown' });
  });
});

describe('a notification that comes while we are still sending', () => {
  /** Tells of what the gateway did before its answer is back, and lets a test change that answer. */
  const early = (
    answer: (delivery: Awaited<ReturnType<Parameters<Wrap>[0]['send']>>) => typeof delivery,
    EXECCODE = '0000',
  ) => {
    let office: Awaited<ReturnType<typeof openWithInbox>> | undefined;
    const wrapGateway: Wrap = (real) => ({
      ...real,
      send: async (request) => {
        const delivery = await real.send(request);
        if (office) expect(await office.tell(newest(office, EXECCODE))).toMatchObject({ kind: 'kept', settled: [] });
        return answer(delivery);
      },
    });
    return openWithInbox({ wrapGateway }).then((opened) => {
      office = opened;
      return opened;
    });
  };

  it('is joined to that operation when the answer comes', async () => {
    const office = await early((delivery) => delivery);
    const paid = await office.pay();
    expect(operationOf(await office.refund(paid, 2_500)).state).toBe('succeeded');
    const chain = await office.ledger.views.findChain('SHOP', paid);
    expect(chain?.transactions).toHaveLength(2);
    expect(chain?.balance).toMatchObject({ refunded: 2_500, inFlight: 0, left: 7_500 });
  });

  it('settles it when the answer is lost', async () => {
    const office = await early(() => ({ kind: 'unknown', cause: 'connectionLost' }));
    const authorization = await authorize(office);
    const settled = await capture(office, authorization);
    expect(settled).toMatchObject({
      state: 'succeeded',
      attempts: [{ cause: 'connectionLost', proof: { source: 'notification' } }],
    });
    expect(await balance(office, authorization)).toMatchObject({ authorised: 0, paid: 8_000 });
  });

  it('settles it when the answer only says that the bank does not know yet', async () => {
    const office = await early((delivery) =>
      delivery.kind === 'answered' ? { ...delivery, answer: { ...delivery.answer, execcode: '5004' } } : delivery,
    );
    const settled = await capture(office, await authorize(office));
    expect(settled).toMatchObject({
      state: 'succeeded',
      attempts: [{ execcode: '5004', proof: { source: 'notification' } }],
    });
  });
});
