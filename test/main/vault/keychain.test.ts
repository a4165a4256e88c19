import { describe, expect, it } from 'vitest';
import { type Keytar, keychainService, openKeychain } from '../../../main/vault/keychain.ts';

/** A keytar that keeps what it is told, and everything that was asked of it. */
function fakeKeytar(own: Partial<Keytar> = {}, entries: [string, string][] = []) {
  const kept = new Map(entries);
  const asked: string[] = [];
  const working: Keytar = {
    getPassword: async (_service, account) => kept.get(account) ?? null,
    setPassword: async (_service, account, password) => {
      kept.set(account, password);
    },
    deletePassword: async (_service, account) => kept.delete(account),
  };
  const tell = (verb: string, service: string, account: string) =>
    asked.push(`${verb} ${service} ${account.replace(/^canary-[-0-9a-f]{36}$/, 'canary')}`);
  const keytar: Keytar = {
    getPassword: (service, account) => {
      tell('get', service, account);
      return (own.getPassword ?? working.getPassword)(service, account);
    },
    setPassword: (service, account, password) => {
      tell('set', service, account);
      return (own.setPassword ?? working.setPassword)(service, account, password);
    },
    deletePassword: (service, account) => {
      tell('delete', service, account);
      return (own.deletePassword ?? working.deletePassword)(service, account);
    },
  };
  return { store: openKeychain(async () => keytar), kept, asked };
}

const fail = (message: string) => () => Promise.reject(new Error(message));

/** As libsecret behaves on a closed keyring: reads and deletions find nothing, writes fail. */
const locked: Partial<Keytar> = {
  getPassword: async () => null,
  setPassword: fail('Cannot create an item in a locked collection'),
  deletePassword: async () => false,
};

const noBus = fail('Cannot autolaunch D-Bus without X11 $DISPLAY');
const refused = fail('User canceled the operation.');
const refusals = {
  unavailable: { getPassword: noBus, setPassword: noBus, deletePassword: noBus },
  denied: { getPassword: refused, setPassword: refused, deletePassword: refused },
  locked,
} as const satisfies Record<string, Partial<Keytar>>;

describe('a read', () => {
  it('finds a secret, and then writes nothing', async () => {
    const { store, asked } = fakeKeytar({}, [['test/SHOP', 'the secret']]);
    expect(await store.read('test/SHOP')).toEqual({ kind: 'found', secret: 'the secret' });
    expect(asked).toEqual([`get ${keychainService} test/SHOP`]);
  });

  it('is sure that there is none only after a write, which it takes back', async () => {
    const { store, kept, asked } = fakeKeytar({}, [['test/OTHER', 'another']]);
    expect(await store.read('test/SHOP')).toEqual({ kind: 'absent' });
    expect(asked).toEqual([
      `get ${keychainService} test/SHOP`,
      `set ${keychainService} canary`,
      `delete ${keychainService} canary`,
    ]);
    expect([...kept.keys()]).toEqual(['test/OTHER']);
  });

  it('does not take a keychain for open whose canary stays', async () => {
    const { store } = fakeKeytar({ deletePassword: fail('Cannot delete a locked item') });
    expect(await store.read('test/SHOP')).toEqual({ kind: 'locked' });
  });

  it('finds an empty secret', async () => {
    const { store } = fakeKeytar({}, [['test/SHOP', '']]);
    expect(await store.read('test/SHOP')).toEqual({ kind: 'found', secret: '' });
  });
});

describe.each(Object.entries(refusals))('a keychain that is %s', (kind, keytar) => {
  it('says so to every question, and never that it is done', async () => {
    const { store } = fakeKeytar(keytar);
    expect(await store.read('test/SHOP')).toEqual({ kind });
    expect(await store.keep('test/SHOP', 'new')).toEqual({ kind });
    expect(await store.forget('test/SHOP')).toEqual({ kind });
  });
});

describe('a secret', () => {
  it('is kept once it can be read back', async () => {
    const { store, kept, asked } = fakeKeytar();
    expect(await store.keep('test/SHOP', 'new')).toEqual({ kind: 'done' });
    expect(kept.get('test/SHOP')).toBe('new');
    expect(asked).toEqual([`set ${keychainService} test/SHOP`, `get ${keychainService} test/SHOP`]);
  });

  it.each([
    ['loses', null],
    ['changes', 'ne'],
  ])('is not kept by a store that %s it', async (_what, readBack) => {
    const { store } = fakeKeytar({ getPassword: async () => readBack });
    expect(await store.keep('test/SHOP', 'new')).toEqual({ kind: 'unavailable' });
  });

  it('is forgotten, and nothing else with it', async () => {
    const { store, kept } = fakeKeytar({}, [
      ['test/SHOP', 'old'],
      ['production/SHOP', 'other'],
    ]);
    expect(await store.forget('test/SHOP')).toEqual({ kind: 'done' });
    expect([...kept]).toEqual([['production/SHOP', 'other']]);
  });

  it('that was never there is forgotten as well, by a keychain that is open', async () => {
    const { store, kept } = fakeKeytar();
    expect(await store.forget('test/SHOP')).toEqual({ kind: 'done' });
    expect(kept.size).toBe(0);
  });
});

describe('keytar', () => {
  it('is loaded at the first use, not before', async () => {
    let loaded = 0;
    const { store } = fakeKeytar();
    const keychain = openKeychain(async () => {
      loaded += 1;
      return { getPassword: async () => 'x', setPassword: async () => {}, deletePassword: async () => true };
    });
    expect(loaded).toBe(0);
    await keychain.read('test/SHOP');
    expect(loaded).toBe(1);
    expect(await store.read('test/SHOP')).toEqual({ kind: 'absent' });
  });

  it('that cannot be loaded makes the keychain unavailable', async () => {
    const store = openKeychain(fail('Failed to load keytar native addon'));
    expect(await store.read('test/SHOP')).toEqual({ kind: 'unavailable' });
    expect(await store.keep('test/SHOP', 'new')).toEqual({ kind: 'unavailable' });
    expect(await store.forget('test/SHOP')).toEqual({ kind: 'unavailable' });
  });
});
