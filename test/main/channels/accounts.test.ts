import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AccountForm } from '../../../contract/index.ts';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { entryName } from '../../../main/vault/vault.ts';
import { startSandbox } from '../../../sandbox/index.ts';
import { threads } from '../../threads.ts';
import { accountForm, makeAccount } from '../accounts/samples.ts';
import { confirm, importRows, row, stamp } from '../ledger/samples.ts';
import { makeFolder, openConsole } from '../open-console.ts';

const live = accountForm({ url: 'https://secure-magenta1.dalenys.com' });
const changeOf = ({ identifier, environment, url, ...change }: AccountForm) => change;
const signing = { accountId: 'SHOP', purpose: 'signing' } as const;

/** The demo's gateway for a console, as the tour has it. */
async function startDemo() {
  const sandbox = await startSandbox({ demo: true });
  return {
    url: sandbox.url,
    accounts: sandbox.accounts,
    exportTransactions: async () => sandbox.exportTransactions(),
    close: () => sandbox.close(),
  };
}

describe('adding an account', () => {
  it("leads into its environment, where the other environments' accounts and transactions are not", async () => {
    const { bridge, events } = await openConsole();
    expect(await bridge.accounts.add(accountForm())).toMatchObject({ ok: true, value: { accountId: 'SHOP' } });
    const described = await bridge.console.describe({});
    expect(described).toMatchObject({
      value: { environment: 'test', environments: ['sandbox', 'test'], accounts: [{ identifier: 'SHOP' }] },
    });
    expect(events.at(-1)).toMatchObject({ kind: 'consoleChanged', console: { environment: 'test' } });

    await bridge.accounts.add(live);
    const production = await bridge.console.describe({});
    expect(production).toMatchObject({
      value: { environment: 'production', environments: ['sandbox', 'test', 'production'] },
    });
    expect(production.ok && production.value.accounts.map(({ host }) => host)).toEqual(['secure-magenta1.dalenys.com']);
    await bridge.preferences.change({ environment: 'sandbox' });
    expect(await bridge.console.describe({})).toMatchObject({ value: { environment: 'sandbox', accounts: [] } });
  });

  it('whose host belongs to another environment is refused, either way round, and nothing is kept', async () => {
    const { bridge, dataFolder } = await openConsole();
    for (const [form, hostBelongsTo] of [
      [{ ...accountForm(), environment: 'production' }, 'test'],
      [{ ...accountForm({ url: 'http://127.0.0.1:8080' }), environment: 'production' }, 'sandbox'],
      [{ ...live, environment: 'test' }, 'production'],
      [{ ...live, environment: 'sandbox' }, 'production'],
    ] as const) {
      expect(await bridge.accounts.add(form)).toEqual({
        ok: false,
        refusal: { code: 'environmentMismatch', hostBelongsTo },
      });
    }
    expect(existsSync(join(dataFolder, 'accounts.json'))).toBe(false);
    expect(existsSync(join(dataFolder, 'production'))).toBe(false);
  });

  it('is remembered with its environment at the next start', async () => {
    const first = await openConsole();
    await first.bridge.accounts.add(live);
    await first.close();
    const second = await openConsole({ dataFolder: first.dataFolder });
    expect(await second.bridge.console.describe({})).toMatchObject({
      value: { environment: 'production', accounts: [{ label: 'Shop' }] },
    });
  });

  it('is not kept when its ledger cannot be opened', async () => {
    const dataFolder = makeFolder();
    mkdirSync(join(dataFolder, 'production'));
    writeFileSync(join(dataFolder, 'production', 'ledger.sqlite'), 'not a database at all, but long enough to be read');
    const { bridge } = await openConsole({ dataFolder });
    expect(await bridge.accounts.add(live)).toMatchObject({ ok: false, refusal: { code: 'ledgerFailed' } });
    expect(existsSync(join(dataFolder, 'accounts.json'))).toBe(false);
    expect(await bridge.console.describe({})).toMatchObject({ value: { environment: 'sandbox' } });
  });
});

