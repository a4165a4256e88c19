import type { SecretStore } from './secret-store.ts';

/** Where passwords of seats in teams are: what was kept for this run only hides what the keychain has. */
export function openSeatSecrets(
  { keychain, memory }: { readonly keychain: SecretStore; readonly memory: SecretStore },
  where: 'keychain' | 'memory' = 'keychain',
): SecretStore {
  const kept = where === 'memory' ? memory : keychain;
  return {
    read: async (name) => {
      const remembered = await memory.read(name);
      return remembered.kind === 'found' ? remembered : keychain.read(name);
    },
    keep: async (name, secret) => {
      const done = await kept.keep(name, secret);
      // An older one in memory would go on hiding the new one.
      if (done.kind === 'done' && where === 'keychain') await memory.forget(name);
      return done;
    },
    forget: async (name) => {
      const remembered = await memory.read(name);
      await memory.forget(name);
      return remembered.kind === 'found' ? { kind: 'done' } : keychain.forget(name);
    },
  };
}
