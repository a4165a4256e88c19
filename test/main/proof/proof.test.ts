import { v7 as createId } from 'uuid';
import { describe, expect, it, vi } from 'vitest';
import type { OperationRequest } from '../../../contract/index.ts';
import { openGateway } from '../../../main/gateway/gateway.ts';
import { readCase } from '../../../main/proof/case.ts';
import { lookUpCase } from '../../../main/proof/look.ts';
import { startWatch } from '../../../main/proof/watch.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { secret } from '../../sandbox/client.ts';
import { executedFor, type Office, type OfficeOptions, openOffice, operationOf } from '../desk/office.ts';
import { importRows, row } from '../ledger/samples.ts';

/** An office whose next answers are lost: after the gateway acted, or before anything reached it. */
async function openLossyOffice(loss: 'answerLost' | 'neverArrived', options: OfficeOptions = {}) {
  let lossy = true;
  const office = await openOffice({
    ...options,
    shop: { exportLagMinutes: 0, ...options.shop },
    wrapGateway: (real) => ({
      ...real,
      send: async (request) => {
        if (!lossy) return real.send(request);
        if (loss === 'answerLost') await real.send(request);
        return { kind: 'unknown', cause: 'connectionLost' };
      },
    }),
  });
  const gateway = openGateway({
    proxyFor: async () => undefined,
    patience: { connect: 2_000, headers: 2_000, total: 3_000 },
  });
  const { ledger, clock, account } = office;
  const vault = openVault({
    keychain: openMemoryStore(new Map([['sandbox/SHOP', secret]])),
    memory: openMemoryStore(),
  });
  const ports = {
    ledger,
    gateway,
    vault,
    clock,
    createId,
    actor: 'a.clerk',
    findAccount: () => account,
  };
  const look = async (operationId: string) => {
    const operation = await ledger.views.findOperation(operationId);
    if (!operation) throw new Error('It is not there.');
    return lookUpCase(ports, operation);
  };
  const heal = () => {
    lossy = false;
  };
  return { office, look, ports, heal };
}

const stateOf = async (office: Office, operationId: string) =>
  (await office.ledger.views.findOperation(operationId))?.state;
const left = async (office: Office, id: string) => (await office.ledger.views.findChain('SHOP', id))?.balance.left;

