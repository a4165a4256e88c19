import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { currencySchema } from '../../protocol/money/index.ts';
import { operationNames } from '../operations/names.ts';
import { collectionRuleSchema } from './collection-rule.ts';
import { deliverySettings } from './delivery-settings.ts';
import { instalmentRuleSchema } from './instalment-rule.ts';
import { ruleSchema } from './rule.ts';

const apiKeySchema = z.strictObject({
  /** APIKEYID, 36 characters (protocol.md §2.1). */
  id: z.string().length(36),
  secret: z.string().min(1),
  disabled: z.boolean().default(false),
});

/** A technical account of the gateway. Where real gateways may differ, the difference is a named setting here. */
export const accountSettingsSchema = z.strictObject({
  identifier: z.string().min(1).max(32),
  label: z.string().min(1).default('Sandbox shop'),
  /** Stays in memory: the data file never holds it. */
  secret: z.string().min(1),
  /** Its payment method: an account has one, whatever a request sends (rules.md A9). */
  method: z.enum(['card', 'sdd', 'redirect']).default('card'),
  /** One currency an account, ISO 4217 (rules.md A9). */
  currency: currencySchema.default('EUR'),
  /** IANA zone of the account's business days (rules.md, Words). */
  zone: z.string().refine(isZone, 'is not a time zone').default('Europe/Paris'),
  /** Calendar days in which an authorization may be captured (S3:35, rules.md C21). */
  captureDays: z.int().nonnegative().default(7),
  /** Whether an authorization whose capture was voided may be captured again (rules.md E34). */
  recaptureAfterVoid: z.boolean().default(false),
  /**
   * Whether the account may give credits: not at all (3003), to any card or ALIAS, or only as Credit Fund Transfers
   * after an authenticated transaction (S3:73–77, rules.md F37–F39).
   */
  credit: z.enum(['off', 'credit', 'cft']).default('off'),
  /** TARGET working days until a direct debit is final (rules.md H54). */
  collectionDays: z.int().positive().default(3),
  /** The newer way to a first direct debit: 0002, and the holder signs the mandate on a page (protocol.md §14.3). */
  mandatePage: z.boolean().default(false),
  /** Whether the merchant may bring the result of an MPI of its own; otherwise its fields are 3003 (S3:230). */
  externalMpi: z.boolean().default(false),
  /** Whether notifications and redirections tell how 3-D Secure went (S3:270–290, rules.md G52). */
  authenticationFields: z.boolean().default(false),
  /** REDIRECT_URL: where the holder's browser goes back to; a page of the sandbox when absent (protocol.md §9). */
  redirectUrl: z.url().optional(),
  /** CANCEL_URL: the same when the holder cancelled; {@link redirectUrl} when absent. */
  cancelUrl: z.url().optional(),
  /** How many more days a refused instalment is tried again (S3:124, rules.md G44). */
  retries: z.int().nonnegative().default(0),
  /** How long a transaction takes to reach the tables that look-ups read, in minutes (protocol.md §10.1). */
  exportLagMinutes: z.int().nonnegative().default(120),
  /** 3001. */
  disabled: z.boolean().default(false),
  /** Whether an ALIAS serves only the CLIENTIDENT that made it (rules.md G48). */
  aliasPerClient: z.boolean().default(false),
  /** Caller addresses that the merchant has declared; another one gets 3002. Absent: any. */
  allowedAddresses: z.array(z.string()).optional(),
  /** More requests than this in 60 seconds get 3004. Absent: no limit. */
  requestsPerMinute: z.int().positive().optional(),
  /** What the account may do; anything else gets 3003. */
  operations: z.array(z.enum(operationNames)).default([...operationNames]),
  apiKeys: z.array(apiKeySchema).default([]),
  rules: z.array(ruleSchema).default([]),
  /** Instalments that are refused on their day. */
  instalmentRules: z.array(instalmentRuleSchema).default([]),
  /** Direct debits that are refused in the end. */
  collectionRules: z.array(collectionRuleSchema).default([]),
  ...deliverySettings,
  /** Whether an empty book begins with the transactions that public test suites name (rules.md I60). */
  publicExamples: z.boolean().default(false),
});

/** An account with every setting filled in. */
export type AccountSettings = z.output<typeof accountSettingsSchema>;

/** An account as one describes it: everything but identifier and secret has a default. */
export type AccountDescription = z.input<typeof accountSettingsSchema>;

/** The text on the holder's bank statement, DESCRIPTOR: at most 22 characters, as card schemes print it. */
export function descriptorOf(account: AccountSettings): string {
  return account.label
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, '')
    .slice(0, 22)
    .trim();
}

function isZone(zone: string): boolean {
  try {
    return Temporal.Now.zonedDateTimeISO(zone) !== undefined;
  } catch {
    return false;
  }
}
