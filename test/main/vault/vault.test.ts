import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import type { SecretAnswer, SecretStore } from '../../../main/vault/secret-store.ts';
import { entryName, openVault } from '../../../main/vault/vault.ts';
import { makeAccount } from '../accounts/samples.ts';

const shop = makeAccount();
const demo = makeAccount({ url: 'http://127.0.0.1:4711', embedded: true });

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
    expect(await vault.keep(shop, 'signing', 'the secret', 'keychain')).toEqual({ kind: 'done' });
    expect(await keychain.read(entryName(shop))).toEqual({ kind: 'found', secret: 'the secret' });
    expect(await memory.read(entryName(shop))).toEqual({ kind: 'absent' });
    expect(await vault.read(shop)).toEqual({ kind: 'found', secret: 'the secret' });
  });

  it("finds the demo accounts' secrets in memory and never asks the keychain for one", async () => {
    const { keychain, memory, vault } = openStores();
    await memory.keep(entryName(demo), 'made up');
    expect(await vault.read(demo)).toEqual({ kind: 'found', secret: 'made up' });
    expect(await vault.check(demo)).toBe('inMemory');
    await keychain.keep(entryName(demo), 'of an account of the same name');
    expect(await vault.forget(demo, 'signing')).toEqual({ kind: 'done' });
    expect(await vault.check(demo)).toBe('absent');
    expect((await keychain.read(entryName(demo))).kind).toBe('found');
  });

  it('keeps a secret for this run only when a person said so, and replaces that by one in the keychain', async () => {
    const { keychain, memory, vault } = openStores();
    await vault.keep(shop, 'signing', 'for today', 'memory');
    expect(await vault.check(shop)).toBe('inMemory');
    expect(await vault.read(shop)).toEqual({ kind: 'found', secret: 'for today' });
    expect(await keychain.read(entryName(shop))).toEqual({ kind: 'absent' });
    await vault.keep(shop, 'signing', 'for good', 'keychain');
    expect(await vault.check(shop)).toBe('found');
    expect(await memory.read(entryName(shop))).toEqual({ kind: 'absent' });
    expect(await vault.read(shop)).toEqual({ kind: 'found', secret: 'for good' });
  });

  it('leaves the one in memory when the keychain does not take the new one', async () => {
    const memory = openMemoryStore(new Map([[entryName(shop), 'for today']]));
    const vault = openVault({ keychain: stubbornKeychain('locked'), memory });
    expect(await vault.keep(shop, 'signing', 'new', 'keychain')).toEqual({ kind: 'locked' });
    expect(await vault.read(shop)).toEqual({ kind: 'found', secret: 'for today' });
  });

  it('keeps the key of notifications apart from the one that signs', async () => {
    const { vault } = openStores();
    await vault.keep(shop, 'notifications', 'for what comes in', 'keychain');
    expect(await vault.check(shop)).toBe('absent');
    expect(await vault.read(shop, 'notifications')).toEqual({ kind: 'found', secret: 'for what comes in' });
    await vault.forget(shop, 'signing');
    expect(await vault.check(shop, 'notifications')).toBe('found');
  });

  it('tells where a secret stands without telling it', async () => {
    const { vault } = openStores();
    expect(await vault.check(shop)).toBe('absent');
    await vault.keep(shop, 'signing', 'the secret', 'keychain');
    expect(await vault.check(shop)).toBe('found');
    await vault.forget(shop, 'signing');
    expect(await vault.check(shop)).toBe('absent');
  });

  it.each(['locked', 'unavailable', 'denied'] as const)('hands on that the keychain is %s', async (kind) => {
    const vault = openVault({ keychain: stubbornKeychain(kind), memory: openMemoryStore() });
    expect(await vault.read(shop)).toEqual({ kind } satisfies SecretAnswer);
    expect(await vault.check(shop)).toBe(kind);
    expect(await vault.keep(shop, 'signing', 'new', 'keychain')).toEqual({ kind });
    expect(await vault.forget(shop, 'signing')).toEqual({ kind });
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
    expect(entryName(makeAccount({ url }))).toBe(name);
  });

  it('of a rehearsal is never read for real money', async () => {
    const { vault } = openStores();
    await vault.keep(shop, 'signing', 'for rehearsals', 'keychain');
    const live = makeAccount({ url: 'https://secure-magenta1.dalenys.com' });
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
    await vault.keep(shop, 'signing', 'new', 'keychain');
    await vault.forget(shop, 'signing');
    expect(vault.handled()).toEqual(['from before', 'new']);

    const closed = openVault({ keychain: stubbornKeychain('locked'), memory });
    await closed.keep(shop, 'signing', 'refused', 'keychain');
    expect(closed.handled()).toEqual(['refused']);
  });
});
