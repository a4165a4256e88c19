import { describe, expect, it } from 'vitest';
import type { Account } from '../../../main/accounts/account.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import type { SecretAnswer, SecretStore } from '../../../main/vault/secret-store.ts';
import { entryName, openVault } from '../../../main/vault/vault.ts';

function describeAccount(changes: Partial<Account> = {}): Account {
  return {
    accountId: 'shop',
    identifier: 'SHOP',
    label: 'A shop',
    currency: 'EUR',
    url: 'https://secure-test.dalenys.com',
    zone: 'Europe/Paris',
    embedded: false,
    ...changes,
  };
}

const shop = describeAccount();
const demo = describeAccount({ accountId: 'demo', url: 'http://127.0.0.1:4711', embedded: true });

function openStores() {
  const [keychain, memory] = [openMemoryStore(), openMemoryStore()];
  return { keychain, memory, vault: openVault({ keychain, memory }) };
}

/** A keychain that gives one answer, whatever is asked. */
function stubbornKeychain(kind: 'locked' | 'unavailable' | 'denied'): SecretStore {
  return { read: async () => ({ kind }), keep: async () => ({ kind }), forget: async () => ({ kind }) };
}

describe('the vault', () => {
  it("keeps merchants' secrets in the keychain", async () => {
    const { keychain, memory, vault } = openStores();
    expect(await vault.keep(shop, 'the secret')).toEqual({ kind: 'done' });
    expect(await keychain.read(entryName(shop))).toEqual({ kind: 'found', secret: 'the secret' });
    expect(await memory.read(entryName(shop))).toEqual({ kind: 'absent' });
    expect(await vault.read(shop)).toEqual({ kind: 'found', secret: 'the secret' });
  });

  it("keeps demo accounts' secrets in memory", async () => {
    const { keychain, memory, vault } = openStores();
    await vault.keep(demo, 'made up');
    expect(await memory.read(entryName(demo))).toEqual({ kind: 'found', secret: 'made up' });
    expect(await keychain.read(entryName(demo))).toEqual({ kind: 'absent' });
    expect(await vault.check(demo)).toBe('inMemory');
    expect(await vault.forget(demo)).toEqual({ kind: 'done' });
    expect(await vault.check(demo)).toBe('absent');
  });

  it('tells where a secret stands without telling it', async () => {
    const { vault } = openStores();
    expect(await vault.check(shop)).toBe('absent');
    await vault.keep(shop, 'the secret');
    expect(await vault.check(shop)).toBe('found');
    await vault.forget(shop);
    expect(await vault.check(shop)).toBe('absent');
  });

  it.each(['locked', 'unavailable', 'denied'] as const)('hands on that the keychain is %s', async (kind) => {
    const memory = openMemoryStore(new Map([[entryName(shop), 'not to be had']]));
    const vault = openVault({ keychain: stubbornKeychain(kind), memory });
    expect(await vault.read(shop)).toEqual({ kind } satisfies SecretAnswer);
    expect(await vault.check(shop)).toBe(kind);
    expect(await vault.keep(shop, 'new')).toEqual({ kind });
    expect(await vault.forget(shop)).toEqual({ kind });
  });
});

describe('an entry', () => {
  it.each([
    ['http://127.0.0.1:4711', 'sandbox/SHOP'],
    ['http://localhost', 'sandbox/SHOP'],
    ['https://secure-test.be2bill.com', 'test/SHOP'],
    ['https://secure-test.dalenys.com', 'test/SHOP'],
    ['https://secure-magenta1.dalenys.com', 'production/SHOP'],
    ['https://secure-magenta2.be2bill.com', 'production/SHOP'],
    ['https://secure-test.be2bill.com.example', 'production/SHOP'],
  ])('of an account at %s is named %s', (url, name) => {
    expect(entryName(describeAccount({ url }))).toBe(name);
  });

  it('of a rehearsal is never read for real money', async () => {
    const { vault } = openStores();
    await vault.keep(shop, 'for rehearsals');
    const live = describeAccount({ url: 'https://secure-magenta1.dalenys.com' });
    expect(await vault.read(live)).toEqual({ kind: 'absent' });
  });
});

describe('what was handled', () => {
  it('is every secret that came or went, once, also one that is gone or was never kept', async () => {
    const { keychain, memory } = openStores();
    await keychain.keep(entryName(shop), 'from before');
    const vault = openVault({ keychain, memory });
    expect(vault.handled()).toEqual([]);
    await vault.check(shop);
    await vault.read(shop);
    await vault.keep(shop, 'new');
    await vault.forget(shop);
    expect(vault.handled()).toEqual(['from before', 'new']);

    const closed = openVault({ keychain: stubbornKeychain('locked'), memory });
    await closed.keep(shop, 'refused');
    expect(closed.handled()).toEqual(['refused']);
  });
});
