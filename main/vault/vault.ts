import type { SecretPurpose } from '../../contract/index.ts';
import type { Account } from '../accounts/account.ts';
import type { SecretAnswer, SecretStore, StoreResult } from './secret-store.ts';

/** What names a secret: the same IDENTIFIER may exist in rehearsal and in real life. */
export type SecretOwner = Pick<Account, 'identifier' | 'environment' | 'embedded'>;

/** The keys of the merchant's accounts. Nothing outside main ever gets one. */
export interface Vault {
  /** The secret, for signing or checking a signature and for nothing else. */
  read(account: SecretOwner, purpose?: SecretPurpose): Promise<SecretAnswer>;
  /** Where the account's secret stands, without the secret; `inMemory`: for this run only. */
  check(account: SecretOwner, purpose?: SecretPurpose): Promise<'inMemory' | SecretAnswer['kind']>;
  /** In the keychain, or, on a person's explicit word, in this run's memory; never on disk. */
  keep(
    account: SecretOwner,
    purpose: SecretPurpose,
    secret: string,
    where: 'keychain' | 'memory',
  ): Promise<StoreResult>;
  forget(account: SecretOwner, purpose: SecretPurpose): Promise<StoreResult>;
  /** Every secret that passed through here in this run: what the log must not show. */
  handled(): readonly string[];
}

/** Looks into this run's memory first, where the demo accounts' secrets live, then into the keychain. */
export function openVault({
  keychain,
  memory,
}: {
  readonly keychain: SecretStore;
  readonly memory: SecretStore;
}): Vault {
  const handled = new Set<string>();
  const look = async (account: SecretOwner, purpose: SecretPurpose) => {
    const remembered = await memory.read(entryName(account, purpose));
    if (remembered.kind === 'found' || account.embedded) return { answer: remembered, inMemory: true };
    return { answer: await keychain.read(entryName(account, purpose)), inMemory: false };
  };
  return {
    read: async (account, purpose = 'signing') => {
      const { answer } = await look(account, purpose);
      if (answer.kind === 'found') handled.add(answer.secret);
      return answer;
    },
    check: async (account, purpose = 'signing') => {
      const { answer, inMemory } = await look(account, purpose);
      return answer.kind === 'found' && inMemory ? 'inMemory' : answer.kind;
    },
    keep: async (account, purpose, secret, where) => {
      handled.add(secret);
      const name = entryName(account, purpose);
      if (where === 'memory') return memory.keep(name, secret);
      const kept = await keychain.keep(name, secret);
      // An older one in memory would go on hiding the new one.
      if (kept.kind === 'done') await memory.forget(name);
      return kept;
    },
    forget: async (account, purpose) => {
      await memory.forget(entryName(account, purpose));
      return account.embedded ? { kind: 'done' } : keychain.forget(entryName(account, purpose));
    },
    handled: () => [...handled],
  };
}

/** The name of an entry in the keychain. */
export function entryName(account: SecretOwner, purpose: SecretPurpose = 'signing'): string {
  const name = `${account.environment}/${account.identifier}`;
  return purpose === 'signing' ? name : `${name}/${purpose}`;
}
