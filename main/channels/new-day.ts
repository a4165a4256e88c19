import { captureZone } from '../../contract/index.ts';
import type { Account } from '../accounts/account.ts';
import type { Clock } from '../clock.ts';
import { businessDay } from '../domain/deadline.ts';

/** What tells of new days. */
export interface NewDayPorts {
  readonly clock: Clock;
  /** Of whose days; they may be others each time. */
  readonly accounts: () => readonly Pick<Account, 'voidZone'>[];
  /** Called once a day is over in one of their zones, or in that of captures. */
  readonly onNewDay: () => void;
}

/**
 * So many milliseconds after midnight at most, or after the computer woke up behind it. No timer that is set for midnight: one that
 * slept is late by as long as it slept, and a clock that is put right makes of it any other time.
 */
const lookedAtEvery = 30_000;

/**
 * Watches for days that end, until the returned function is called: behind midnight a payment cannot be voided any more, and an
 * authorization may have expired, though nothing has happened to either (rules.md C21, C23, E31).
 */
export function watchDays({ clock, accounts, onNewDay }: NewDayPorts): () => void {
  const readDays = () => {
    const now = clock.now();
    const zones = new Set([captureZone, ...accounts().map(({ voidZone }) => voidZone)]);
    return new Map([...zones].map((zone) => [zone, businessDay(now, zone)]));
  };
  let known = readDays();
  const look = () => {
    const days = readDays();
    // An account that is new brings a zone of which nothing is shown yet.
    const isNew = [...days].some(([zone, day]) => (known.get(zone) ?? day) !== day);
    known = days;
    if (isNew) onNewDay();
  };
  const timer = setInterval(look, lookedAtEvery).unref();
  return () => clearInterval(timer);
}