describe('a demo account', () => {
  it('is there in the sandbox only, and cannot be changed, removed or given a secret', async () => {
    const { bridge } = await openConsole({ startDemo });
    const described = await bridge.console.describe({});
    const accountId = (described.ok && described.value.accounts[0]?.accountId) || '';
    const refused = { ok: false, refusal: { code: 'accountEmbedded' } };
    expect(await bridge.accounts.change({ accountId, ...changeOf(accountForm()) })).toEqual(refused);
    expect(await bridge.accounts.remove({ accountId })).toEqual(refused);
    const name = { accountId, purpose: 'signing' } as const;
    expect(await bridge.secret.keep({ ...name, secret: 'x', where: 'memory' })).toEqual(refused);
    expect(await bridge.secret.forget(name)).toEqual(refused);
    expect(await bridge.secret.check(name)).toEqual({ ok: true, value: 'inMemory' });
    await bridge.accounts.add(accountForm());
    expect(await bridge.accounts.add(accountForm({ identifier: accountId, url: 'http://127.0.0.1:1' }))).toEqual({
      ok: false,
      refusal: { code: 'accountExists' },
    });
    // A refusal leaves the person where they were.
    expect(await bridge.console.describe({})).toMatchObject({ value: { environment: 'test' } });
    expect(await bridge.secret.check(name)).toMatchObject({ refusal: { code: 'notFound', what: 'account' } });
  });
});

describe('changing and removing an account', () => {
  it('changes what may change', async () => {
    const { bridge } = await openConsole();
    await bridge.accounts.add(accountForm());
    const change = changeOf(accountForm({ label: 'Winterfell', creditMode: 'cft' }));
    expect(await bridge.accounts.change({ accountId: 'SHOP', ...change })).toMatchObject({
      value: { label: 'Winterfell', creditMode: 'cft', identifier: 'SHOP', environment: 'test' },
    });
    expect(await bridge.accounts.change({ accountId: 'OTHER', ...change })).toMatchObject({
      refusal: { code: 'notFound', what: 'account' },
    });
  });

  it('forgets both secrets with the account', async () => {
    const { bridge, keychain } = await openConsole();
    await bridge.accounts.add(accountForm({ notificationKey: 'own' }));
    for (const purpose of ['signing', 'notifications'] as const) {
      await bridge.secret.keep({ ...signing, purpose, secret: purpose, where: 'keychain' });
      expect((await keychain.read(entryName(makeAccount(), purpose))).kind).toBe('found');
    }
    expect(await bridge.accounts.remove({ accountId: 'SHOP' })).toEqual({ ok: true, value: 'removed' });
    for (const purpose of ['signing', 'notifications'] as const) {
      expect((await keychain.read(entryName(makeAccount(), purpose))).kind).toBe('absent');
    }
    expect(await bridge.console.describe({})).toMatchObject({ value: { accounts: [] } });
  });

  it('keeps the account while the keychain is locked: its secret would stay behind', async () => {
    const store = openMemoryStore();
    const { bridge } = await openConsole({ keychain: { ...store, forget: async () => ({ kind: 'locked' }) } });
    await bridge.accounts.add(accountForm());
    expect(await bridge.accounts.remove({ accountId: 'SHOP' })).toEqual({
      ok: false,
      refusal: { code: 'secretMissing', answer: 'locked' },
    });
    expect(await bridge.console.describe({})).toMatchObject({ value: { accounts: [{ identifier: 'SHOP' }] } });
  });

  it('keeps the account while something of it waits to be settled', async () => {
    const dataFolder = makeFolder();
    const ledger = await openLedger(join(dataFolder, 'test'), threads);
    await importRows(ledger, [row()]);
    const { written } = await confirm(ledger);
    await ledger.journal.begin(written.operationId, written.attemptId, stamp);
    await ledger.close();
    const { bridge } = await openConsole({ dataFolder });
    await bridge.accounts.add(accountForm());
    expect(await bridge.accounts.remove({ accountId: 'SHOP' })).toEqual({
      ok: false,
      refusal: { code: 'accountInUse' },
    });
    await bridge.operations.settle({
      operationId: written.operationId,
      outcome: { kind: 'refused' },
      reason: 'not in the extranet',
    });
    expect(await bridge.accounts.remove({ accountId: 'SHOP' })).toEqual({ ok: true, value: 'removed' });
  });
});
