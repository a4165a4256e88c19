import type { AccountForm, Refusal } from '../../contract/index.ts';
import type { Environment } from '../../protocol/environment.ts';
import { type Account, judgePlace, toAccount } from './account.ts';
import type { AccountFile } from './account-file.ts';

/** What a person may change of an account; the rest makes another account. */
export type AccountChange = Omit<AccountForm, 'identifier' | 'environment' | 'url'>;

/** The merchant's own accounts over all environments. */
export interface Accounts {
  of(environment: Environment): readonly Account[];
  /** Why it cannot be added: host and environment disagree, plain http beyond this machine, a second of the same name. */
  judge(form: AccountForm): Refusal | undefined;
  add(form: AccountForm): Account;
  change(account: Account, change: AccountChange): Account;
  remove(account: Account): void;
}

export function createAccounts(file: AccountFile): Accounts {
  const isSame = (account: Pick<Account, 'identifier' | 'environment'>) => (form: AccountForm) =>
    form.identifier === account.identifier && form.environment === account.environment;
  return {
    of: (environment) =>
      file
        .read()
        .filter((form) => form.environment === environment)
        .map(toAccount),
    judge: (form) => judgePlace(form) ?? (file.read().some(isSame(form)) ? { code: 'accountExists' } : undefined),
    add: (form) => {
      file.write([...file.read(), form]);
      return toAccount(form);
    },
    change: (account, change) => {
      const { identifier, environment, url } = account;
      const form: AccountForm = { ...change, identifier, environment, url };
      file.write(file.read().map((known) => (isSame(account)(known) ? form : known)));
      return toAccount(form);
    },
    remove: (account) => {
      const isGone = isSame(account);
      file.write(file.read().filter((form) => !isGone(form)));
    },
  };
}
