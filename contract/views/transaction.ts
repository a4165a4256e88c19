import { z } from 'zod';
import { moneySchema } from '../../protocol/money/index.ts';
import { actionObstacle } from '../refusal.ts';
import {
  accountId,
  factSource,
  instant,
  operationType,
  shortText,
  status,
  transactionAction,
  transactionId,
} from './basics.ts';
import { noteView } from './note.ts';
import { operationView } from './operation.ts';

/** What a chain is known by: the TRANSACTIONID of its root, or `schedule:`, `credit:` or `order:` and what an operation holds there. */
export const chainId = z.string().min(1).max(300);

/** What a row stands at now: a payment at what its chain does, an edit at its own outcome. Times in milliseconds UTC. */
export const chainState = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['paid', 'refunded', 'chargedBack', 'voided', 'pending', 'unknown', 'done']),
  }),
  /** Minor units. */
  z.strictObject({ kind: z.literal('partlyRefunded'), left: z.int(), currency: z.string() }),
  /** The money may be otherwise than it is counted: between these two is left. */
  z.strictObject({ kind: z.literal('unsure'), left: z.int(), leftAtMost: z.int(), currency: z.string() }),
  /** Four digits. */
  z.strictObject({ kind: z.literal('refused'), code: z.string() }),
  /** Null where the account is not known; where it may be over, the latest that it can be. */
  z.strictObject({ kind: z.literal('toCapture'), until: instant.nullable(), mayBeOver: z.boolean() }),
  z.strictObject({ kind: z.literal('expired'), since: instant }),
]);
export type ChainStateView = z.infer<typeof chainState>;

/** One line of the lookup list: a transaction that the gateway has given a TRANSACTIONID. */
export const transactionRow = z.strictObject({
  accountId,
  transactionId,
  operation: operationType,
  orderId: shortText,
  /** The merchant's own name for the customer, CLIENTIDENT; empty once erased. */
  client: shortText,
  clientEmail: shortText,
  amount: moneySchema,
  status,
  /** Four digits. */
  execcode: z.string(),
  /** The latest that it can have been where the time is not known. */
  happenedAt: instant,
  /** False where no source tells the time: `happenedAt` is when it was first heard of here. */
  timeKnown: z.boolean(),
  /** First six and last four digits at most, such as `446421…0001`; empty without a card. */
  card: shortText,
  /** True once a later void has undone it. */
  voided: z.boolean(),
  /** Its place in an n-times plan, such as `2-3`; empty outside one. */
  schedule: z.string().max(11),
  /** What a credit can be paid to without a card, or empty (S3:144). */
  alias: z.string().max(40),
  /** Whether the holder was authenticated by 3-D Secure. */
  authenticated: z.boolean(),
  /** Whether the bank has taken the money back from the merchant. */
  chargedBack: z.boolean(),
  /** How it was paid, as its sources say; a direct debit can be reclaimed by its debtor (rules.md D29). */
  method: z.enum(['card', 'directDebit', 'unknown']),
  /** The day on which the gateway captures by itself, `YYYY-MM-DD`, or empty (S3:39). */
  captureDay: z.string().max(10),
  /** False where no source tells the currency and nothing around the row does: then it is the account's own, assumed. */
  currencyKnown: z.boolean(),
  state: chainState,
});
export type TransactionRow = z.infer<typeof transactionRow>;

/**
 * The same as a line of a list. By chain it is what the chain began with, and `matched` the newest of the chain's rows that was
 * found; null where that is the line itself.
 */
export const listRow = transactionRow.extend({
  matched: transactionRow.pick({ transactionId: true, operation: true, happenedAt: true, timeKnown: true }).nullable(),
});
export type ListRow = z.infer<typeof listRow>;

