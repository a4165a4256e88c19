/** What a person writes beside an order, for whoever opens it next. The text may name people: it is stored where it can be erased. */
export interface NewNote {
  readonly accountId: string;
  /** Empty where the transaction has none: then the note is of that transaction alone. */
  readonly orderId: string;
  /** What was open when it was written; null for a note that was written to the order itself. */
  readonly transactionId: string | null;
  readonly text: string;
}

/** A note as it stands in the ledger. */
export interface Note extends NewNote {
  readonly actor: string;
  /** Milliseconds UTC. */
  readonly writtenAt: number;
}

/** How many notes of an order are shown: its newest. */
export const mostNotes = 200;
