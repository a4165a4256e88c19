import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usualListenerAddress } from '../../../contract/index.ts';
import { verifyLedger } from '../../../main/ledger/verify/verify.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { findSecret, holdsSecret } from '../../secret-scan.ts';
import { makeAccount, storeAccount } from '../accounts/samples.ts';
import { makeFolder, openConsole } from '../open-console.ts';
import { key, notify, payment, toForm } from './samples.ts';

const realKey = 'key of real life';

/** The same IDENTIFIER in rehearsal, where the person works, and in real life, each with its key. */
async function openShop() {
  const dataFolder = makeFolder();
  storeAccount(dataFolder, makeAccount());
  const keychain = openMemoryStore(
    new Map([
      ['test/SHOP', key],
      ['production/SHOP', realKey],
    ]),
  );
  const opened = await openConsole({ dataFolder, keychain });
  await opened.bridge.preferences.change({ environment: 'test' });
  return opened;
}

/** A port that was free a moment ago. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the channels of notifications', () => {
  it('take what was pasted, list it, tell the window, and give no secret away', async () => {
    const { bridge, events, dataFolder, close } = await openShop();
    const taken = await bridge.notifications.take({
      text: `${notify(payment)}\n${toForm({ ...payment, HASH: '0'.repeat(64) })}`,
    });
    expect(taken).toMatchObject({
      ok: true,
      value: [{ kind: 'kept' }, { kind: 'refused', line: 2, reason: { code: 'hashWrong' } }],
    });
    const listed = await bridge.notifications.list({ limit: 10 });
    expect(listed).toMatchObject({ ok: true, value: { kept: [{ transactionId: 'A1' }], setAside: [{ times: 1 }] } });
    expect(await bridge.transactions.show({ accountId: 'SHOP', transactionId: 'A1' })).toMatchObject({ ok: true });
    expect(events).toContainEqual({ kind: 'transactionsChanged', chains: [{ accountId: 'SHOP', chainId: 'A1' }] });
    await close();
    expect(verifyLedger(join(dataFolder, 'test', 'ledger.sqlite'))).toEqual([]);
    const told = Buffer.from(JSON.stringify([taken, listed, events]));
    const rightHash = /HASH=(\w+)/.exec(notify(payment))?.[1] ?? '';
    for (const secret of [key, rightHash]) {
      expect(holdsSecret(told, secret)).toBe(false);
      expect(findSecret(dataFolder, secret)).toEqual([]);
    }
  });

  it('never cross environments: another one’s key and another one’s account are unknown here', async () => {
    const { bridge } = await openShop();
    expect(await bridge.notifications.take({ text: notify(payment, realKey) })).toMatchObject({
      value: [{ kind: 'refused', reason: { code: 'hashWrong' } }],
    });
    await bridge.preferences.change({ environment: 'production' });
    expect(await bridge.notifications.take({ text: notify(payment, realKey) })).toMatchObject({
      value: [{ kind: 'refused', reason: { code: 'unknownAccount', identifier: 'SHOP' } }],
    });
    expect(await bridge.notifications.list({ limit: 10 })).toMatchObject({ value: { kept: [] } });
  });

  it('open and close the port of the environment that the person works in', async () => {
    const { bridge } = await openShop();
    const port = await findFreePort();
    expect(await bridge.listener.describe({})).toEqual({ ok: true, value: { state: 'off', problem: null } });
    expect(await bridge.console.describe({})).toMatchObject({
      value: { preferences: { listener: { address: usualListenerAddress, port: 8080 } } },
    });
    const started = await bridge.listener.start({ address: usualListenerAddress, port });
    expect(started).toMatchObject({ value: { state: 'on', url: `http://127.0.0.1:${port}/` } });
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: notify(payment) });
    expect([answer.status, await answer.text()]).toEqual([200, 'OK']);
    expect(await bridge.notifications.list({ limit: 10 })).toMatchObject({
      value: { kept: [{ transactionId: 'A1' }] },
    });
    await bridge.preferences.change({ environment: 'sandbox' });
    expect(await bridge.listener.describe({})).toMatchObject({ value: { state: 'off' } });
    await bridge.preferences.change({ environment: 'test' });
    expect(await bridge.listener.stop({})).toMatchObject({ value: { state: 'off' } });
    expect(await bridge.console.describe({})).toMatchObject({ value: { preferences: { listener: { port } } } });
  });
});