/** What happened to a payment or authorization, oldest first. */
export const timelineEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('transaction'),
    row: transactionRow,
    /** The operation of this desk that made it, or null. */
    operation: operationView.nullable(),
  }),
  /** An operation of this desk that has no TRANSACTIONID: under way, refused, not sent, to settle. */
  z.strictObject({ kind: z.literal('operation'), operation: operationView }),
]);
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** Why the money of a chain may be otherwise than it is counted. */
export const balanceDoubt = z.discriminatedUnion('kind', [
  /** Edits of its order that name no reference: they may be of this chain or of another one. */
  z.strictObject({ kind: z.literal('unattributedEdit'), transactionIds: z.array(transactionId).min(1).readonly() }),
  /** Rows of the chain that were told in another currency: they are in no sum. */
  z.strictObject({ kind: z.literal('otherCurrency'), transactionIds: z.array(transactionId).min(1).readonly() }),
  /** A row that may be of this chain could not be read. */
  z.strictObject({
    kind: z.literal('unreadableRow'),
    transactionId: transactionId.nullable(),
    column: z.string().max(64),
  }),
  /** Refusals that were answered under the TRANSACTIONIDs of these rows, which are something else: nobody knows what was done. */
  z.strictObject({ kind: z.literal('doubtedRefusal'), transactionIds: z.array(transactionId).min(1).readonly() }),
]);
export type BalanceDoubtView = z.infer<typeof balanceDoubt>;

/** A row that was heard and could not be read, by name. */
export const unreadRow = z.strictObject({
  /** Null where it is not legible. */
  transactionId: transactionId.nullable(),
  /** The column to blame. */
  column: z.string().max(64),
  source: factSource,
  /** When it was heard last. */
  at: instant,
});
export type UnreadRowView = z.infer<typeof unreadRow>;

/** Columns of a row that are left out or shortened, since no text of theirs can be so. */
export const notWhole = z.strictObject({ transactionId, columns: z.array(z.string().max(64)).min(1) });
export type NotWholeView = z.infer<typeof notWhole>;

/** What a source told of a row beside its money and its customer; nothing is decided by it (protocol.md §10.6). */
export const furtherText = z.strictObject({
  transactionId,
  name: z.enum([
    'descriptor',
    'arn',
    'transferReference',
    'financialState',
    'fees',
    'feesWithTax',
    'cardExpiry',
    'aliasMode',
    'retry',
    'ruleApplied',
    'threeDSecure',
    'liabilityShift',
    'eci',
    'chargebackStatus',
    'chargebackDate',
    'chargebackAmount',
    'chargebackType',
    'chargebackCode',
    'chargebackReason',
    'chargebackValidity',
  ]),
  text: shortText,
});
export type FurtherTextView = z.infer<typeof furtherText>;

/** An answer names so many rows. */
export const mostNamedRows = 1_000;

/** Minor units of one currency, over the whole chain. */
export const balanceView = z.strictObject({
  currency: z.string(),
  /** Set aside and neither captured nor voided. */
  authorised: z.int(),
  paid: z.int(),
  refunded: z.int(),
  /** Counted as spent although the outcome is not known yet. */
  inFlight: z.int(),
  /** What is left for certain: the lower bound. */
  left: z.int(),
  /** What may be left, whatever is unsure: the upper bound; mostly the same. */
  leftAtMost: z.int(),
  /** Why the money may be otherwise than it is counted; empty where everything that was heard is counted. */
  unsure: z.array(balanceDoubt).readonly(),
  /** Captures that no source ties to this authorization: they are taken for its own, since no other is known that fits. */
  presumed: z.array(transactionId).readonly(),
  /** When the newest fact behind these numbers became known here. */
  asOf: instant,
  /** Where that newest fact came from. */
  source: factSource,
});
export type BalanceView = z.infer<typeof balanceView>;