describe('a look at the gateway', () => {
  it.each(['id', 'labelled'] as const)('settles for certain by our id in EXTRADATA (%s)', async (extraData) => {
    const { office, look } = await openLossyOffice('answerLost', { account: { extraData } });
    const payment = await office.pay();
    const { operationId } = operationOf(await office.refund(payment, 2_500));
    expect(await stateOf(office, operationId)).toBe('unknown');
    expect(await look(operationId)).toBe('proved');
    const operation = await office.ledger.views.findOperation(operationId);
    expect(operation).toMatchObject({
      state: 'succeeded',
      settlement: null,
      attempts: [{ execcode: null, proof: { outcome: 'succeeded', execcode: '0000', source: 'lookup' } }],
    });
    expect(await left(office, payment)).toBe(7_500);
  });

  it('finds nothing where nothing happened, proves nothing by that, and leaves the chain held', async () => {
    const { office, look } = await openLossyOffice('neverArrived');
    const payment = await office.pay();
    const { operationId } = operationOf(await office.refund(payment, 2_500));
    expect(await look(operationId)).toBe('nothing');
    expect(await stateOf(office, operationId)).toBe('unknown');
    expect(await left(office, payment)).toBe(7_500);
    expect(await office.desk.prepare(office.ask(payment))).toMatchObject({ refusal: { obstacle: 'toSettleFirst' } });
  });

  it('finds nothing while the tables lag, and says until when that means nothing', async () => {
    const { office, look } = await openLossyOffice('answerLost', { shop: { exportLagMinutes: 120 } });
    const { operationId } = operationOf(await office.refund(await office.pay(), 2_500));
    expect(await look(operationId)).toBe('nothing');
    const operation = await office.ledger.views.findOperation(operationId);
    const open = operation && (await readCase(office.ledger.views, operation, office.clock.now(), office.account));
    expect(open).toMatchObject({
      openSince: office.clock.time,
      lagEndsAt: office.clock.time + 120 * 60_000,
      looks: [{ result: 'nothing', cause: null }],
      probable: [],
    });
    office.waitUntil('2026-03-10T11:00:01Z');
    expect(await look(operationId)).toBe('proved');
  });

  it('without our id is probable only: a person decides, and never for another amount, payment or hour', async () => {
    const { office, look } = await openLossyOffice('answerLost', { account: { extraData: 'none' } });
    const [payment, other] = [await office.pay(), await office.pay({ ORDERID: 'W-2' })];
    await office.shop.refund(other, { AMOUNT: '2500', ORDERID: 'W-1001' });
    await office.shop.refund(payment, { AMOUNT: '300', ORDERID: 'W-1001' });
    office.waitUntil('2026-03-10T11:00:00Z');
    const { operationId } = operationOf(await office.refund(payment, 2_500));
    const made = office.sandbox.rows().at(-1)?.transactionId ?? '';
    expect(await look(operationId)).toBe('probable');
    expect(await stateOf(office, operationId)).toBe('unknown');
    const probable = await office.ledger.views.findProbable(operationId);
    expect(probable.map(({ transactionId }) => transactionId)).toEqual([made]);
    const outcome = { kind: 'succeeded', transactionId: made } as const;
    expect(
      operationOf(await office.desk.settle({ operationId, outcome, reason: 'same amount and minute' })).state,
    ).toBe('succeeded');
    expect(await left(office, payment)).toBe(7_200);
  });

  it.each([
    ['that still waits', { execcode: '0003' }],
    ['of another account', { accountId: 'OTHER' }],
    ['of another kind', { operation: 'void' }],
  ] as const)('a row %s proves nothing, although it bears our id', async (_, otherwise) => {
    const { office } = await openLossyOffice('neverArrived');
    const payment = await office.pay();
    const { operationId, attempts } = operationOf(await office.refund(payment, 2_500));
    const ours = {
      transactionId: 'A77',
      referenceId: payment,
      operation: 'refund',
      amountMinor: 2_500,
      extraData: attempts[0]?.attemptId ?? '',
    } as const;
    await importRows(office.ledger, [row({ ...ours, ...otherwise })]);
    expect(await stateOf(office, operationId)).toBe('unknown');
    // The same row as it should be does prove it: what is missing above is missing for that reason alone.
    await importRows(office.ledger, [row({ ...ours, transactionId: 'A78' })]);
    expect(await stateOf(office, operationId)).toBe('succeeded');
  });

  it('that fails is written down with its reason', async () => {
    const { office, look } = await openLossyOffice('answerLost', {
      shop: { disabled: false, operations: ['payment', 'refund'] },
    });
    const { operationId } = operationOf(await office.refund(await office.pay(), 2_500));
    await office.sandbox.close();
    expect(await look(operationId)).toBe('failed');
    expect(await office.ledger.views.listLookUps(operationId)).toMatchObject([
      { result: 'failed', cause: 'gatewaySilent' },
    ]);
  });
});

