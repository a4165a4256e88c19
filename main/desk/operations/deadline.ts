import { Temporal } from 'temporal-polyfill';

/** The last millisecond of the day that lies `days` calendar days after an instant's own day, in a zone. */
export function endOfDay(instant: number, zone: string, days = 0): number {
  const day = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
  return day.add({ days: days + 1 }).toZonedDateTime(zone).epochMilliseconds - 1;
}
