/** An instant, in epoch milliseconds. */
export type Instant = number;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const formats = new Map<string, Intl.DateTimeFormat>();
/** By zone and quarter of an hour: no zone of today begins a day, or changes its clock, in between. */
const days = new Map<string, string>();
const mostDays = 50_000;
const starts = new Map<string, Instant>();

/** The calendar day, `YYYY-MM-DD`, by the machine's own calendar: the sandbox counts days with another library. */
export function dayIn(zone: string, at: Instant): string {
  const key = `${zone} ${Math.floor(at / (15 * minute))}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  if (days.size >= mostDays) days.clear();
  const day = formatDay(zone, at);
  days.set(key, day);
  return day;
}

function formatDay(zone: string, at: Instant): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
    formats.set(zone, format);
  }
  return format.format(at);
}

export function later(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** The first instant of a day in a zone: the first one whose calendar shows that day. */
export function startIn(zone: string, date: string): Instant {
  const known = starts.get(zone + date);
  if (known !== undefined) return known;
  let before = Date.parse(`${date}T00:00:00Z`) - 15 * hour;
  let there = before + 30 * hour;
  while (there - before > 1) {
    const middle = Math.floor((before + there) / 2);
    if (dayIn(zone, middle) >= date) there = middle;
    else before = middle;
  }
  starts.set(zone + date, there);
  return there;
}
