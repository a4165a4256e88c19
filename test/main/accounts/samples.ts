import { type AccountForm, usualAccount } from '../../../contract/index.ts';
import { type Account, toAccount } from '../../../main/accounts/account.ts';
import { openAccountFile } from '../../../main/accounts/account-file.ts';
import { environmentOf } from '../../../protocol/environment.ts';

/** What a merchant types for an account on a rehearsal host, unless told otherwise; the environment fits the host. */
export function accountForm(changes: Partial<AccountForm> = {}): AccountForm {
  const url = changes.url ?? 'https://secure-test.be2bill.com';
  return { ...usualAccount, label: 'Shop', identifier: 'SHOP', url, environment: environmentOf(url), ...changes };
}

export function makeAccount(changes: Partial<Account> = {}): Account {
  const { accountId, host, embedded, ...form } = changes;
  const account = toAccount(accountForm(form));
  return { ...account, accountId: accountId ?? account.accountId, embedded: embedded ?? false };
}

/** Puts an account where the console finds it at its start. */
export function storeAccount(dataFolder: string, { accountId, host, embedded, ...form }: Account): void {
  openAccountFile(dataFolder).write([form]);
}
