import type { AccountSettings } from '../accounts/settings.ts';
import type { AccountFault } from './rule.ts';

/** The accounts as they are while these rules stand; a rule goes before the account's own settings. */
export function troubledAccounts(
  accounts: readonly AccountSettings[],
  faults: readonly AccountFault[],
): readonly AccountSettings[] {
  return accounts.map((account) => faults.filter(isFor(account)).reduce(troubled, account));
}

function isFor({ identifier }: AccountSettings): (fault: AccountFault) => boolean {
  return (fault) => fault.identifier === undefined || fault.identifier === identifier;
}

function troubled(account: AccountSettings, fault: AccountFault): AccountSettings {
  switch (fault.what) {
    case 'instalment':
      return { ...account, instalmentRules: [...account.instalmentRules, fault] };
    case 'collection':
      return { ...account, collectionRules: [...account.collectionRules, fault] };
    case 'exportLag':
      return { ...account, exportLagMinutes: fault.minutes };
    case 'rate':
      return { ...account, requestsPerMinute: fault.requestsPerMinute };
  }
}
