import { z } from 'zod';
import { actBody, proposalMove } from './act-body.ts';

/*
 * Version 2 of the log's bodies. Its schemas are the log's own: neither a channel nor a domain type that changes makes an
 * old line unreadable, and a later shape gets the next number. What a person wrote or is called stands in no body: a body
 * holds the salted digest of the text, which stands in the table `texts` until it is erased.
 */

const shortText = z.string().max(255);
const deskId = z.uuidv7();
const accountId = z.string().min(1).max(64);
const transactionId = z.string().min(1).max(32);
const chainId = z.string().min(1).max(64);
const operationType = z.enum(['payment', 'authorization', 'capture', 'refund', 'credit', 'void', 'stopntimes']);
const deskOperation = z.enum(['refund', 'capture', 'void', 'credit', 'stopntimes', 'payment', 'authorization']);
const factSource = z.enum(['desk', 'lookup', 'import', 'notification']);
const currency = z.string().regex(/^[A-Z]{3}$/);
const money = z.strictObject({ minor: z.int(), currency });
const execcode = z.string().regex(/^\d{4}$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/);
const verdict = z.enum(['succeeded', 'pending', 'refused', 'notSent', 'unknown']);

/** Names an erasable text, by the salted digest that proves later that it was not exchanged. */
export const commitment = z.strictObject({ id: z.string().min(1).max(64), digest });
export type Commitment = z.infer<typeof commitment>;

/** A text that others wrote. It stood in bodies as it came before it was kept apart; an empty one still does. */
const foreignText = z.union([z.string().max(1000), commitment]);

/** Rules of an account, as they stood when something was decided by them. */
const account = z.strictObject({
  accountId,
  identifier: z.string().min(1).max(64),
  host: shortText,
  apiKeyId: z.string().max(64).nullable(),
  currency,
  voidZone: z.string().max(64),
  captureDays: z.int().min(0),
  creditMode: z.enum(['off', 'credit', 'cft']),
  /** Missing from lines of programs that did not ask. */
  paymentMethod: z.enum(['notSaid', 'card', 'directDebit', 'other', 'several']).default('notSaid'),
});

/** HASH is left out, and so are the parameters that say who a customer is; `whole` is the commitment to all of it. */
const request = z.strictObject({ url: z.url(), parameters: z.record(z.string(), z.string()), whole: commitment });

const picturedRow = z.strictObject({
  transactionId,
  operation: operationType,
  minor: z.int(),
  currency,
  status: z.enum(['succeeded', 'waiting', 'unknown', 'refused']),
  voided: z.boolean(),
  referenceId: transactionId.nullable(),
  chargedBack: z.boolean(),
  directDebit: z.boolean(),
  day,
  captureDay: day,
});

const picturedOperation = z.strictObject({
  operationId: deskId,
  operation: deskOperation,
  state: z.enum(['drafted', 'confirmed', 'sending', 'succeeded', 'pending', 'refused', 'notSent', 'unknown']),
  referenceId: transactionId.nullable(),
  minor: z.int(),
  currency,
});

export const review = z.strictObject({
  extent: z.enum(['all', 'part']).nullable(),
  account,
  /** Of a colleague's operation; missing from lines of what a person has prepared themselves. */
  carriesOut: deskId.optional(),
  picture: z.strictObject({
    rows: z.array(picturedRow),
    operations: z.array(picturedOperation),
    beside: z.array(picturedRow).default([]),
    plan: z
      .strictObject({
        scheduleId: transactionId,
        state: z.enum(['running', 'finished', 'stopped']),
        instalments: z.array(picturedRow.nullable()),
        operations: z.array(picturedOperation),
      })
      .nullable(),
    guards: z.array(
      z.enum([
        'sameAmountLately',
        'chargedBack',
        'reclaimable',
        'methodUnknown',
        'planRuns',
        'captureScheduled',
        'unattributedEdit',
        'otherCurrency',
        'colleagueAtIt',
        'incompleteChain',
        'orderCharged',
        'sameAliasLately',
        'sameClientLately',
        'instalmentRetries',
      ]),
    ),
    account,
  }),
});

const notSentCause = z.enum([
  'secretAbsent',
  'secretLocked',
  'secretUnavailable',
  'secretDenied',
  'notConnected',
  'staleConfirmation',
  'stoppedBeforeSending',
  'claimRefused',
  'claimOutdated',
  'claimNotAllowed',
  'claimNeedsApproval',
  'claimAboveDayLimit',
  'teamUnreachable',
]);
const unknownCause = z.enum([
  'timedOut',
  'connectionLost',
  'httpStatus',
  'unreadableAnswer',
  'noExeccode',
  'stoppedWhileSending',
  'pageLapsed',
]);

