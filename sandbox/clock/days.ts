import { Temporal } from 'temporal-polyfill';

/** A calendar day, `YYYY-MM-DD`: such texts compare in the order of time. */
export type Day = string;

/** The zone of CAPTUREDATE (S3:51). */
export const paris = 'Europe/Paris';

/** The zone of n-times dates (S3:110). */
export const utc = 'UTC';

/** The calendar day of an instant, in epoch milliseconds, in an IANA zone. */
export function dayOf(at: number, zone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The day that many calendar days later. */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The first instant of a day in a zone, in epoch milliseconds. */
export function startOfDay(day: Day, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** That time of a day, in whole hours of a zone, in epoch milliseconds. */
export function hourOfDay(day: Day, hour: number, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds;
}

/** The last day of a card's month, `MM-YY` of this century (rules.md B12). */
export function lastDayOfMonth(validity: string): Day {
  const month = Temporal.PlainYearMonth.from(`20${validity.slice(3)}-${validity.slice(0, 2)}`);
  return month.toPlainDate({ day: month.daysInMonth }).toString();
}

/** The instant of `YYYY-MM-DDTHH:MM:SS` in a zone, in epoch milliseconds; undefined when there is no such moment. */
export function isoInstantIn(dateTime: string, zone: string): number | undefined {
  try {
    return Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return undefined;
  }
}
