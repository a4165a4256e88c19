import type { SecretPurpose } from '../../contract/index.ts';
import type { Environment } from '../../protocol/environment.ts';
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

export interface VaultPorts {
  readonly keychain: SecretStore;
  readonly memory: SecretStore;
  /** The team of an environment's ledger; null for none. */
  readonly teamOf?: (environment: Environment) => string | null;
}

/** Looks into this run's memory first, where the demo accounts' secrets live, then into the keychain. */
export function openVault({ keychain, memory, teamOf = () => null }: VaultPorts): Vault {
  const handled = new Set<string>();
  /** A team's key is found by the ledger that is of the team alone: whoever sends with it asks the team first. */
  const keyOf = (account: SecretOwner, purpose: SecretPurpose) =>
    purpose === 'signing' ? keyName(account, teamOf(account.environment)) : entryName(account, purpose);
  const look = async (account: SecretOwner, purpose: SecretPurpose) => {
    const remembered = await memory.read(entryName(account, purpose));
    if (remembered.kind === 'found' || account.embedded) return { answer: remembered, inMemory: true };
    return { answer: await keychain.read(keyOf(account, purpose)), inMemory: false };
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
      const kept = await keychain.keep(keyOf(account, purpose), secret);
      // An older one in memory would go on hiding the new one.
      if (kept.kind === 'done') await memory.forget(name);
      return kept;
    },
    forget: async (account, purpose) => {
      await memory.forget(entryName(account, purpose));
      return account.embedded ? { kind: 'done' } : keychain.forget(keyOf(account, purpose));
    },
    handled: () => [...handled],
  };
}

/** What a secret goes by: in memory as it stands, in the keychain with the team's id before it where there is one. */
export function entryName(account: SecretOwner, purpose: SecretPurpose = 'signing'): string {
  const name = `${account.environment}/${account.identifier}`;
  return purpose === 'signing' ? name : `${name}/${purpose}`;
}

/** The signing key's entry in the keychain: in a team it bears the team's id, and no ledger outside of that team finds it. */
export function keyName(account: SecretOwner, teamId: string | null): string {
  const name = entryName(account);
  return teamId === null ? name : `team:${teamId}/${name}`;
}
