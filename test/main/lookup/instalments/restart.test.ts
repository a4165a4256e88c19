import { expect, it, onTestFinished, vi } from 'vitest';
import { openGateway } from '../../../../main/gateway/gateway.ts';
import { openRoom, type Room } from '../../../../main/room/room.ts';
import { openMemoryStore } from '../../../../main/vault/memory.ts';
import { openVault } from '../../../../main/vault/vault.ts';
import { patient } from '../../../patient.ts';
import { openShop, secret } from '../../../sandbox/client.ts';
import { exportReader, threads } from '../../../threads.ts';
import { makeAccount } from '../../accounts/samples.ts';
import { askToCharge } from '../../desk/alias-office.ts';
import { makeFolder } from '../../open-console.ts';

const noop = () => {};

it('a console that was closed on the day of an instalment finds it by itself once it is opened again', async () => {
  const shop = await openShop({ exportLagMinutes: 0 });
  const account = makeAccount({ identifier: shop.identifier, url: shop.sandbox.url, exportLagMinutes: 0 });
  const gateway = openGateway({ proxyFor: async () => undefined });
  onTestFinished(() => gateway.close());
  const memory = openMemoryStore();
  const keychain = openMemoryStore(new Map([[`sandbox/${shop.identifier}`, secret]]));
  const dataFolder = makeFolder();
  const open = async (): Promise<Room> => {
    const room = await openRoom({
      environment: 'sandbox',
      dataFolder,
      threads,
      exportReader,
      version: 'test',
      startDemo: undefined,
      ownAccounts: () => [account],
      gateway,
      vault: openVault({ keychain, memory }),
      memory,
      clock: { now: shop.sandbox.clock.now },
      actor: 'a.clerk',
      onImport: noop,
      onChange: noop,
      onBackup: noop,
      onProgress: noop,
      onPrepared: noop,
    });
    onTestFinished(() => room.close());
    return room;
  };
  const first = await open();
  const { TRANSACTIONID: transactionId = '' } = await shop.pay({ AMOUNT: '700', ORDERID: 'W-1', CREATEALIAS: 'yes' });
  await first.fetch(account, { by: 'order', orderId: 'W-1' });
  const [today = '', tomorrow = ''] = [0, 1].map((days) =>
    new Date(shop.sandbox.clock.now() + days * 86_400_000).toISOString().slice(0, 10),
  );
  const instalments = [today, tomorrow].map((day) => ({ day, minor: 1_000 }));
  const draft = await first.desk.prepare(askToCharge(transactionId, { minor: 2_000, instalments }));
  if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
  const { operationId } = draft.value.operation;
  await first.desk.confirm(operationId, 'it was agreed');
  expect(await first.ledger.views.findOwnPlan(operationId)).toMatchObject({ plan: { state: 'running' } });
  await first.close();

  shop.sandbox.clock.moveTo(`${tomorrow}T09:00:00Z`);
  const second = await open();
  const plan = await vi.waitFor(async () => {
    const own = await second.ledger.views.findOwnPlan(operationId);
    if (own?.plan.state !== 'finished') throw new Error('It is not there yet.');
    return own.plan;
  }, patient);
  expect(plan.instalments[1]?.row).toMatchObject({ schedule: '2-2', amount: { minor: 1_000 }, knownFrom: 'lookup' });
});
