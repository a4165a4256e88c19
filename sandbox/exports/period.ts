import { Temporal } from 'temporal-polyfill';
import { startOfDay } from '../clock/days.ts';

/** From the first instant on, up to and without the second one, in epoch milliseconds. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

/** The time that an export is about: a month, a day, or a range of days with both of its ends (protocol.md §5). */
export function periodOf(request: Readonly<Record<string, unknown>>, zone: string): Period {
  const { DATE, STARTDATE, ENDDATE } = request;
  if (typeof STARTDATE === 'string' && typeof ENDDATE === 'string') return between(STARTDATE, ENDDATE, zone);
  const date = String(DATE);
  if (date.length > 7) return between(date, date, zone);
  const month = Temporal.PlainYearMonth.from(date);
  return between(`${date}-01`, month.toPlainDate({ day: month.daysInMonth }).toString(), zone);
}

export function isIn({ from, until }: Period, at: number): boolean {
  return from <= at && at < until;
}

function between(first: string, last: string, zone: string): Period {
  const next = Temporal.PlainDate.from(last).add({ days: 1 }).toString();
  return { from: startOfDay(first, zone), until: startOfDay(next, zone) };
}
