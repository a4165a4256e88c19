import type { Day } from '../clock/days.ts';
import type { Book } from './open.ts';
import type { Instalment } from './plans.ts';
import type { Row } from './row.ts';
import { standingOf } from './standing.ts';

/** One date of a plan, and what has become of it. */
export interface ScheduledInstalment {
  /** From 1. */
  readonly instalment: number;
  /** In UTC. */
  readonly day: Day;
  /** Minor units of the plan's currency. */
  readonly amount: number;
  /** `due`: still to be debited, or to be tried again. `cancelled`: it was due when the plan was stopped. */
  readonly state: 'succeeded' | 'waiting' | 'refused' | 'due' | 'cancelled';
  /** TRANSACTIONIDs of its tries, oldest first. */
  readonly tries: readonly string[];
}

/** An n-times plan as the gateway knows it (S3:87–134). */
export interface Schedule {
  readonly identifier: string;
  /** SCHEDULEID: the first instalment's TRANSACTIONID. */
  readonly scheduleId: string;
  readonly orderId: string;
  readonly currency: string;
  /** `waiting` until the holder or the bank has answered to the first instalment (rules.md G42). */
  readonly state: 'waiting' | 'running' | 'stopped' | 'finished';
  readonly instalments: readonly ScheduledInstalment[];
}

/** Every plan whose first instalment was not refused, of one account or of all, in the order of their beginning. */
export function readSchedules(book: Book, identifier?: string): readonly Schedule[] {
  return book.plans
    .firsts()
    .filter((first) => standingOf(first.execcode) !== 'refused')
    .filter((first) => identifier === undefined || first.identifier === identifier)
    .map((first) => readSchedule(book, first));
}

function readSchedule(book: Book, first: Row): Schedule {
  const rows = book.rows.instalmentsOf(first);
  const ahead = new Set(book.agenda.ahead(first.sequence, 'instalment').map(({ instalment }) => instalment));
  const stopped = book.rows.stopOf(first) !== undefined;
  const waiting = standingOf(first.execcode) === 'waiting';
  const stateOf = ({ instalment }: Instalment): ScheduledInstalment['state'] => {
    const last = rows.findLast((row) => row.instalment === instalment);
    if (ahead.has(instalment) || (waiting && !last)) return 'due';
    return last ? standingOf(last.execcode) : 'cancelled';
  };
  const instalments = book.plans.of(first).map((planned) => ({
    ...planned,
    state: stateOf(planned),
    tries: rows.filter(({ instalment }) => instalment === planned.instalment).map(({ transactionId }) => transactionId),
  }));
  const { identifier, transactionId: scheduleId, orderId, currency } = first;
  const state = waiting ? 'waiting' : stopped ? 'stopped' : ahead.size > 0 ? 'running' : 'finished';
  return { identifier, scheduleId, orderId, currency, state, instalments };
}
