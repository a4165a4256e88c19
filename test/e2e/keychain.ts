import { openMemoryStore } from '../../main/vault/memory.ts';
import type { SecretAnswer, SecretStore } from '../../main/vault/secret-store.ts';

/** What a keychain may answer in place of working: the real ones are made to in test/main/vault. */
export type Trouble = Exclude<SecretAnswer['kind'], 'found' | 'absent'>;

/** A keychain that works, until a test has it locked, taken away or closed to the console. */
export interface TestKeychain extends SecretStore {
  /** Undefined: it works. */
  trouble: Trouble | undefined;
}

export function createTestKeychain(): TestKeychain {
  const store = openMemoryStore();
  const keychain: TestKeychain = {
    trouble: undefined,
    read: async (name) => (keychain.trouble ? { kind: keychain.trouble } : store.read(name)),
    keep: async (name, secret) => (keychain.trouble ? { kind: keychain.trouble } : store.keep(name, secret)),
    forget: async (name) => (keychain.trouble ? { kind: keychain.trouble } : store.forget(name)),
  };
  return keychain;
}
