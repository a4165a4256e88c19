import type { ConnectionReport, ConsoleEvent, ConsoleView } from '../../contract/index.ts';
import type { Account } from '../accounts/account.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Clock } from '../clock.ts';
import type { PreferenceFile } from '../preferences.ts';
import type { Rooms } from '../rooms.ts';
import type { Vault } from '../vault/vault.ts';

/** What answers the window. */
export interface HandlerPorts {
  readonly rooms: Rooms;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly preferences: PreferenceFile;
  readonly clock: Clock;
  readonly systemLocale: string;
  describe(): Promise<ConsoleView>;
  checkConnection(account: Account): Promise<ConnectionReport>;
  tell(event: ConsoleEvent): void;
}
