import type { Feed } from '../../../main/ports/feed.ts';
import type { Intake } from '../../../main/ports/intake.ts';
import type { Journal } from '../../../main/ports/journal.ts';
import type { Views } from '../../../main/ports/views.ts';

/** The methods of a port, answered at once. */
export type Sync<Port> = {
  readonly [Name in keyof Port]: Port[Name] extends (...words: infer Words) => Promise<infer Value>
    ? (...words: Words) => Value
    : never;
};

/** A body of the ledger's ports without waiting: what a million steps a minute are played on. */
export interface Core extends Feed {
  readonly journal: Sync<Journal>;
  readonly intake: Sync<Intake>;
  readonly views: Sync<Views>;
}

/** A ledger as the ports have it. */
export interface LedgerPorts {
  readonly journal: Journal;
  readonly intake: Intake;
  readonly views: Views;
  readonly feed: Feed;
}
