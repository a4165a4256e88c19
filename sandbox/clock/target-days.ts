import { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from './days.ts';

/** The days of a year, but Saturdays and Sundays, on which the euro area's banks settle nothing; Easter's two move. */
const closedEachYear = ['01-01', '05-01', '12-25', '12-26'];

/** Whether banks settle on that day: neither a weekend nor a holiday of the TARGET calendar (rules.md H54). */
export function isTargetDay(day: Day): boolean {
  const date = Temporal.PlainDate.from(day);
  if (date.dayOfWeek > 5 || closedEachYear.includes(day.slice(5))) return false;
  const easter = easterOf(date.year);
  return day !== addDays(easter, -2) && day !== addDays(easter, 1);
}

/** The day that many TARGET working days after this one, which itself is not counted. */
export function addTargetDays(day: Day, days: number): Day {
  const next = addDays(day, 1);
  if (!isTargetDay(next)) return addTargetDays(next, days);
  return days <= 1 ? next : addTargetDays(next, days - 1);
}

/** Easter Sunday of a Gregorian year, by the rule of Meeus, Jones and Butcher. */
export function easterOf(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leapCenturies = Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30;
  const yearInCentury = year % 100;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearInCentury / 4) - epact - (yearInCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * correction + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 }).toString();
}
