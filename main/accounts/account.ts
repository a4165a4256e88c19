import { type AccountForm, type AccountView, type Refusal, usualAccount } from '../../contract/index.ts';
import { environmentOf } from '../../protocol/environment.ts';

/** A merchant's technical account at the gateway. Its secret is not part of it: the vault has it. */
export type Account = AccountView;

/** The account that a person's form makes. Unique within its environment by IDENTIFIER, which is its id as well. */
export function toAccount(form: AccountForm): Account {
  return { ...form, accountId: form.identifier, host: new URL(form.url).host, embedded: false };
}

/** A demo account: its gateway runs inside the console, and its secret is made at each start. */
export function toDemoAccount(
  demo: Pick<Account, 'identifier' | 'label' | 'currency' | 'creditMode' | 'voidZone'>,
  url: string,
): Account {
  const form = { ...usualAccount, ...demo, url, environment: environmentOf(url) } as const;
  return { ...toAccount(form), embedded: true };
}

/**
 * What is wrong with where an account says it stands: a host of another environment, or a way there that is not
 * encrypted. The environment follows from the host by a list; what is on none counts as production.
 */
export function judgePlace({ url, environment }: Pick<AccountForm, 'url' | 'environment'>): Refusal | undefined {
  const hostBelongsTo = environmentOf(url);
  if (hostBelongsTo !== environment) return { code: 'environmentMismatch', hostBelongsTo };
  if (new URL(url).protocol === 'http:' && environment !== 'sandbox') return { code: 'plainHttp' };
  return undefined;
}
