import type { AccountMethod, CreditMode } from './kinds.ts';

/** The rules of an account that decide what may be sent for it, as the merchant said them. Its secret is not part of it. */
export interface AccountRules {
  readonly accountId: string;
  readonly identifier: string;
  /** Host of the gateway, such as `secure-test.be2bill.com`. */
  readonly host: string;
  /** APIKEYID, or null where the account's own key signs. */
  readonly apiKeyId: string | null;
  /** ISO 4217. */
  readonly currency: string;
  /** The zone of the business day: an operation can be voided until its midnight (rules.md E32). */
  readonly voidZone: string;
  /** Calendar days in which an authorization can be captured (rules.md C21). */
  readonly captureDays: number;
  readonly creditMode: CreditMode;
  readonly paymentMethod: AccountMethod;
}
