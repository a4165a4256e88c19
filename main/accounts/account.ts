import { type AccountForm, type Refusal, usualAccount } from '../../contract/index.ts';
import { environmentOf } from '../../protocol/environment.ts';
import type { AccountRules } from '../domain/account.ts';

/** A merchant's technical account at the gateway. Its secret is not part of it: the vault has it. */
export interface Account extends AccountForm {
  readonly accountId: string;
  /** `secure-test.be2bill.com`, for people. */
  readonly host: string;
  /** True for the demo accounts, whose gateway and secret live inside the console. */
  readonly embedded: boolean;
}

/** What of an account decides what may be sent for it. */
export function rulesOf(account: Account): AccountRules {
  const { accountId, identifier, host, signing, currency, voidZone, captureDays, creditMode, paymentMethod } = account;
  const apiKeyId = signing.kind === 'apiKey' ? signing.apiKeyId : null;
  return { accountId, identifier, host, apiKeyId, currency, voidZone, captureDays, creditMode, paymentMethod };
}

/** By how many minutes the tables of an account's gateway lag behind (protocol.md §10.1); two hours for one that was removed. */
export function lagOf(account: Pick<Account, 'exportLagMinutes'> | undefined): number {
  return account?.exportLagMinutes ?? 120;
}

/** The account that a person's form makes. Unique within its environment by IDENTIFIER, which is its id as well. */
export function toAccount(form: AccountForm): Account {
  return { ...form, accountId: form.identifier, host: new URL(form.url).host, embedded: false };
}

/** A demo account: its gateway runs inside the console, and its secret is made at each start. */
export function toDemoAccount(
  demo: Pick<Account, 'identifier' | 'label' | 'currency' | 'creditMode' | 'voidZone' | 'paymentMethod'>,
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
