import { z } from 'zod';
import { moneySchema } from '../../protocol/money/index.ts';
import { accountId, deskId, deskOperation, instant, shortText } from './basics.ts';
import { freeText } from './free-text.ts';
import { reminder } from './limit.ts';
import { draftView, operationView } from './operation.ts';

/** More proposals than this are not listed. */
export const mostProposals = 200;

/**
 * What the rights of the person at this desk say to one operation, which decides what its last button does. The engine says the
 * same once more when it is asked; `unknown` where this desk has not heard of any rights since it was started.
 */
export const clearanceView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('alone') }),
  /** A colleague approves first: above `alone`, or at any amount where that is null. Named are those whose right covers it. */
  z.strictObject({
    kind: z.literal('ask'),
    alone: moneySchema.nullable(),
    approvers: z.array(z.strictObject({ person: shortText, upTo: moneySchema })),
    /** Whoever approves it sends it, from their own desk. */
    strict: z.literal(true).optional(),
  }),
  /** Above what the person may do at most, whoever approves. */
  z.strictObject({ kind: z.literal('aboveLimit'), most: moneySchema }),
  /** With what may have left already on this day of the team's zone, above what the person may do in a day. */
  z.strictObject({ kind: z.literal('aboveDayLimit'), day: moneySchema, spent: moneySchema }),
  /** No right to this operation in this currency on this account. */
  z.strictObject({ kind: z.literal('notAllowed') }),
  z.strictObject({ kind: z.literal('unknown') }),
  /** A desk alone goes beyond a limit of its own: whoever sits there may go on. */
  z.strictObject({ kind: z.literal('remind'), ...reminder }),
]);
export type ClearanceView = z.infer<typeof clearanceView>;

/** What the person here may do with one operation in one currency. */
export const rightView = z.strictObject({
  /** Null for every account that has no right of its own. */
  accountId: accountId.nullable(),
  operation: deskOperation,
  /** Whoever approves; null for not at all. */
  most: moneySchema.nullable(),
  /** Without a second person; null for never. */
  alone: moneySchema.nullable(),
  /** In a day of the team's zone; null for without end. */
  day: moneySchema.nullable(),
  /** What may have left of it today. */
  spent: moneySchema,
});
export type RightView = z.infer<typeof rightView>;

/** What a colleague may approve. */
export const approverView = z.strictObject({
  person: shortText,
  accountId: accountId.nullable(),
  operation: deskOperation,
  upTo: moneySchema,
});
export type ApproverView = z.infer<typeof approverView>;

/** As they were heard of last. */
export const rightsView = z.strictObject({
  own: z.array(rightView),
  approvers: z.array(approverView),
  /** Nobody sends what they have prepared: whoever approves it does. */
  strict: z.boolean(),
});
export type RightsView = z.infer<typeof rightsView>;

/**
 * Where a proposal stands, by the team's engine. `waiting` for a colleague; `approved`: its desk may send it; `rejected` for good,
 * whoever approved; `withdrawn` by whoever proposed it; `expired`; `outdated`: something moved its chain since it was proposed;
 * `used`: sent, or on its way.
 */
export const proposalState = z.enum(['waiting', 'approved', 'rejected', 'withdrawn', 'expired', 'outdated', 'used']);
export type ProposalState = z.infer<typeof proposalState>;

/** A colleague's word on a proposal. */
export const approvalView = z.strictObject({
  person: shortText,
  /** `withdrawn`: an approval that was taken back. */
  verdict: z.enum(['approved', 'rejected', 'withdrawn']),
  /** Empty where an approval has none. */
  reason: shortText,
  saidAt: instant,
  /** False once its person has no seat any more, or no right that covers it: nothing is sent on it. */
  counts: z.boolean(),
});
export type ApprovalView = z.infer<typeof approvalView>;

/** An operation for which somebody asked their colleagues' approval. */
export const proposalView = z.strictObject({
  operationId: deskId,
  person: shortText,
  desk: shortText,
  accountId,
  operation: deskOperation,
  amount: moneySchema,
  /** Null until the draft has come to this desk. */
  orderId: shortText.nullable(),
  proposedAt: instant,
  expiresAt: instant,
  state: proposalState,
  /** Each person's last word, oldest first. */
  approvals: z.array(approvalView),
  /** Proposed by the person at this desk, here or at another desk. */
  isOwn: z.boolean(),
  /** Once it is approved: the desk that asks, or in strict mode that of whoever approves. */
  sender: z.enum(['asker', 'approver']),
  /** What the person at this desk can do with it now. */
  may: z.strictObject({ decide: z.boolean(), withdraw: z.boolean(), send: z.boolean() }),
  /** What became of it once it was sent, as far as this desk has heard; null before. */
  became: operationView.nullable(),
});
export type ProposalView = z.infer<typeof proposalView>;

/** A proposal with everything that a decision rests on. */
export const proposalDetail = z.strictObject({
  proposal: proposalView,
  /**
   * What would be sent, from the draft as the colleague's desk wrote it down, and what stands around it by this desk's own ledger;
   * null until it has come here.
   */
  draft: draftView.nullable(),
  /** Why the colleague goes on although guards have spoken; null where none did. */
  guardAnswer: z.string().nullable(),
  /** Which part of the colleague's review is another one here. */
  changes: z.array(z.enum(['transactions', 'operations', 'plan', 'guards', 'account'])),
  /** The draft that came is not what the engine was told of: it cannot be approved. */
  differs: z.boolean(),
});
export type ProposalDetail = z.infer<typeof proposalDetail>;

/** Why somebody approves or rejects. */
export const approvalReason = freeText(200).trim().min(3);
