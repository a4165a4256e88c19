import type { SecretStore } from './secret-store.ts';

/** Keeps secrets for this run only; nothing of it is ever written. */
export function openMemoryStore(initial: ReadonlyMap<string, string> = new Map()): SecretStore {
  const secrets = new Map(initial);
  return {
    read: async (name) => {
      const secret = secrets.get(name);
      return secret === undefined ? { kind: 'absent' } : { kind: 'found', secret };
    },
    keep: async (name, secret) => {
      secrets.set(name, secret);
      return { kind: 'done' };
    },
    forget: async (name) => {
      secrets.delete(name);
      return { kind: 'done' };
    },
  };
}
