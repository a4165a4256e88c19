import { environmentOf } from '../../protocol/environment.ts';
import type { Account } from '../accounts/account.ts';
import type { SecretAnswer, SecretStore, StoreResult } from './secret-store.ts';

/** The signing secrets of the merchant's accounts. Nothing outside main ever gets one. */
export interface Vault {
  /** The secret, for signing and for nothing else. */
  read(account: Account): Promise<SecretAnswer>;
  /** Where the account's secret stands, without the secret. */
  check(account: Account): Promise<'inMemory' | SecretAnswer['kind']>;
  keep(account: Account, secret: string): Promise<StoreResult>;
  forget(account: Account): Promise<StoreResult>;
  /** Every secret that passed through here in this run: what the log must not show. */
  handled(): readonly string[];
}

/** Demo accounts' secrets live in this run's memory, every other one in the keychain. */
export function openVault(stores: { readonly keychain: SecretStore; readonly memory: SecretStore }): Vault {
  const handled = new Set<string>();
  const storeOf = (account: Account) => (account.embedded ? stores.memory : stores.keychain);
  const read = async (account: Account) => {
    const answer = await storeOf(account).read(entryName(account));
    if (answer.kind === 'found') handled.add(answer.secret);
    return answer;
  };
  return {
    read,
    check: async (account) => {
      const { kind } = await read(account);
      return account.embedded && kind === 'found' ? 'inMemory' : kind;
    },
    keep: (account, secret) => {
      handled.add(secret);
      return storeOf(account).keep(entryName(account), secret);
    },
    forget: (account) => storeOf(account).forget(entryName(account)),
    handled: () => [...handled],
  };
}

/** The name of an entry in the keychain: the same IDENTIFIER may exist in rehearsal and in real life. */
export function entryName(account: Account): string {
  return `${environmentOf(account.url)}/${account.identifier}`;
}
