import type { AccountView, Currency } from '../../contract/index.ts';
import { environmentOf } from '../../protocol/environment.ts';

/** A merchant's technical account at the gateway. Its secret is not part of it: the vault has it. */
export interface Account {
  readonly accountId: string;
  readonly label: string;
  /** IDENTIFIER, the gateway's name for the account. */
  readonly identifier: string;
  /** The one currency of the account, ISO 4217 (rules.md A9). */
  readonly currency: Currency;
  /** Scheme and host of the gateway, such as `https://secure-test.be2bill.com`. */
  readonly url: string;
  /** IANA zone of the account's business day (rules.md, "Day"). */
  readonly zone: string;
  /** True for the demo accounts, whose gateway and secret live and die with the console. */
  readonly embedded: boolean;
}

/** The account as the window sees it. */
export function toAccountView(account: Account): AccountView {
  const { accountId, label, identifier, currency, embedded, url } = account;
  return { accountId, label, identifier, currency, embedded, host: new URL(url).host, environment: environmentOf(url) };
}
