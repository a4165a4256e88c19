const dayLength = 86_400_000;
const form = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`; 29 February only where there is one. */
export function isDay(text: string): boolean {
  const time = startOfDay(text);
  return form.test(text) && !Number.isNaN(time) && write(time) === text;
}

/** The UTC day of an instant in milliseconds: what "today" means for a plan, wherever the desk stands (S3:110). */
export function planToday(now: number): string {
  return write(now);
}

/** The instant at which a day of a plan begins, in milliseconds UTC; not a number for what is no day. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** So many days later. In UTC each day is as long as the other, whatever clocks are put on or back. */
export function daysAfter(day: string, days: number): string {
  return write(startOfDay(day) + days * dayLength);
}

/** The same day so many months later, or the last one of a month that is shorter. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return write(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/**
 * The last day on which a card is valid: the end of its month. Takes `MM-YY` and `MM/YY`, as the gateway writes CARDVALIDITYDATE;
 * undefined for any other text, of which nothing is known.
 */
export function lastValidDay(expiry: string): string | undefined {
  const [, month = '', year = ''] = /^(0[1-9]|1[0-2])[-/](\d{2})$/.exec(expiry) ?? [];
  return month === '' ? undefined : write(Date.UTC(2000 + Number(year), Number(month), 0));
}

function write(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
