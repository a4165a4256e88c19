import { z } from 'zod';
import { currencySchema } from '../../protocol/money/index.ts';
import { accountId, environment, shortText } from './basics.ts';
import { freeText } from './free-text.ts';

/** IANA name of a time zone that this machine knows, such as `Europe/Paris`. */
export const timeZone = z
  .string()
  .max(64)
  .refine((name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  });

/** What credits an account may make: none, plain ones, or credit fund transfers, which need a reference (S3:67–77). */
export const creditMode = z.enum(['off', 'credit', 'cft']);
export type CreditMode = z.infer<typeof creditMode>;

/** How the id of an attempt travels in EXTRADATA: alone, behind our name, or not at all. Shops receive it, too. */
export const extraDataForm = z.enum(['id', 'labelled', 'none']);

/** How an account's customers pay: `other` is neither a card nor a direct debit, such as a wallet or a transfer. */
export const accountMethod = z.enum(['notSaid', 'card', 'directDebit', 'other', 'several']);
export type AccountMethod = z.infer<typeof accountMethod>;

/** What is kept of an account: what an older version let be written in it is read all the same. */
export const keptAccount = z.strictObject({
  label: z.string().trim().min(1).max(60),
  /** The gateway's name for the account, IDENTIFIER. */
  identifier: z.string().trim().min(1).max(32),
  /** Said by the person and held against the host: a mistake in one shows in the other. */
  environment,
  /** Scheme and host of the gateway, such as `https://secure-test.be2bill.com`. */
  url: z.url({ protocol: /^https?$/ }).max(255),
  currency: currencySchema,
  signing: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('accountKey') }),
    z.strictObject({ kind: z.literal('apiKey'), apiKeyId: z.string().trim().length(36) }),
  ]),
  /** Which key signs what the gateway sends: the one above, or one of its own (protocol.md §2.1). */
  notificationKey: z.enum(['same', 'own']),
  creditMode,
  /** A direct debit can be taken back for weeks: where no source says how something was paid, this does (rules.md A9, D29). */
  paymentMethod: accountMethod.default('notSaid'),
  /** The zone of the business day: an operation can be voided until its midnight (rules.md E32). */
  voidZone: timeZone,
  /** Calendar days in which an authorization can be captured (rules.md C21). */
  captureDays: z.int().min(1).max(60),
  extraData: extraDataForm,
  /** How far the gateway's tables lag behind, in minutes: before that, "not found" proves nothing (protocol.md §10.1). */
  exportLagMinutes: z.int().min(0).max(10_080),
  /** Sent as CLIENTIP and CLIENTUSERAGENT where the customer's own are unknown. */
  clientIp: z.ipv4(),
  clientUserAgent: z.string().trim().min(1).max(255),
  /** The page on the merchant's site that links for holders lead to; empty where pages are handed over as files. */
  pageUrl: z.union([
    z.literal(''),
    z
      .url({ protocol: /^https$/ })
      .max(255)
      .refine((url) => !url.includes('#')),
  ]),
});

/** What a person says about an account of theirs. The secret is not part of it. */
export const accountForm = keptAccount.extend({
  label: freeText(60).trim().min(1),
  clientUserAgent: freeText(255).trim().min(1),
});
export type AccountForm = z.infer<typeof accountForm>;

/** What a new account starts with; everything that has an obvious value. */
export const usualAccount = {
  currency: 'EUR',
  signing: { kind: 'accountKey' },
  notificationKey: 'same',
  creditMode: 'off',
  paymentMethod: 'notSaid',
  voidZone: 'Europe/Paris',
  captureDays: 7,
  extraData: 'id',
  exportLagMinutes: 120,
  clientIp: '127.0.0.1',
  clientUserAgent: 'be2bill-console',
  pageUrl: '',
} as const satisfies Partial<AccountForm>;

/** A merchant's technical account, as the window sees it. */
export const accountView = keptAccount.extend({
  accountId,
  /** `secure-test.be2bill.com`, for people. */
  host: shortText,
  /** True for the demo accounts, whose gateway and secret live inside the console. */
  embedded: z.boolean(),
});
export type AccountView = z.infer<typeof accountView>;

/** What a key signs: what we send, or what the gateway sends. */
export const secretPurpose = z.enum(['signing', 'notifications']);
export type SecretPurpose = z.infer<typeof secretPurpose>;
