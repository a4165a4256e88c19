import type { ConsoleEvent } from '../../contract/index.ts';
import type { Account } from '../accounts/account.ts';
import type { Clock } from '../clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Vault } from '../vault/vault.ts';

/** What the desk works with. */
export interface DeskPorts {
  readonly ledger: Ledger;
  readonly gateway: Gateway;
  readonly vault: Vault;
  readonly clock: Clock;
  /** Makes the ids of operations and attempts: UUID version 7. */
  readonly createId: () => string;
  /** Who sits at the desk. */
  readonly actor: string;
  findAccount(accountId: string): Account | undefined;
  tell(event: ConsoleEvent): void;
}
