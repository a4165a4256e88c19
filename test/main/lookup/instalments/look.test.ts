import { v7 as createId } from 'uuid';
import { expect, it } from 'vitest';
import type { OperationRequest } from '../../../../contract/index.ts';
import { toPlanView } from '../../../../main/channels/views/plan.ts';
import { type Delivery, openGateway } from '../../../../main/gateway/gateway.ts';
import { lookForInstalments } from '../../../../main/lookup/instalments/look.ts';
import { openMemoryStore } from '../../../../main/vault/memory.ts';
import { openVault } from '../../../../main/vault/vault.ts';
import { secret } from '../../../sandbox/client.ts';
import { openOffice, operationOf } from '../../desk/office.ts';

it('finds what the gateway made of a plan, by its order, and says when it is looked for next', async () => {
  const office = await openOffice({ shop: { exportLagMinutes: 60 }, account: { exportLagMinutes: 60 } });
  office.waitUntil('2026-11-28T12:00:00Z');
  const transactionId = await office.pay({ CREATEALIAS: 'yes', AMOUNT: '700' });
  const request: OperationRequest = {
    operation: 'payment',
    accountId: 'SHOP',
    transactionId,
    orderId: 'W-2',
    minor: 9_000,
    instalments: ['2026-11-28', '2026-12-28', '2027-01-28'].map((day) => ({ day, minor: 3_000 })),
    description: 'Sofa in three parts',
    client: 'john.snow',
    clientEmail: 'john.snow@example.com',
    captureDay: '',
    agreement: 'order form of 28 November',
    reason: 'other',
    note: '',
  };
  const { operationId } = operationOf(await office.perform(request));
  const { ledger, clock, account } = office;
  let silent: Delivery | undefined;
  const real = openGateway({ proxyFor: async () => undefined });
  const ports = {
    ledger,
    gateway: { send: async (message: Parameters<typeof real.send>[0]) => silent ?? real.send(message) },
    vault: openVault({ keychain: openMemoryStore(new Map([['sandbox/SHOP', secret]])), memory: openMemoryStore() }),
    clock,
    createId,
    actor: 'a.clerk',
    findAccount: () => account,
  };
  const plan = async () => {
    const own = await ledger.views.findOwnPlan(operationId);
    if (!own) throw new Error('It is no plan.');
    return { own, view: toPlanView(own.plan, { now: clock.now(), findAccount: () => account }) };
  };
  const look = async () => lookForInstalments(ports, (await plan()).own);
  const at = (instant: string) => Date.parse(instant);

  expect(await ledger.views.listOwnPlans('2027-01-28')).toEqual([operationId]);
  expect((await plan()).view.look).toEqual({
    nextAt: at('2026-12-28T01:00:00Z'),
    lastAt: null,
    next: 2,
    missing: [],
  });
  // Made at midnight, and in the tables an hour later.
  office.waitUntil('2026-12-28T00:30:00Z');
  expect(await look()).toBe('asked');
  office.waitUntil('2026-12-28T01:30:00Z');
  expect((await plan()).view.look).toMatchObject({ nextAt: at('2026-12-28T01:00:00Z'), missing: [2] });
  silent = { kind: 'notSent', cause: 'notConnected' };
  expect(await look()).toBe('notReached');
  silent = undefined;
  expect(await look()).toBe('asked');
  const { view } = await plan();
  expect(view.instalments[1]).toMatchObject({ row: { status: 'succeeded' }, lookedUp: true });
  expect(view.look).toMatchObject({ nextAt: at('2027-01-28T01:00:00Z'), lastAt: clock.time, next: 3, missing: [] });
  // Off-line is no look; an answer that nobody can read is one.
  silent = { kind: 'unknown', cause: 'unreadableAnswer' };
  expect(await look()).toBe('asked');
  silent = undefined;
  const looks = await ledger.views.listLookUps(operationId);
  expect(looks.map(({ result }) => result)).toEqual(['failed', 'proved', 'proved']);
  await ledger.rebuildProjections();
  expect((await plan()).view.look?.lastAt).toBe(clock.time);
  office.waitUntil('2027-01-28T02:00:00Z');
  expect(await look()).toBe('asked');
  expect((await plan()).view).toMatchObject({ state: 'finished', look: null });
  await real.close();
});
