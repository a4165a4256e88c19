import { Temporal } from 'temporal-polyfill';
import type { Random } from './random.ts';

/** How busy each hour of the day is, from 0 to 23. */
export type Hours = readonly number[];

/** When people buy: around noon and in the evening. */
export const shopHours: Hours = [1, 0, 0, 0, 0, 0, 1, 3, 5, 8, 10, 12, 13, 9, 8, 8, 9, 11, 13, 15, 16, 13, 8, 3];

/** When people in an office work. */
export const officeHours: Hours = [0, 0, 0, 0, 0, 0, 0, 0, 2, 8, 10, 9, 3, 4, 9, 10, 8, 5, 0, 0, 0, 0, 0, 0];

const dayMilliseconds = 86_400_000;

/** A moment on the day of `at`, at a likely hour in the zone. Epoch milliseconds, on a whole second. */
export function momentOnDay(random: Random, at: number, zone: string, hours: Hours): number {
  const plainTime = { hour: random.weighted(hours), minute: random.integer(0, 59), second: random.integer(0, 59) };
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(plainTime) }).epochMilliseconds;
}

/**
 * A likely moment between two ages in days before `now`; at weekends half as likely. The ages must be far enough apart
 * for some busy hours to lie between them.
 */
export function momentBefore(
  random: Random,
  now: number,
  zone: string,
  { ages, hours }: { ages: readonly [youngest: number, oldest: number]; hours: Hours },
): number {
  const latest = now - ages[0] * dayMilliseconds;
  const earliest = now - ages[1] * dayMilliseconds;
  for (;;) {
    const moment = momentOnDay(random, random.integer(earliest, latest), zone, hours);
    const inside = moment >= earliest && moment <= latest;
    if (inside && (!isWeekend(moment, zone) || random.chance(0.5))) return moment;
  }
}

function isWeekend(at: number, zone: string): boolean {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).dayOfWeek > 5;
}
