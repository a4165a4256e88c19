import type { Clock } from '../clock.ts';
import type { Operation } from '../domain/operation.ts';
import { type InstalmentWatch, type InstalmentWatchPorts, watchInstalments } from '../lookup/instalments/watch.ts';
import type { LedgerChange } from '../ports/feed.ts';
import type { Views } from '../ports/views.ts';
import { startWatch, type Watch } from '../proof/watch.ts';

/** What looks after a ledger while nobody asks: open cases, and instalments that the gateway makes later. */
export interface Watches {
  begin(): void;
  /** Something changed: what is due is seen anew. */
  nudge(change: LedgerChange): void;
  /** Resolves when no look is under way any more; they may begin again. */
  pause(): Promise<void>;
  /** The same for good. */
  end(): Promise<void>;
}

export interface WatchesPorts extends Pick<InstalmentWatchPorts, 'lagOf'> {
  readonly views: Pick<Views, 'listUndecided' | 'listOwnPlans' | 'findOwnPlan'>;
  readonly clock: Clock;
  readonly look: (operation: Operation) => Promise<unknown>;
  readonly lookForInstalments: InstalmentWatchPorts['look'];
}

export function createWatches({ views, clock, lagOf, look, lookForInstalments }: WatchesPorts): Watches {
  let ended = false;
  let cases: Watch | undefined;
  let instalments: InstalmentWatch | undefined;
  let stopping: Promise<unknown> = Promise.resolve();
  const pause = async () => {
    stopping = Promise.all([stopping, cases?.stop(), instalments?.stop()]);
    await stopping;
  };
  return {
    begin: () => {
      if (ended) return;
      // Two who paused begin twice: those of the first would be in nobody's hand, and look on for ever.
      void pause();
      cases = startWatch({ views, now: clock.now, look });
      instalments = watchInstalments({ views, now: clock.now, lagOf, look: lookForInstalments });
    },
    nudge: (change) => {
      cases?.nudge();
      instalments?.nudge(change);
    },
    pause,
    end: () => {
      ended = true;
      return pause();
    },
  };
}
