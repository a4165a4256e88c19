import { type Operation, unknownSince } from '../domain/operation.ts';
import type { Views } from '../ports/views.ts';
import { nextLookAt } from './timetable.ts';

/** Looks into every open case by its timetable, as long as the console runs. */
export interface Watch {
  /** Something changed: see anew what is due, and when. */
  nudge(): void;
  /** Resolves when no look is under way any more. */
  stop(): Promise<void>;
}

export interface WatchPorts {
  readonly views: Pick<Views, 'listUndecided'>;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  look(operation: Operation): Promise<unknown>;
}

/** A laptop that slept has timers that are late and a clock that is not: nobody sleeps longer than this. */
const longestSleep = 60_000;

export function startWatch({ views, now, look }: WatchPorts): Watch {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let nudged = false;
  let round: Promise<void> | undefined;

  const listDue = async () => {
    const open = await views.listUndecided();
    const due = open.map(({ operation, lastLookAt }) => ({
      operation,
      at: nextLookAt(unknownSince(operation), lastLookAt, now()),
    }));
    return due.toSorted((left, right) => left.at - right.at);
  };

  /** One after the other, so that a gateway that is back is not met by a crowd. Gives when the next look is due. */
  const goRound = async (): Promise<number | undefined> => {
    do {
      nudged = false;
      const due = await listDue();
      for (const { operation, at } of due) {
        if (stopped) return undefined;
        if (at <= now()) await look(operation);
      }
    } while (nudged && !stopped);
    if (stopped) return undefined;
    const [next] = await listDue();
    return next?.at;
  };

  const sleepUntil = (at: number | undefined) => {
    if (stopped || at === undefined) return;
    timer = setTimeout(begin, Math.min(longestSleep, Math.max(0, at - now())));
  };

  const begin = () => {
    clearTimeout(timer);
    if (stopped) return;
    if (round) {
      nudged = true;
      return;
    }
    round = goRound().then(
      (at) => {
        round = undefined;
        // What changed while the next moment was read may not be in it.
        if (nudged) begin();
        else sleepUntil(at);
      },
      () => {
        round = undefined;
        // A thread that died while it was asked nudges nobody: a case never depends on one round.
        sleepUntil(now() + longestSleep);
      },
    );
  };

  begin();
  return {
    nudge: begin,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