/** One date of an n-times plan, as far as this ledger knows it. */
export const instalmentView = z.strictObject({
  /** 1 for the first. */
  index: z.int().min(1),
  /** Null while it is to come: the gateway's exports tell of those that ran only. */
  row: transactionRow.nullable(),
  /** How often its day was tried, where it was more than once. */
  tries: z.int().min(2).optional(),
  /** Its day in UTC and its amount as this desk asked for them; absent where somebody else did. */
  planned: z.strictObject({ day: z.iso.date(), amount: moneySchema }).optional(),
  /** Present where the gateway made it by itself and a look-up told of it last. */
  lookedUp: z.literal(true).optional(),
});

/** An n-times plan: what was collected, and how many dates are to come. */
export const planView = z.strictObject({
  /** SCHEDULEID: the first instalment's TRANSACTIONID (S3:122). */
  scheduleId: transactionId,
  state: z.enum(['running', 'finished', 'stopped']),
  instalments: z.array(instalmentView),
  /** How the gateway is asked for what is to come; null where it is not. */
  look: z
    .strictObject({
      /** When it is asked next, by itself; what has passed means now. */
      nextAt: instant,
      /** When it was asked last, or null. */
      lastAt: instant.nullable(),
      /** Which instalment is looked for first. */
      next: z.int().min(1),
      /** Those that were due and are not known to be collected. */
      missing: z.array(z.int().min(1)).readonly(),
    })
    .nullable(),
});
export type PlanView = z.infer<typeof planView>;

/** Why an open action may be refused by the gateway. */
export const actionDoubt = z.discriminatedUnion('kind', [
  /** The order of some operations is not known: one of these may be the last one instead (rules.md E31, 2015). */
  z.strictObject({ kind: z.literal('perhapsNotLast'), transactionIds: z.array(transactionId).min(1).readonly() }),
  /** An edit that names no reference may have undone or used it (rules.md E31, E34). */
  z.strictObject({ kind: z.literal('perhapsEdited'), transactionIds: z.array(transactionId).min(1).readonly() }),
]);
export type ActionDoubtView = z.infer<typeof actionDoubt>;

/** An action on a transaction: open, until when, on what and up to how much; or why it is not open. */
export const actionView = z.discriminatedUnion('open', [
  z.strictObject({
    open: z.literal(true),
    operation: transactionAction,
    /** The transaction that the gateway will be told: the debit, the authorization, the last operation. */
    reference: transactionRow,
    /** The most that it may be about; null where the operation has no amount, or no limit. */
    limit: moneySchema.nullable(),
    /** What "all" is about: what is there for certain, where `limit` is what may be there. Null with `limit`. */
    whole: moneySchema.nullable(),
    /** What the gateway will refuse it for if it is so, without any harm; nothing is claimed of these. */
    doubts: z.array(actionDoubt).readonly(),
    /** The last moment for it, or null. */
    until: instant.nullable(),
    /** True where nobody told when its time began: `until` is the latest that it can be, and it may be over already. */
    mayBeOver: z.boolean(),
  }),
  z.strictObject({
    open: z.literal(false),
    operation: transactionAction,
    obstacle: actionObstacle,
    /** When it closed, or null. */
    since: instant.nullable(),
  }),
]);
export type ActionView = z.infer<typeof actionView>;

/** Everything that the side panel shows. */
export const transactionDetail = z.strictObject({
  row: transactionRow,
  timeline: z.array(timelineEntry),
  balance: balanceView,
  actions: z.array(actionView),
  /** What was written beside its order, newest first. */
  notes: z.array(noteView),
  /** The plan that this transaction belongs to, or null. */
  plan: planView.nullable(),
  /** Rows of its order or chain that could not be read, the newest first: what is shown may be incomplete. */
  unread: z.array(unreadRow),
  /** Rows above that are not shown whole. */
  notWhole: z.array(notWhole),
  /** What was told of the rows above beside; names that no source told are left out. */
  told: z.array(furtherText),
  /** What else was paid on the same page of the gateway's form: its holder paid more than once. */
  paidAgain: z.array(transactionId),
  /** Everything above is made of these chains of its account: a change of any of them makes it out of date. */
  chains: z.array(chainId),
});
export type TransactionDetail = z.infer<typeof transactionDetail>;
