import { z } from 'zod';
import { moneySchema } from '../../protocol/money/index.ts';
import { missingSecret } from '../refusal.ts';
import { accountId, deskId, instant, operationType, shortText, transactionId } from './basics.ts';

/** One parameter of a notification, for people: never HASH, no whole card number, long values cut. */
export const notificationParameter = z.strictObject({ name: z.string().max(100), value: shortText });
export type NotificationParameter = z.infer<typeof notificationParameter>;

/**
 * What would have made a wrong HASH right. `parameter` names the one that was damaged on the way, or is null where all of
 * them were read otherwise than the gateway wrote them.
 *
 * - `plusKept`: a `+` means itself, not a space.
 * - `asEncoded`: it was signed with its percent signs as they travel.
 * - `decodedAgain`: it was percent-encoded once more on the way.
 * - `asLatin1`: its bytes are ISO 8859-1, not UTF-8.
 * - `trimmed`: it came with spaces around it.
 * - `withoutEmpty`: parameters without a value were not there when it was signed.
 * - `encodedTwice`: its bytes were UTF-8, were taken for another charset and written as UTF-8 once more.
 * - `zerosLost`: something took its digits for a number, and the zeros before them are gone.
 * - `entities`: it was written as HTML, such as `&amp;` for `&`.
 */
export const hashRepair = z.strictObject({
  kind: z.enum([
    'plusKept',
    'asEncoded',
    'decodedAgain',
    'asLatin1',
    'trimmed',
    'withoutEmpty',
    'encodedTwice',
    'zerosLost',
    'entities',
  ]),
  parameter: z.string().max(100).nullable(),
});
export type HashRepair = z.infer<typeof hashRepair>;

/** Why a notification was not taken. It changed nothing. */
export const notificationProblem = z.discriminatedUnion('code', [
  /** No form body, query string or JSON object with the parameters of a notification. */
  z.strictObject({ code: z.literal('unreadable') }),
  /** More in one go than are taken; the rest was not looked at. */
  z.strictObject({ code: z.literal('tooMany') }),
  /** A name stands in it twice: it says two things, and only one of them can have been signed. */
  z.strictObject({ code: z.literal('repeated'), parameter: z.string().max(100) }),
  /** No parameter is called so: where its name ends is not what was signed. */
  z.strictObject({ code: z.literal('nameUnfit'), parameter: z.string().max(100) }),
  /** No account of this environment has the IDENTIFIER. */
  z.strictObject({ code: z.literal('unknownAccount'), identifier: shortText }),
  z.strictObject({ code: z.literal('hashAbsent') }),
  /** Not 64 digits of lower-case hexadecimal. */
  z.strictObject({ code: z.literal('hashMalformed') }),
  /** The key to check it with was not to be had: the same notification may be taken later. */
  z.strictObject({ code: z.literal('keyMissing'), accountId, answer: missingSecret }),
  /** `repair` is null when nothing that was tried makes it right: forged, cut short, or signed with another key. */
  z.strictObject({ code: z.literal('hashWrong'), accountId, repair: hashRepair.nullable() }),
  /** HASH is right, but a parameter is missing or is nothing that a transaction can have. */
  z.strictObject({ code: z.literal('unusable'), accountId, parameter: z.string().max(100) }),
]);
export type NotificationProblem = z.infer<typeof notificationProblem>;

/** A verified notification. */
export const keptNotification = z.strictObject({
  receivedAt: instant,
  accountId,
  transactionId,
  operation: operationType,
  orderId: shortText,
  amount: moneySchema,
  execcode: z.string(),
});
export type KeptNotification = z.infer<typeof keptNotification>;

/** A refused notification, which is kept apart. */
export const setAsideNotification = z.strictObject({
  /** When it came last. */
  receivedAt: instant,
  /** How often the very same came. */
  times: z.int().min(1),
  reason: notificationProblem,
  parameters: z.array(notificationParameter),
});
export type SetAsideNotification = z.infer<typeof setAsideNotification>;

/** The longest text that is taken in one go, in characters; a longer file goes in pieces. */
export const longestNotificationText = 45_000;

/** What became of one notification of a text; `line` is where it begins, from 1. */
export const takenNotification = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('kept'),
    line: z.int().min(1),
    notification: keptNotification,
    /** Operations of this desk whose outcome it proved. */
    settled: z.array(deskId),
  }),
  /** It was kept before, and changed nothing now. */
  z.strictObject({ kind: z.literal('duplicate'), line: z.int().min(1), notification: keptNotification }),
  z.strictObject({
    kind: z.literal('refused'),
    line: z.int().min(1),
    reason: notificationProblem,
    parameters: z.array(notificationParameter),
  }),
]);
export type TakenNotification = z.infer<typeof takenNotification>;

/** This machine alone: what a listener starts with unless the person says otherwise. */
export const usualListenerAddress = '127.0.0.1';

/** Where the listener listens. */
export const listenerPlace = z.strictObject({
  address: z.union([z.ipv4(), z.ipv6()]),
  port: z.int().min(1).max(65_535),
  /** The name that a tunnel or relay says as Host; left out where it says the address. Any other Host is refused. */
  publicHost: z
    .string()
    .max(253)
    .regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i)
    .optional(),
});
export type ListenerPlace = z.infer<typeof listenerPlace>;

/** Whether notifications can come over HTTP. Off at every start, and until a person wants it. */
export const listenerView = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('off'),
    /** Why it could not be started, or null. */
    problem: z.enum(['portTaken', 'portForbidden', 'addressUnknown', 'other']).nullable(),
  }),
  z.strictObject({
    state: z.literal('on'),
    url: z.url(),
    address: z.string(),
    port: z.int(),
    since: instant,
    /** Requests that were answered `OK`, and the others. */
    accepted: z.int().min(0),
    refused: z.int().min(0),
  }),
]);
export type ListenerView = z.infer<typeof listenerView>;