describe('what comes in by itself', () => {
  it('an imported file settles as well, also against a person’s word that nothing had happened', async () => {
    const { office } = await openLossyOffice('answerLost');
    const payment = await office.pay();
    const { operationId } = operationOf(await office.refund(payment, 2_500));
    await office.desk.settle({ operationId, outcome: { kind: 'refused' }, reason: 'not in the extranet yet' });
    expect(await left(office, payment)).toBe(10_000);
    await office.importAll();
    expect(await office.ledger.views.findOperation(operationId)).toMatchObject({
      state: 'succeeded',
      attempts: [{ proof: { source: 'import' } }],
    });
    expect(await left(office, payment)).toBe(7_500);
  });

  it('a row of the gateway with 5xxx settles as refused: nothing moved', async () => {
    const office = await openOffice({
      wrapGateway: (real) => ({
        ...real,
        send: async () => ({
          kind: 'answered',
          answer: {
            execcode: '5001',
            message: 'Exchange protocol failure',
            transactionId: 'A77',
            descriptor: undefined,
          },
        }),
      }),
    });
    const payment = await office.pay();
    const { operationId, state } = operationOf(await office.refund(payment, 2_500));
    expect(state).toBe('unknown');
    expect(await left(office, payment)).toBe(7_500);
    const reported = { transactionId: 'A77', operation: 'refund', referenceId: payment, amountMinor: 2_500 } as const;
    await importRows(office.ledger, [row({ ...reported, execcode: '5001' })]);
    expect(await office.ledger.views.findOperation(operationId)).toMatchObject({
      state: 'refused',
      attempts: [{ proof: { outcome: 'refused', execcode: '5001', source: 'import' } }],
    });
    expect(await left(office, payment)).toBe(10_000);
  });

  it('a row that is there before the answer is lost settles in that moment', async () => {
    let office: Office | undefined;
    office = await openOffice({
      wrapGateway: (real) => ({
        ...real,
        send: async (request) => {
          await real.send(request);
          await office?.importAll();
          return { kind: 'unknown', cause: 'timedOut' };
        },
      }),
    });
    const payment = await office.pay();
    const operation = operationOf(await office.refund(payment, 2_500));
    expect(operation).toMatchObject({
      state: 'succeeded',
      attempts: [{ cause: 'timedOut', proof: { outcome: 'succeeded' } }],
    });
    expect(executedFor(office.sandbox, operation)).toBe(1);
    expect((await office.ledger.views.findChain('SHOP', payment))?.balance).toMatchObject({
      refunded: 2_500,
      inFlight: 0,
      left: 7_500,
    });
  });

  it('a rebuild gives the same', async () => {
    const { office, look } = await openLossyOffice('answerLost');
    const payment = await office.pay();
    const { operationId } = operationOf(await office.refund(payment, 2_500));
    await look(operationId);
    const before = [
      await office.ledger.views.findChain('SHOP', payment),
      await office.ledger.views.listLookUps(operationId),
    ];
    await office.ledger.rebuildProjections();
    expect([
      await office.ledger.views.findChain('SHOP', payment),
      await office.ledger.views.listLookUps(operationId),
    ]).toEqual(before);
  });
});

describe('a stop whose answer is lost', () => {
  it('alone may be sent again, and 2011 proves it', async () => {
    const { office, heal } = await openLossyOffice('answerLost');
    const AMOUNTS = { '2026-03-10': '3000', '2026-04-09': '3000' };
    const { TRANSACTIONID: first = '' } = await office.shop.pay({ AMOUNT: undefined, AMOUNTS, ORDERID: 'N-1' });
    await office.importAll();
    const asked = { accountId: 'SHOP', transactionId: first, reason: 'other', note: '' } as const;
    const request: OperationRequest = { operation: 'stopntimes', ...asked };
    const { operationId, state, repeatable } = operationOf(await office.perform(request));
    expect({ state, repeatable }).toEqual({ state: 'unknown', repeatable: true });
    heal();
    const again = operationOf(await office.desk.sendAgain(operationId));
    expect(again).toMatchObject({ state: 'succeeded', attempts: [{ execcode: null }, { execcode: '2011' }] });
  });

  it('a refund may not', async () => {
    const { office, heal } = await openLossyOffice('answerLost');
    const { operationId, repeatable } = operationOf(await office.refund(await office.pay(), 100));
    heal();
    expect(repeatable).toBe(false);
    expect(await office.desk.sendAgain(operationId)).toMatchObject({ refusal: { code: 'notRepeatable' } });
  });
});

describe('the watch', () => {
  it('looks when a moment of the timetable has come, once, also after a restart', async () => {
    const { office } = await openLossyOffice('neverArrived');
    const { operationId } = operationOf(await office.refund(await office.pay(), 2_500));
    const looked: number[] = [];
    const look = async () => {
      looked.push(office.clock.time);
      await office.ledger.journal.recordLookUp(
        operationId,
        { result: 'nothing', cause: null },
        { actor: 'a.clerk', at: office.clock.time },
      );
    };
    const round = async () => {
      const listUndecided = vi.fn(office.ledger.views.listUndecided);
      const watch = startWatch({ views: { listUndecided }, now: office.clock.now, look });
      watch.nudge();
      // A round, another one for the nudge, and what comes next: by then all looks are over.
      await expect.poll(() => listUndecided.mock.calls.length, { timeout: 250_000 }).toBe(3);
      await watch.stop();
    };
    await round();
    expect(looked).toEqual([]);
    office.clock.time += 61_000;
    await round();
    await round();
    expect(looked).toHaveLength(1);
    office.clock.time += 3 * 86_400_000;
    await round();
    await round();
    expect(looked).toHaveLength(2);
  });
});
