import type { DaySpan } from './question.ts';

const millisecondsOfDay = 86_400_000;

/** A calendar day by its numbers, `YYYY-MM-DD`; null where there is none. Months count from 1. */
export function dayOf(year: number, month: number, day: number): string | null {
  const text = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  return year >= 1970 && year <= 9998 && text === `${year}-${two(month)}-${two(day)}` ? text : null;
}

/** So many days later; a day has no zone, so every one is as long. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * millisecondsOfDay).toISOString().slice(0, 10);
}

/** 1 for Monday, 7 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

export function monthOf(day: string): number {
  return Number(day.slice(5, 7));
}

export function oneDay(day: string): DaySpan {
  return { from: day, until: addDays(day, 1) };
}

/** A whole month; a number beyond the year's leads into the years beside. */
export function wholeMonth(year: number, month: number): DaySpan {
  const first = (index: number) => new Date(Date.UTC(year, index, 1)).toISOString().slice(0, 10);
  return { from: first(month - 1), until: first(month) };
}

export function wholeYear(year: number): DaySpan {
  return { from: `${year}-01-01`, until: `${year + 1}-01-01` };
}

/** The week from Monday to Sunday that a day lies in. */
export function wholeWeek(day: string): DaySpan {
  const monday = addDays(day, 1 - weekdayOf(day));
  return { from: monday, until: addDays(monday, 7) };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
