import { Temporal } from 'temporal-polyfill';

const minute = 60_000;

/** Whoever begins this shortly before midnight may still be at it when the day ends; shortly after, today has no rows yet. */
const [before, after] = [90 * minute, 60 * minute];
const halfADay = 12 * 60 * minute;

/**
 * By how many milliseconds clocks are put forward, so that a business day of the gateway (Europe/Paris)
 * neither ends nor has just begun: what is of today can be voided, what is of yesterday cannot.
 */
export function shiftFromMidnight(now: number): number {
  const moment = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Europe/Paris');
  const begun = now - moment.startOfDay().epochMilliseconds;
  const left = moment.add({ days: 1 }).startOfDay().epochMilliseconds - now;
  return begun < after || left < before ? halfADay : 0;
}
