import type { Money } from '../../protocol/money/index.ts';
import type { PreparedRequest } from '../domain/event.ts';
import type { Guard } from '../domain/guards.ts';
import type { Reminder } from '../domain/limit/reminder.ts';
import type { Operation } from '../domain/operation.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Transaction } from '../domain/transaction.ts';
import type { ProposalState } from '../ports/approvals.ts';
import type { SecretAnswer } from '../vault/secret-store.ts';

/** Whose money it is about, for the person who reviews it. */
export type ReviewedCustomer = Pick<Transaction, 'client' | 'clientEmail' | 'card'>;

/** What stands on the review page, from the ledger's own copy of the draft. */
export interface ReviewedDraft {
  readonly operation: Operation;
  readonly customer: ReviewedCustomer;
  /** What the action may still be about before and after; null where there is no such limit. */
  readonly before: Money | null;
  readonly after: Money | null;
  /** The last moment for it, in milliseconds UTC, or null; the latest that it can be where it may be over already. */
  readonly until: number | null;
  readonly mayBeOver: boolean;
  readonly request: PreparedRequest;
  /** What has to be answered before it is sent. */
  readonly guards: readonly Guard[];
}

/** Why the desk did not do what was asked; nothing was sent. */
export type DeskRefusal =
  | Exclude<Refusal, { code: 'changedSinceReview' }>
  /** `review` is a new draft of the same as things are now; null where it is not open any more. */
  | (Extract<Refusal, { code: 'changedSinceReview' }> & { readonly review: ReviewedDraft | null })
  | { readonly code: 'notFound'; readonly what: 'transaction' | 'operation' | 'account' | 'proposal' }
  /** A limit of this desk's own is gone beyond, and the person has not said yet that they go on. */
  | ({ readonly code: 'reminded' } & Reminder)
  /** In a team: what the person's rights say to it. */
  | { readonly code: 'approvalNeeded'; readonly alone: Money | null }
  | { readonly code: 'aboveLimit'; readonly most: Money }
  | { readonly code: 'aboveDayLimit'; readonly day: Money; readonly spent: Money }
  | { readonly code: 'notPermitted' | 'approvalNotNeeded' }
  /** In strict mode: the desk of whoever approved it. */
  | { readonly code: 'approverSends' }
  /** In strict mode: this desk would send it, and has no key to sign it with. */
  | { readonly code: 'secretMissing'; readonly answer: Exclude<SecretAnswer['kind'], 'found'> }
  /** Of a proposal: where it stands, or why this person does not decide it. */
  | { readonly code: 'proposalOver'; readonly state: ProposalState }
  | { readonly code: 'ownProposal' | 'notApprover' | 'notTheirs' | 'draftNotHere' | 'proposalDiffers' }
  | { readonly code: 'noTeam' | 'teamSilent' }
  /** The name of a parameter that the gateway would not take. */
  | { readonly code: 'invalidInput'; readonly field: string };

/** What the desk answers: a value, or why not. */
export type DeskAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: DeskRefusal };

export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse(refusal: DeskRefusal): { readonly ok: false; readonly refusal: DeskRefusal } {
  return { ok: false, refusal };
}