/** What a sending ended in; the first three ways are those of main/gateway. */
const attemptOutcome = z.union([
  z.strictObject({
    kind: z.literal('answered'),
    execcode,
    message: foreignText,
    transactionId: transactionId.nullable(),
    /** The holder's page, as JSON in the text: it may name the customer. */
    page: commitment.optional(),
    /** Of the customer's card or account, and erased with them. */
    alias: commitment.optional(),
  }),
  z.strictObject({ kind: z.literal('notSent'), cause: notSentCause }),
  z.strictObject({ kind: z.literal('unknown'), cause: unknownCause }),
  z.strictObject({
    kind: z.literal('unknown'),
    cause: z.literal('answeredAnothersId'),
    answer: z.strictObject({ execcode, message: foreignText, transactionId }),
  }),
]);

export const bodyVersion2 = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('operationDrafted'),
    operationId: deskId,
    accountId,
    operation: deskOperation,
    chainId,
    /** Null for a charge that started from no transaction. */
    referenceId: transactionId.nullable(),
    orderId: shortText,
    amount: money,
    reason: z.string().min(1).max(32),
    note: commitment.nullable(),
    /** Missing from lines of programs that made no charges. */
    agreement: commitment.nullable().default(null),
    attemptId: deskId,
    request,
    review: review.nullable(),
    /** Missing from lines of a desk without a team, and where nothing had moved the chain. */
    seenVersion: z.int().min(1).optional(),
  }),
  z.strictObject({
    kind: z.literal('operationConfirmed'),
    operationId: deskId,
    attemptId: deskId,
    guarded: z.strictObject({ kinds: z.array(z.string().max(32)).min(1), answer: commitment }).nullable(),
    account: account.nullable(),
  }),
  z.strictObject({
    kind: z.literal('attemptAdded'),
    operationId: deskId,
    attemptId: deskId,
    request,
    account: account.nullable(),
    seenVersion: z.int().min(1).optional(),
  }),
  z.strictObject({ kind: z.literal('attemptBegun'), operationId: deskId, attemptId: deskId }),
  z.strictObject({ kind: z.literal('attemptHandedOver'), operationId: deskId, attemptId: deskId }),
  z.strictObject({ kind: z.literal('attemptLapsed'), operationId: deskId, attemptId: deskId }),
  z.strictObject({
    kind: z.literal('attemptEnded'),
    operationId: deskId,
    attemptId: deskId,
    outcome: attemptOutcome,
    verdict,
    state: verdict,
  }),
  z.strictObject({
    kind: z.literal('operationSettled'),
    operationId: deskId,
    outcome: z.enum(['succeeded', 'refused']),
    transactionId: transactionId.nullable(),
    reason: commitment,
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
  z.strictObject({ kind: z.literal('answerTakenBack'), operationId: deskId, attemptId: deskId }),
  z.strictObject({
    kind: z.literal('noteAdded'),
    accountId,
    orderId: shortText,
    transactionId: transactionId.nullable(),
    text: commitment,
  }),
  z.strictObject({
    kind: z.literal('caseLookedUp'),
    operationId: deskId,
    result: z.enum(['proved', 'probable', 'nothing', 'failed']),
    cause: z.string().max(64).nullable(),
  }),
  z.strictObject({
    kind: z.literal('notificationKept'),
    importId: deskId,
    rows: z.literal(1),
    digest,
    contentDigest: digest,
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
    kind: z.literal('importBegun'),
    importId: deskId,
    source: foreignText,
    fileDigest: digest,
    reader: z.string().min(1).max(64),
    rules: z.strictObject({
      accountId: accountId.nullable(),
      amounts: z.enum(['minor', 'major', 'decimals']).nullable(),
      zone: z.string().min(1).max(64),
      delimiter: z.string().length(1).nullable(),
      encoding: z.string().min(1).max(32).nullable(),
    }),
  }),
  z.strictObject({
    kind: z.literal('importWithdrawn'),
    importId: deskId,
    kept: z.array(z.strictObject({ accountId, transactionId })),
  }),
  z.strictObject({
    kind: z.literal('importRecorded'),
    importId: deskId,
    /** A person may have named the file. */
    source: foreignText,
    rows: z.int().min(0),
    digest,
  }),
  z.strictObject({
    kind: z.literal('lineRedacted'),
    sequence: z.int().min(1),
    digest,
    redacted: digest,
    covering: digest,
  }),
  z.strictObject({
    kind: z.literal('textsErased'),
    texts: z.array(z.string().min(1).max(128)).min(1),
  }),
  z.strictObject({ kind: z.literal('actRecorded'), act: actBody }),
  z.strictObject({
    kind: z.literal('proposalMoved'),
    operationId: deskId,
    to: proposalMove,
    reason: commitment.nullable(),
  }),
]);
export type BodyVersion2 = z.infer<typeof bodyVersion2>;
