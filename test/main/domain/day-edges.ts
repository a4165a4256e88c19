import fc from 'fast-check';
import { day, later, startIn } from '../../sandbox/model/time.ts';

/** Zones east and west of Greenwich, of half an hour's change, and on the other side of the date line. */
export const zones = [
  'Europe/Paris',
  'UTC',
  'America/New_York',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
] as const;
export const zone = fc.constantFrom(...zones);

/** Both clock changes of Paris with the days around them, the leap day and where it is missing, the turn of the year. */
const dates = [
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-10-24',
  '2026-10-25',
  '2026-10-26',
  '2027-02-28',
  '2028-02-28',
  '2028-02-29',
  '2028-03-01',
  '2026-12-31',
  '2027-01-01',
] as const;

/** Around midnight: its own millisecond and the one before, 23:59 and 00:01. */
const around = fc.constantFrom(0, -1, -60_000, 60_000);

/** An instant at the edge of one of those days, in Paris, UTC or another zone; or any of ten years. */
export const instant: fc.Arbitrary<number> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...dates), zone, around).map(([date, of, ms]) => startIn(of, date) + ms),
  },
  { weight: 1, arbitrary: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2033, 11, 31) }) },
);

/** When something is asked about: near the end of the last day on which it is open, or any time after it began. */
export const asking = fc.oneof(
  fc.record({ kind: fc.constant('nearEnd'), by: fc.constantFrom(-3_600_000, -60_000, -1, 0, 60_000, 3_600_000) }),
  fc.record({ kind: fc.constant('any'), by: fc.nat(430 * day) }),
);
export type Asking = typeof asking extends fc.Arbitrary<infer Value> ? Value : never;

/** That instant, never before `since`; `lastDay` is the last day, in a zone. */
export function askedAt({ kind, by }: Asking, since: number, lastDay: string, of: string): number {
  return kind === 'any' ? since + by : Math.max(since, startIn(of, later(lastDay, 1)) + by);
}

/** The same day so many months later, or the last one of a shorter month: counted apart from what is tested. */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const there = Math.min(dayOfMonth, last.getUTCDate());
  return `${last.toISOString().slice(0, 8)}${String(there).padStart(2, '0')}`;
}
