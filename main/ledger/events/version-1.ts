import { z } from 'zod';

/*
 * Version 1 of the log's bodies, frozen as 0.1.0 wrote them: nothing here follows a channel, a domain type or a rule that
 * changes. Free texts and a request's personal parameters stand in these bodies as they are; version 2 keeps them apart.
 */

const shortText = z.string().max(255);
const deskId = z.uuidv7();
const accountId = z.string().min(1).max(64);
const transactionId = z.string().min(1).max(32);
const operationType = z.enum(['payment', 'authorization', 'capture', 'refund', 'credit', 'void', 'stopntimes']);
const deskOperation = z.enum(['refund', 'capture', 'void', 'credit', 'stopntimes']);
const factSource = z.enum(['desk', 'lookup', 'import', 'notification']);
const lookResult = z.enum(['proved', 'probable', 'nothing', 'failed']);
const currency = z.string().regex(/^[A-Z]{3}$/);
const money = z.strictObject({ minor: z.int(), currency });
const execcode = z.string().regex(/^\d{4}$/);

const operationReason = z.enum([
  'customerRequest',
  'goodsReturned',
  'notDelivered',
  'duplicate',
  'priceCorrection',
  'fraud',
  'mistake',
  'shipped',
  'partlyShipped',
  'goodwill',
  'winnings',
  'orderCancelled',
  'other',
]);

const attemptCause = z.enum([
  'secretAbsent',
  'secretLocked',
  'secretUnavailable',
  'secretDenied',
  'notConnected',
  'staleConfirmation',
  'stoppedBeforeSending',
  'timedOut',
  'connectionLost',
  'httpStatus',
  'unreadableAnswer',
  'noExeccode',
  'stoppedWhileSending',
]);

/** Points at erasable text: the salted digest proves later that it was not exchanged. */
const commitment = z.strictObject({ id: z.string(), digest: z.string().length(64) });

const guarded = z.strictObject({ kinds: z.array(z.string().max(32)).min(1), answer: z.string() });

const request = {
  attemptId: deskId,
  url: z.url(),
  parameters: z.record(z.string(), z.string()),
};

const attemptOutcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answered'),
    execcode,
    message: z.string().max(1000),
    transactionId: transactionId.nullable(),
  }),
  z.strictObject({ kind: z.literal('notSent'), cause: attemptCause }),
  z.strictObject({ kind: z.literal('unknown'), cause: attemptCause }),
]);

export const bodyVersion1 = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('operationDrafted'),
    operationId: deskId,
    accountId,
    operation: deskOperation,
    chainId: z.string().min(1).max(64),
    referenceId: transactionId,
    orderId: shortText,
    amount: money,
    reason: operationReason,
    note: commitment.nullable(),
    ...request,
  }),
  z.strictObject({
    kind: z.literal('operationConfirmed'),
    operationId: deskId,
    attemptId: deskId,
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
  z.strictObject({
    kind: z.literal('attemptProved'),
    operationId: deskId,
    attemptId: deskId,
    outcome: z.enum(['succeeded', 'refused']),
    transactionId,
    execcode,
    source: factSource,
  }),
  z.strictObject({
    kind: z.literal('caseLookedUp'),
    operationId: deskId,
    result: lookResult,
    cause: z.string().max(64).nullable(),
  }),
  z.strictObject({
    kind: z.literal('notificationKept'),
    importId: deskId,
    rows: z.literal(1),
    digest: z.string().length(64),
    contentDigest: z.string().length(64),
    verified: z.literal(true),
    identifier: z.string().min(1).max(64),
    accountId,
    transactionId,
    operation: operationType,
    orderId: shortText,
    amount: money,
    execcode,
  }),
  z.strictObject({
    kind: z.literal('importRecorded'),
    importId: deskId,
    source: shortText,
    rows: z.int().min(0),
    digest: z.string().length(64),
  }),
]);
export type BodyVersion1 = z.infer<typeof bodyVersion1>;
