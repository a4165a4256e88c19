import type { Money } from '../../protocol/money/index.ts';
import type { Guard } from './guards.ts';
import type { Obstacle } from './judges/judgement.ts';
import type { Change, Picture } from './picture.ts';

/** Why nothing was decided. Nothing was changed and nothing was sent. */
export type Refusal =
  | { readonly code: 'actionNotOpen'; readonly obstacle: Obstacle }
  /** More than the action allows: what is left of a debit, or what was authorised. */
  | { readonly code: 'amountAboveLeft'; readonly left: Money }
  /** Another operation of the same chain is under way or waits to be settled. */
  | { readonly code: 'chainBusy'; readonly operationId: string; readonly toSettle: boolean }
  /** What was reviewed is another one now. */
  | { readonly code: 'changedSinceReview'; readonly changes: readonly Change[]; readonly picture: Picture }
  /** The review is older than a day, or of a program that kept none. */
  | { readonly code: 'draftExpired' }
  /** The review is of before this desk joined its team. */
  | { readonly code: 'draftedAlone' }
  /** Guards have spoken, and were not answered. */
  | { readonly code: 'guardUnanswered'; readonly guards: readonly Guard[] }
  | { readonly code: 'notRepeatable' }
  /** A colleague prepared it at another desk, which alone goes on with it. */
  | { readonly code: 'anotherDesks' }
  /** It is not unknown, or not any more. */
  | { readonly code: 'notSettleable' }
  /** That money moved is proved by the TRANSACTIONID of it. */
  | { readonly code: 'transactionIdMissing' }
  /** The TRANSACTIONID given is that of another transaction. */
  | { readonly code: 'notItsTransaction' };

/** What a decision gives: what follows, or why nothing does. */
export type Decision<Value, Why extends Refusal = Refusal> =
  | { readonly kind: 'decided'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: Why };

/** Refusals of some codes. */
export type RefusalOf<Code extends Refusal['code']> = Extract<Refusal, { readonly code: Code }>;

export function decided<Value>(value: Value): { readonly kind: 'decided'; readonly value: Value } {
  return { kind: 'decided', value };
}

export function refused<Why extends Refusal>(refusal: Why): { readonly kind: 'refused'; readonly refusal: Why } {
  return { kind: 'refused', refusal };
}
