import { readAmounts } from '../../../protocol/plan/index.ts';
import { firstDayLookedFor, nextInstalmentLook } from '../../domain/awaited.ts';
import type { LedgerChange } from '../../ports/feed.ts';
import type { OwnPlan, Views } from '../../ports/views.ts';
import { createPauses } from './pauses.ts';

/** Looks for what the gateway makes of this desk's plans, by its timetable, as long as the console runs. */
export interface InstalmentWatch {
  /** Something changed in the ledger: a plan may have been made. */
  nudge(change: LedgerChange): void;
  /** Resolves when no look is under way any more. */
  stop(): Promise<void>;
}

export interface InstalmentWatchPorts {
  readonly views: Pick<Views, 'listOwnPlans' | 'findOwnPlan'>;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** By how many minutes the tables of an account's gateway lag behind. */
  lagOf(accountId: string): number;
  look(own: OwnPlan): Promise<'asked' | 'notReached'>;
}

/** A laptop that slept has timers that are late and a clock that is not: nobody sleeps longer than this. */
const longestSleep = 60_000;

export function watchInstalments({ views, now, lagOf, look }: InstalmentWatchPorts): InstalmentWatch {
  const pauses = createPauses(now);
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let changed = false;
  let round: Promise<void> | undefined;
  /** Plans are read again once this has come: between two of their moments only the clock is looked at. */
  let dueAt = 0;
  let seenAt = now();

  const whenDue = ({ plan, operation: { accountId } }: OwnPlan) => {
    const at = nextInstalmentLook(plan, lagOf(accountId), now());
    return at === null ? Number.POSITIVE_INFINITY : Math.max(at, pauses.until(accountId));
  };

  /** Asks for a plan if it is time to; gives when it is time again. */
  const attend = async (operationId: string): Promise<number> => {
    const own = await views.findOwnPlan(operationId);
    if (!own) return Number.POSITIVE_INFINITY;
    if (whenDue(own) > now()) return whenDue(own);
    const { accountId } = own.operation;
    // What cannot be written down is no look: it is tried again like one that did not get through.
    const ended = await look(own).catch(() => 'notReached' as const);
    if (ended === 'asked') pauses.succeed(accountId);
    else pauses.fail(accountId);
    const after = await views.findOwnPlan(operationId);
    return after ? whenDue(after) : Number.POSITIVE_INFINITY;
  };

  /** One after the other, so that a gateway that is back is not met by a crowd. */
  const goRound = async () => {
    do {
      changed = false;
      let next = Number.POSITIVE_INFINITY;
      for (const operationId of await views.listOwnPlans(firstDayLookedFor(now()))) {
        if (stopped) return;
        next = Math.min(next, await attend(operationId));
      }
      dueAt = next;
    } while (changed && !stopped);
  };

  const begin = () => {
    clearTimeout(timer);
    if (stopped) return;
    if (round) {
      changed = true;
      return;
    }
    round = goRound()
      // Whatever failed inside, the next round reads everything anew.
      .catch(() => {
        dueAt = now() + longestSleep;
      })
      .finally(() => {
        round = undefined;
        sleep();
      });
  };

  const sleep = () => {
    if (!stopped) timer = setTimeout(wake, Math.min(longestSleep, Math.max(0, dueAt - now())));
  };

  const wake = () => {
    const wasSetBack = now() < seenAt;
    seenAt = now();
    if (wasSetBack || dueAt <= now()) begin();
    else sleep();
  };

  begin();
  return {
    nudge: ({ operations }) => {
      // A plan, or the stop of one; nothing else brings a moment nearer.
      const isOfPlan = operations.some(
        ({ operation, attempts }) =>
          operation === 'stopntimes' || attempts.some(({ parameters }) => readAmounts(parameters).length > 0),
      );
      if (isOfPlan) begin();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
