import { Temporal } from 'temporal-polyfill';
import { isAbsent } from './absent.ts';
import { absent, type Legible, legible, malformed } from './legible.ts';

const form = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;

/** The latest time that a row may have, in milliseconds UTC. */
const latest = 8_640_000_000_000;

/** The zone of times that name none, where nothing else was asked for (protocol.md §10.2). */
export const usualZone = 'UTC';

/**
 * DATE in milliseconds UTC: `YYYY-MM-DD HH:MM:SS`, in the file's zone unless it names its own offset. A day alone is no time:
 * deadlines would count from midnight.
 */
export function readTime(text: string, zone: string = usualZone): Legible<number> {
  if (isAbsent(text)) return absent;
  const [, day, time, offset] = form.exec(text.trim()) ?? [];
  if (day === undefined) return malformed;
  try {
    const epochMilliseconds =
      offset === undefined && zone !== usualZone
        ? readLocal(`${day}T${time}`, zone)
        : Temporal.Instant.from(`${day}T${time}${offsetOf(offset)}`).epochMilliseconds;
    return epochMilliseconds >= 0 && epochMilliseconds <= latest ? legible(epochMilliseconds) : malformed;
  } catch {
    return malformed;
  }
}

function offsetOf(offset: string | undefined): string {
  return offset === undefined || /^utc$/i.test(offset) ? 'Z' : offset.toUpperCase();
}

/** The hour that comes twice in autumn counts as its first: deadlines run from there, and must not be shown as later. */
function readLocal(text: string, zone: string): number {
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds;
}

/** `YYYY-MM-DD` of a day that exists, out of a date with or without a time; undefined for anything else. */
export function readDay(text: string): string | undefined {
  try {
    const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text.trim())?.[0];
    return day === undefined ? undefined : Temporal.PlainDate.from(day).toString();
  } catch {
    return undefined;
  }
}
