/** What a row stands at, as far as it does not depend on the time; what a list is searched and counted by. */
export const standings = [
  'paid',
  'partlyRefunded',
  'refunded',
  /** The bank has taken the money back from the merchant. */
  'chargedBack',
  /** Set aside, neither captured nor voided: to capture, until that time is over. */
  'authorized',
  'voided',
  /** Waits for the bank, or for the answer to what was just sent. */
  'pending',
  'refused',
  /** Nobody knows the outcome of something in it. */
  'unknown',
  /** Its money may be otherwise than it is counted. */
  'unsure',
  /** Succeeded, and no money is left to tell of: a refund, a capture, a void, a credit, a card information request. */
  'done',
] as const;
export type Standing = (typeof standings)[number];

/** A row's standing with what is left of its chain, in minor units of the chain's currency; nothing is left of an edit. */
export interface RowStanding {
  readonly standing: Standing;
  readonly left: number;
  /** More than `left` only where the money is unsure. */
  readonly leftAtMost: number;
  readonly currency: string;
}

export function isSameStanding(one: RowStanding, other: RowStanding): boolean {
  return (
    one.standing === other.standing &&
    one.left === other.left &&
    one.leftAtMost === other.leftAtMost &&
    one.currency === other.currency
  );
}
