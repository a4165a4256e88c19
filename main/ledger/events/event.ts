import { z } from 'zod';
import {
  accountId,
  attemptCause,
  deskId,
  deskOperation,
  factSource,
  instant,
  lookResult,
  moneySchema,
  operationReason,
  operationType,
  shortText,
  transactionId,
} from '../../../contract/index.ts';

/** Points at erasable text: the salted digest proves later that it was not exchanged. */
const commitment = z.strictObject({ id: z.string(), digest: z.string().length(64) });

const guarded = z.strictObject({ kinds: z.array(z.string().max(32)).min(1), answer: z.string() });
/** Guards that spoke, by their kinds, and the person's answer. */
export type Guarded = z.infer<typeof guarded>;

const request = {
  attemptId: deskId,
  url: z.url(),
  /** As they will be sent, HASH left out. */
  parameters: z.record(z.string(), z.string()),
};

/** What a sending ended in; the three ways are those of main/gateway. */
export const attemptOutcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answered'),
    execcode: z.string().regex(/^\d{4}$/),
    message: z.string().max(1000),
    transactionId: transactionId.nullable(),
  }),
  z.strictObject({ kind: z.literal('notSent'), cause: attemptCause }),
  z.strictObject({ kind: z.literal('unknown'), cause: attemptCause }),
]);
export type AttemptOutcome = z.infer<typeof attemptOutcome>;

/** Everything that can happen to an operation of this desk, and what came in from outside. */
export const eventBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('operationDrafted'),
    operationId: deskId,
    accountId,
    operation: deskOperation,
    /** What the operation holds while it is open (see main/desk/chain-id.ts). */
    chainId: z.string().min(1).max(64),
    referenceId: transactionId,
    orderId: shortText,
    amount: moneySchema,
    reason: operationReason,
    note: commitment.nullable(),
    ...request,
  }),
  z.strictObject({
    kind: z.literal('operationConfirmed'),
    operationId: deskId,
    attemptId: deskId,
    /** What spoke against it, and why the person went on all the same. */
    guarded: guarded.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('attemptAdded'), operationId: deskId, ...request }),
  z.strictObject({ kind: z.literal('attemptBegun'), operationId: deskId, attemptId: deskId }),
  z.strictObject({
    kind: z.literal('attemptEnded'),
    operationId: deskId,
    attemptId: deskId,
    outcome: attemptOutcome,
  }),
  z.strictObject({
    kind: z.literal('operationSettled'),
    operationId: deskId,
    outcome: z.enum(['succeeded', 'refused']),
    transactionId: transactionId.nullable(),
    reason: z.string(),
  }),
  /** A row of the gateway's that is this attempt's, for certain, says what became of it. */
  z.strictObject({
    kind: z.literal('attemptProved'),
    operationId: deskId,
    attemptId: deskId,
    outcome: z.enum(['succeeded', 'refused']),
    transactionId,
    execcode: z.string().regex(/^\d{4}$/),
    source: factSource,
  }),
  /** Somebody, or the timetable, asked the gateway about an open case. */
  z.strictObject({
    kind: z.literal('caseLookedUp'),
    operationId: deskId,
    result: lookResult,
    /** Why there was no answer; null when there was one. */
    cause: z.string().max(64).nullable(),
  }),
  /** The gateway told of a transaction, and its HASH was right. */
  z.strictObject({
    kind: z.literal('notificationKept'),
    /** Names its one observation. */
    importId: deskId,
    rows: z.literal(1),
    /** SHA-256 over that observation. */
    digest: z.string().length(64),
    /** SHA-256 over everything that it said but HASH: the same content is kept once. */
    contentDigest: z.string().length(64),
    /** Nothing else is ever kept; a later reader need not guess. */
    verified: z.literal(true),
    identifier: z.string().min(1).max(64),
    accountId,
    transactionId,
    operation: operationType,
    orderId: shortText,
    amount: moneySchema,
    execcode: z.string().regex(/^\d{4}$/),
  }),
  z.strictObject({
    kind: z.literal('importRecorded'),
    importId: deskId,
    source: shortText,
    rows: z.int().min(0),
    /** SHA-256 over the observations in their order. */
    digest: z.string().length(64),
  }),
]);
export type EventBody = z.infer<typeof eventBody>;

/** A line of the log: who, when, what, and the digest that ties it to the line before. */
export interface LedgerEvent {
  readonly sequence: number;
  readonly actor: string;
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number;
  readonly body: EventBody;
}

/** Who writes, and when, in milliseconds since 1970 UTC. */
export const stamp = z.strictObject({ actor: shortText, at: instant });
export type Stamp = z.infer<typeof stamp>;

/** The shape of bodies written by this program; a later shape gets the next number and both stay readable. */
export const schemaVersion = 1;
