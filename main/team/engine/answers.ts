import { z } from 'zod';
import { proposalState } from './approvals.ts';

/** What every answer of the engine bears; a desk remembers it and says it the next time. */
const base = z.object({
  engine: z.string().min(1),
  /** How far each desk has come: desk → lines, rows and touches. */
  counters: z.record(z.uuid(), z.int()),
  /** The engine's own clock, milliseconds UTC. */
  at: z.int(),
  /** Whether claims are open, as far as the whole team goes. */
  isOpen: z.boolean(),
});
export type EngineWord = z.infer<typeof base>;
export const engineWord = base;

export const begun = base.extend({
  verdict: z.enum(['welcome', 'joining', 'engineForgot', 'behind', 'forked']),
  /** Up to where the engine has this desk's lines. */
  sequence: z.int(),
  digest: z.string(),
  rows: z.int(),
  /** Attempts that this desk had been granted, and of which the engine knows nothing. */
  missing: z.array(z.uuid()),
});
export type Begun = z.infer<typeof begun>;

export const heartbeat = base.extend({
  isCurrent: z.boolean(),
  hasAnswered: z.boolean(),
  /** Whether an import that a desk has withdrawn has chains to move still; a sign of life moves some of them. */
  isWithdrawing: z.boolean(),
  /** Names of the desks for which a roll call waits. */
  waitingFor: z.array(z.string()),
  /** Up to where the engine has this desk's log. */
  sequence: z.int(),
  rows: z.int(),
});
export type Heartbeat = z.infer<typeof heartbeat>;

const holder = z.object({ operationId: z.uuid(), person: z.string(), desk: z.string() });
const attempt = { attemptId: z.uuid() };

export const claimVerdict = z.discriminatedUnion('verdict', [
  z.object({ ...attempt, verdict: z.literal('granted'), version: z.int() }),
  /** A colleague's attempt holds the chain, or an alarm does (no holder). */
  z.object({ ...attempt, verdict: z.literal('busy'), version: z.int(), holder: holder.optional() }),
  /** Something moved the chain since the review. */
  z.object({ ...attempt, verdict: z.literal('changed'), version: z.int() }),
  z.object({ ...attempt, verdict: z.literal('aboveLimit'), mostMinor: z.int() }),
  z.object({ ...attempt, verdict: z.literal('aboveDayLimit'), dayMinor: z.int(), spentMinor: z.int() }),
  /** A second person has to approve it first; `why` tells where its proposal stands, if there is one. */
  z.object({ ...attempt, verdict: z.literal('needsApproval'), version: z.int(), why: z.string() }),
  /** Another attempt of the same operation was sent, or may have been. */
  z.object({ ...attempt, verdict: z.literal('executed'), version: z.int() }),
  z.object({ ...attempt, verdict: z.literal('notAllowed'), version: z.int().optional() }),
  /** The attempt was granted to an earlier run, or is over. */
  z.object({ ...attempt, verdict: z.literal('ended'), version: z.int() }),
  z.object({ ...attempt, verdict: z.literal('superseded') }),
  z.object({ ...attempt, verdict: z.literal('rollCall') }),
]);
export type ClaimVerdict = z.infer<typeof claimVerdict>;

export const claimed = base.extend({ sequence: z.int().optional(), answers: z.array(claimVerdict) });

/** Own attempts of which the engine has no last word. */
export const openCases = z.array(z.object({ attemptId: z.uuid(), operationId: z.uuid() }));
export type OpenCase = z.infer<typeof openCases>[number];

const superseded = base.extend({ verdict: z.literal('superseded') });

export const told = z.discriminatedUnion('verdict', [
  superseded,
  base.extend({ verdict: z.literal('taken'), sequence: z.int(), rows: z.int() }),
]);
export type ToldAnswer = z.infer<typeof told>;

/** What is answered to a proposal, a decision on one, or a withdrawal. */
export const approvalAnswer = z.discriminatedUnion('verdict', [
  base.extend({ verdict: z.literal('proposed') }),
  base.extend({ verdict: z.literal('taken') }),
  base.extend({
    verdict: z.enum([
      'superseded',
      'changed',
      'notNeeded',
      'notAllowed',
      'absent',
      'own',
      'notApprover',
      'differs',
      'notTheirs',
    ]),
  }),
  base.extend({ verdict: z.literal('aboveLimit'), mostMinor: z.int() }),
  base.extend({ verdict: z.literal('aboveDayLimit'), dayMinor: z.int(), spentMinor: z.int() }),
  base.extend({ verdict: z.literal('over'), state: proposalState }),
]);
export type ApprovalAnswer = z.infer<typeof approvalAnswer>;
export const sealed = base.extend({ verdict: z.enum(['taken', 'superseded', 'anotherKey']) });
export type SealedAnswer = z.infer<typeof sealed>;

export const leased = base.extend({ verdict: z.enum(['taken', 'held', 'superseded']) });
export type Leased = z.infer<typeof leased>;

export const reported = z.discriminatedUnion('verdict', [
  superseded,
  base.extend({
    verdict: z.literal('taken'),
    sequence: z.int(),
    answers: z.array(
      z.object({
        ...attempt,
        took: z.enum(['taken', 'known', 'weaker', 'notYours', 'needsSecond', 'tooEarly', 'contradicts', 'noClaim']),
        state: z.string().optional(),
        version: z.int().optional(),
      }),
    ),
  }),
]);
export type Reported = z.infer<typeof reported>;

export const restored = z.discriminatedUnion('verdict', [
  superseded,
  base.extend({
    verdict: z.literal('taken'),
    sequence: z.int(),
    answers: z.array(
      z.object({
        ...attempt,
        took: z.enum(['restored', 'known', 'heldTwice']),
        state: z.string(),
        version: z.int().optional(),
      }),
    ),
  }),
]);
export type Restored = z.infer<typeof restored>;

export const stood = base.extend({ verdict: z.enum(['taken', 'superseded']) });
export type Stood = z.infer<typeof stood>;

/** One person's word that a roll call does not wait for a desk, or that it was the second one. */
export const waived = base.extend({ took: z.enum(['taken', 'needsSecond']) });
export type Waived = z.infer<typeof waived>;

/** One person's word on an alarm, or why it counts not, or not yet. */
export const cleared = base.extend({ took: z.enum(['taken', 'needsSecond', 'known', 'tooEarly']) });
export type Cleared = z.infer<typeof cleared>;

/** One person's word on what is erased, or that it was the second one. */
export const erased = z.union([superseded, base.extend({ took: z.enum(['taken', 'needsSecond']) })]);
export type Erased = z.infer<typeof erased>;

export const joined = base.extend({ verdict: z.enum(['joined', 'superseded']) });
export type Joined = z.infer<typeof joined>;

export const left = base.extend({
  verdict: z.enum(['left', 'openCases', 'superseded']),
  attempts: z.array(z.uuid()).optional(),
});
export type Left = z.infer<typeof left>;
