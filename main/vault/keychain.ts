import { randomUUID } from 'node:crypto';
import { classifyFailure } from './keychain-failure.ts';
import type { SecretAnswer, SecretStore, StoreResult } from './secret-store.ts';

/** The part of keytar that is used; a test may hand in another one. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** The name under which the keychain lists our entries. */
export const keychainService = 'be2bill-console';

/**
 * The operating system's keychain: Keychain on macOS, Credential Manager on Windows, the Secret Service on Linux.
 * keytar is loaded at the first use, because its native part fails to load where libsecret is missing.
 */
export function openKeychain(loadKeytar: () => Promise<Keytar> = loadNativeKeytar): SecretStore {
  const attempt = async <Value>(action: (keytar: Keytar) => Promise<Value>): Promise<Value | Failure> => {
    try {
      return await action(await loadKeytar());
    } catch (failure) {
      return { kind: classifyFailure(failure) };
    }
  };
  return {
    read: (name) => attempt((keytar) => readSecret(keytar, name)),
    keep: (name, secret) => attempt((keytar) => keepSecret(keytar, name, secret)),
    forget: (name) => attempt((keytar) => forgetSecret(keytar, name)),
  };
}

type Failure = { readonly kind: 'locked' | 'unavailable' | 'denied' };

async function loadNativeKeytar(): Promise<Keytar> {
  return (await import('keytar')).default;
}

/** A locked keyring answers a read with nothing, as if the secret did not exist. */
async function readSecret(keytar: Keytar, name: string): Promise<SecretAnswer> {
  const secret = await keytar.getPassword(keychainService, name);
  if (secret !== null) return { kind: 'found', secret };
  await proveOpen(keytar);
  return { kind: 'absent' };
}

/** A locked keyring has nothing to delete either, and would still hold the secret that was called forgotten. */
async function forgetSecret(keytar: Keytar, name: string): Promise<StoreResult> {
  const deleted = await keytar.deletePassword(keychainService, name);
  if (!deleted) await proveOpen(keytar);
  return { kind: 'done' };
}

/** Throws for a keychain that is closed: of all that one can ask of it, only a write tells. */
async function proveOpen(keytar: Keytar): Promise<void> {
  const canary = `canary-${randomUUID()}`;
  await keytar.setPassword(keychainService, canary, 'canary');
  await keytar.deletePassword(keychainService, canary);
}

/** Reads back what was written: a store that loses secrets is one to hear of now, not at the next refund. */
async function keepSecret(keytar: Keytar, name: string, secret: string): Promise<StoreResult> {
  await keytar.setPassword(keychainService, name, secret);
  const kept = await keytar.getPassword(keychainService, name);
  return kept === secret ? { kind: 'done' } : { kind: 'unavailable' };
}
