const dayLength = 86_400_000;

/**
 * The moment so many working days later, in milliseconds UTC: Saturdays and Sundays do not count. Holidays do, since each
 * bank has its own; the day is a rule of thumb. Which day it is, a zone says.
 */
export function addWorkingDays(from: number, days: number, timeZone: string): number {
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone });
  let at = from;
  for (let left = days; left > 0; ) {
    at += dayLength;
    if (!['Sat', 'Sun'].includes(weekday.format(at))) left -= 1;
  }
  return at;
}
