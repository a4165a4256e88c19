import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { currencySchema } from '../../protocol/money/index.ts';
import { operationNames } from '../operations/names.ts';
import { collectionRuleSchema } from './collection-rule.ts';
import { deliverySettings } from './delivery-settings.ts';
import { instalmentRuleSchema } from './instalment-rule.ts';
import { ruleSchema } from './rule.ts';

const apiKeySchema = z.strictObject({
  id: z.string().length(36).describe('APIKEYID, 36 characters (protocol.md §2.1).'),
  secret: z.string().min(1),
  disabled: z.boolean().default(false),
});

/** A technical account of the gateway. Where real gateways may differ, the difference is a named setting here. */
export const accountSettingsSchema = z.strictObject({
  identifier: z.string().min(1).max(32).describe('IDENTIFIER (S4:51).'),
  label: z.string().min(1).default('Sandbox shop').describe('The shop’s name, from which DESCRIPTOR is made.'),
  secret: z.string().min(1).describe('ACCOUNT_KEY, which signs; the data file never holds it (protocol.md §2.1).'),
  method: z
    .enum(['card', 'sdd', 'redirect'])
    .default('card')
    .describe('Its payment method: an account has one, whatever a request sends (rules.md A9).'),
  currency: currencySchema.default('EUR').describe('One currency an account, ISO 4217 (rules.md A9).'),
  zone: z
    .string()
    .refine(isZone, 'is not a time zone')
    .default('Europe/Paris')
    .describe('IANA zone of the account’s business days (rules.md, Words).'),
  captureDays: z
    .int()
    .nonnegative()
    .default(7)
    .describe('Calendar days in which an authorization may be captured (S3:35, rules.md C21).'),
  recaptureAfterVoid: z
    .boolean()
    .default(false)
    .describe('Whether an authorization whose capture was voided may be captured again (rules.md E34).'),
  credit: z
    .enum(['off', 'credit', 'cft'])
    .default('off')
    .describe(
      'Whether the account may give credits: not at all (3003), to any card or ALIAS, or only as Credit Fund Transfers after an authenticated transaction (S3:73–77, rules.md F37–F39).',
    ),
  collectionDays: z
    .int()
    .positive()
    .default(3)
    .describe('TARGET working days until a direct debit is final (rules.md H54).'),
  mandatePage: z
    .boolean()
    .default(false)
    .describe(
      'The newer way to a first direct debit: 0002, and the holder signs the mandate on a page (protocol.md §14.3).',
    ),
  externalMpi: z
    .boolean()
    .default(false)
    .describe(
      'Whether the merchant may bring the result of an MPI of its own; otherwise its fields are 3003 (S3:230).',
    ),
  authenticationFields: z
    .boolean()
    .default(false)
    .describe('Whether notifications and redirections tell how 3-D Secure went (S3:270–290, rules.md G52).'),
  redirectUrl: z
    .url()
    .optional()
    .describe(
      'REDIRECT_URL: where the holder’s browser goes back to; a page of the sandbox when absent (protocol.md §9).',
    ),
  cancelUrl: z.url().optional().describe('CANCEL_URL: the same when the holder cancelled; redirectUrl when absent.'),
  retries: z
    .int()
    .nonnegative()
    .default(0)
    .describe('How many more days a refused instalment is tried again (S3:124, rules.md G44).'),
  planOnLastDay: z
    .boolean()
    .default(false)
    .describe('Whether a plan may end on the card’s last valid day; otherwise before it (S3:113, rules.md G41).'),
  exportLagMinutes: z
    .int()
    .nonnegative()
    .default(120)
    .describe('How long a transaction takes to reach the tables that look-ups read, in minutes (protocol.md §10.1).'),
  disabled: z.boolean().default(false).describe('Every request gets 3001.'),
  aliasPerClient: z
    .boolean()
    .default(false)
    .describe('Whether an ALIAS serves only the CLIENTIDENT that made it (rules.md G48).'),
  allowedAddresses: z
    .array(z.string())
    .optional()
    .describe('Caller addresses that the merchant has declared; another one gets 3002. Absent: any.'),
  requestsPerMinute: z
    .int()
    .positive()
    .optional()
    .describe('More requests than this in 60 seconds get 3004. Absent: no limit.'),
  operations: z
    .array(z.enum(operationNames))
    .default([...operationNames])
    .describe('What the account may do; anything else gets 3003.'),
  apiKeys: z.array(apiKeySchema).default([]).describe('APIKEYs of the account (protocol.md §2.1).'),
  rules: z
    .array(ruleSchema)
    .default([])
    .describe('Anti-fraud rules, and those that ask for 3-D Secure by themselves (S3:184, rules.md B17).'),
  instalmentRules: z.array(instalmentRuleSchema).default([]).describe('Instalments that are refused on their day.'),
  collectionRules: z.array(collectionRuleSchema).default([]).describe('Direct debits that are refused in the end.'),
  ...deliverySettings,
  publicExamples: z
    .boolean()
    .default(false)
    .describe('Whether an empty book begins with the transactions that public test suites name (rules.md I60).'),
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
