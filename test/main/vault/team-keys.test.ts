import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openSeatSecrets } from '../../../main/vault/seat-secrets.ts';
import type { SecretStore } from '../../../main/vault/secret-store.ts';
import { moveKeys } from '../../../main/vault/team-keys.ts';
import { entryName, keyName, openVault } from '../../../main/vault/vault.ts';
import { makeAccount } from '../accounts/samples.ts';

const shop = makeAccount();
const other = makeAccount({ identifier: 'OTHER' });
const found = (secret: string) => ({ kind: 'found', secret });
const absent = { kind: 'absent' };

/** Counts what is done to a keychain and breaks off before one of the steps. */
function breakOff(keychain: SecretStore, after: number): SecretStore {
  let steps = 0;
  const step = () => {
    if (steps++ >= after) throw new Error('killed');
  };
  return {
    read: (name) => keychain.read(name),
    keep: async (name, secret) => {
      step();
      return keychain.keep(name, secret);
    },
    forget: async (name) => {
      step();
      return keychain.forget(name);
    },
  };
}

describe('the signing key of an account of a team', () => {
  it('is found by a ledger of that team alone, and by every other one again after leaving', async () => {
    const [keychain, memory] = [openMemoryStore(), openMemoryStore()];
    const alone = openVault({ keychain, memory });
    const inTeam = openVault({ keychain, memory, teamOf: () => 'T' });
    const inAnother = openVault({ keychain, memory, teamOf: () => 'U' });
    await alone.keep(shop, 'signing', 'key', 'keychain');
    await alone.keep(shop, 'notifications', 'told', 'keychain');
    expect(await moveKeys(keychain, [shop, other], null, 'T')).toEqual({ kind: 'done' });
    expect(await alone.read(shop)).toEqual(absent);
    expect(await alone.check(shop)).toBe('absent');
    expect(await inAnother.read(shop)).toEqual(absent);
    expect(await inTeam.read(shop)).toEqual(found('key'));
    expect(await inTeam.read(shop, 'notifications')).toEqual(found('told'));
    // An account that is added later gets its entry under the team's name at once.
    await inTeam.keep(other, 'signing', 'later', 'keychain');
    expect([await inTeam.read(other), await alone.read(other)]).toEqual([found('later'), absent]);
    expect(await moveKeys(keychain, [shop, other], 'T', null)).toEqual({ kind: 'done' });
    expect([await alone.read(shop), await alone.read(other)]).toEqual([found('key'), found('later')]);
    expect(await inTeam.read(shop)).toEqual(absent);
  });

  it('is lost at no point at which moving it is cut short, and moved when it is said again', async () => {
    for (const after of [0, 1, 2, 3]) {
      const keychain = openMemoryStore();
      await keychain.keep(entryName(shop), 'key');
      await keychain.keep(entryName(other), 'other key');
      await expect(moveKeys(breakOff(keychain, after), [shop, other], null, 'T')).rejects.toThrow('killed');
      expect(await moveKeys(keychain, [shop, other], null, 'T')).toEqual({ kind: 'done' });
      expect(await keychain.read(keyName(shop, 'T'))).toEqual(found('key'));
      expect(await keychain.read(keyName(other, 'T'))).toEqual(found('other key'));
      expect([await keychain.read(entryName(shop)), await keychain.read(entryName(other))]).toEqual([absent, absent]);
    }
  });

  it('stays where it is when the keychain is closed, which is said', async () => {
    const closed: SecretStore = {
      read: async () => ({ kind: 'locked' }),
      keep: async () => ({ kind: 'locked' }),
      forget: async () => ({ kind: 'locked' }),
    };
    expect(await moveKeys(closed, [shop], null, 'T')).toEqual({ kind: 'locked' });
    // The demo's keys live in memory alone.
    expect(await moveKeys(closed, [makeAccount({ embedded: true })], null, 'T')).toEqual({ kind: 'done' });
  });
});

it('a seat’s password is kept for this run only when a person said so, and the keychain’s own takes its place', async () => {
  const stores = { keychain: openMemoryStore(), memory: openMemoryStore() };
  const [usual, forThisRun] = [openSeatSecrets(stores), openSeatSecrets(stores, 'memory')];
  await forThisRun.keep('seat', 'once');
  expect([await usual.read('seat'), await stores.keychain.read('seat')]).toEqual([found('once'), absent]);
  await usual.keep('seat', 'lasting');
  expect([await usual.read('seat'), await stores.memory.read('seat')]).toEqual([found('lasting'), absent]);
  await usual.forget('seat');
  expect(await usual.read('seat')).toEqual(absent);
});
