import type { FactSource, OperationType, Reason } from '../domain/kinds.ts';
import type { Standing } from '../domain/standing.ts';

/** What a row must be, or must not: any of its conditions. */
export interface Criterion {
  readonly negated: boolean;
  readonly anyOf: readonly Condition[];
}

/** From one moment to before another, in milliseconds UTC; null where there is no end. */
export interface TimeRange {
  readonly from: number | null;
  readonly until: number | null;
}

/** From the smallest to the largest, both included, in minor units of any currency with so many decimal digits. */
export interface AmountRange {
  readonly from: number;
  readonly to: number;
  readonly digits: number;
}

/** One thing that a row can be. Texts are compared as they are sought: folded. */
export type Condition =
  /** Each word of the text occurs, short ones at the beginnings of words. */
  | { readonly kind: 'text'; readonly text: string }
  /** The text occurs as it stands, with its spaces. */
  | { readonly kind: 'phrase'; readonly text: string }
  /** One word occurs, and no longer one that holds it. */
  | { readonly kind: 'word'; readonly word: string }
  /** Exactly its TRANSACTIONID or order, the end or the beginning of its card, or an operation of this desk that made it. */
  | { readonly kind: 'name'; readonly name: string }
  | ({ readonly kind: 'amount' } & AmountRange)
  | ({ readonly kind: 'time' } & TimeRange)
  | { readonly kind: 'operation'; readonly operation: OperationType }
  | { readonly kind: 'standing'; readonly standing: Standing }
  /** An authorization of an account that nothing has captured or voided, by when it was made. */
  | ({ readonly kind: 'authorized'; readonly accountId: string } & TimeRange)
  /** An authorization that nothing has captured or voided and that the gateway captures by itself, from a day on, `YYYY-MM-DD`. */
  | { readonly kind: 'scheduled'; readonly from: string }
  /** A chain's root of which so much may be left. */
  | ({ readonly kind: 'left' } & AmountRange)
  /** EXECCODEs, both included. */
  | { readonly kind: 'code'; readonly from: string; readonly to: string }
  | { readonly kind: 'order' | 'client' | 'email'; readonly text: string }
  /** Four digits are the end of a card, six its beginning. */
  | { readonly kind: 'card'; readonly digits: string }
  | { readonly kind: 'currency'; readonly currency: string }
  | { readonly kind: 'account'; readonly accountId: string }
  /** Who told its outcome. */
  | { readonly kind: 'source'; readonly source: FactSource }
  /** Somebody whose name holds the text made an operation on its chain. */
  | { readonly kind: 'actor'; readonly text: string }
  /** An operation was made on its chain for this reason. */
  | { readonly kind: 'reason'; readonly reason: Reason };
