import { Temporal } from 'temporal-polyfill';

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export function businessDay(instant: number, zone: string): string {
  return dayOf(instant, zone).toString();
}

/** The last millisecond of the day that lies `days` calendar days after an instant's own day, in a zone. */
export function endOfDay(instant: number, zone: string, days = 0): number {
  return (
    dayOf(instant, zone)
      .add({ days: days + 1 })
      .toZonedDateTime(zone).epochMilliseconds - 1
  );
}

/** The last millisecond of a calendar day, `YYYY-MM-DD`, in a zone. */
export function endOfDate(day: string, zone: string): number {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1;
}

/** The first millisecond of a calendar day, `YYYY-MM-DD`, in a zone: midnight, or what comes instead where clocks are put on. */
export function startOfDate(day: string, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** The calendar day so many days later, `YYYY-MM-DD`; earlier where the number is negative. */
export function laterDate(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

function dayOf(instant: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
}

/** When something can have been, in milliseconds UTC; `earliest` is null where nothing bounds it. */
export interface TimeBounds {
  readonly earliest: number | null;
  readonly latest: number;
}

/** What closes with a day: whether it is over for certain, or perhaps, and until when it is open. */
export interface Closing {
  readonly isOver: boolean;
  readonly mayBeOver: boolean;
  /** The last millisecond; of what may be over already the latest that it can be. */
  readonly until: number;
}

/**
 * What closes `days` calendar days after something happened, as of now. Where its time is not known it is over once the latest
 * day is, and may be over once the earliest is: the gateway refuses harmlessly what came too late (rules.md C21, E31).
 */
export function judgeClosing({ earliest, latest }: TimeBounds, zone: string, days: number, now: number): Closing {
  const last = endOfDay(latest, zone, days);
  const first = earliest === null ? null : endOfDay(earliest, zone, days);
  const mayBeOver = now <= last && (first === null || now > first);
  return { isOver: now > last, mayBeOver, until: first === null || now > first ? last : first };
}

/** How long after the confirmation a request may still begin, in milliseconds. */
export const freshFor = 60_000;

/**
 * Whether a confirmation is too old to act on: a laptop that sleeps between the click and the sending must not
 * send yesterday's operation when it wakes. The business day is the account's own.
 */
export function isStale(confirmedAt: number, now: number, zone: string): boolean {
  const elapsed = now - confirmedAt;
  return elapsed < 0 || elapsed > freshFor || !isOfOneDay(confirmedAt, now, zone);
}

/** A day begins with a minute wherever one is: within one nothing has to be looked up, which three times a request takes long. */
function isOfOneDay(one: number, other: number, zone: string): boolean {
  return minuteOf(one) === minuteOf(other) || businessDay(one, zone) === businessDay(other, zone);
}

function minuteOf(instant: number): number {
  return Math.floor(instant / 60_000);
}

/** How long a review may be acted on, in milliseconds: a day. */
export const draftLife = 86_400_000;

/** Whether a draft is of before its desk joined a team, which was not asked about anything then; null for a desk alone. */
export function isDraftedAlone(draftedAt: number, joinedAt: number | null): boolean {
  return joinedAt !== null && draftedAt <= joinedAt;
}

/** Whether a draft is too old to be confirmed. A clock that was put back makes none younger. */
export function hasExpired(draftedAt: number, now: number): boolean {
  return now < draftedAt || now - draftedAt > draftLife;
}
