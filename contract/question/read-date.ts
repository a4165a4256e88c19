import { assertNever } from '../../protocol/assert-never.ts';
import { type DatePhrase, type DateWords, dateWordsOf } from './date-words.ts';
import { addDays, dayOf, monthOf, oneDay, weekdayOf, wholeMonth, wholeWeek, wholeYear, yearOf } from './days.ts';
import { plainWord } from './plain-word.ts';
import type { Circumstances, DaySpan } from './question.ts';

/** The longest date in words: `les 30 derniers jours`. */
export const longestDate = 4;

/** What a date was written in: words of a language, or digits as `2026-01` or `31/01/2026`. */
export interface ReadDate {
  readonly days: DaySpan;
  readonly by: 'words' | 'digits';
}

/** A day, week, month or year by name or in digits; undefined for anything else. A year alone may as well be an order. */
export function readDate(text: string, circumstances: Circumstances): ReadDate | undefined {
  const plain = plainWord(text);
  const digits = readDigits(plain, circumstances.locale);
  if (digits) return { days: digits, by: 'digits' };
  for (const words of dateWordsOf(circumstances.language)) {
    const days = readWords(plain, words, circumstances.today);
    if (days) return { days, by: 'words' };
  }
  return undefined;
}

function readDigits(text: string, locale: string): DaySpan | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? [];
  if (year && month) return spanOf(Number(year), Number(month), day === undefined ? null : Number(day));
  const [, first, second, last] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  if (!first || !second || !last) return undefined;
  const [byDay, byMonth] = locale === 'en-US' ? [second, first] : [first, second];
  return spanOf(Number(last), Number(byMonth), Number(byDay));
}

function spanOf(year: number, month: number, day: number | null): DaySpan | undefined {
  const found = dayOf(year, month, day ?? 1);
  if (found === null) return undefined;
  return day === null ? wholeMonth(year, month) : oneDay(found);
}

function readWords(text: string, words: DateWords, today: string): DaySpan | undefined {
  const phrase = Object.hasOwn(words.phrases, text) ? words.phrases[text] : undefined;
  if (phrase) return readPhrase(phrase, today);
  const days = Number(words.lastDays.exec(text)?.[1]);
  if (days > 0) return { from: addDays(today, 1 - days), until: addDays(today, 1) };
  const weekday = words.weekdays.indexOf(text) + 1;
  if (weekday > 0) return oneDay(addDays(today, -((weekdayOf(today) - weekday + 7) % 7)));
  return readMonth(text, words, today);
}

function readPhrase(phrase: DatePhrase, today: string): DaySpan {
  const [year, month] = [yearOf(today), monthOf(today)];
  switch (phrase) {
    case 'today':
      return oneDay(today);
    case 'yesterday':
      return oneDay(addDays(today, -1));
    case 'beforeYesterday':
      return oneDay(addDays(today, -2));
    case 'thisWeek':
      return wholeWeek(today);
    case 'lastWeek':
      return wholeWeek(addDays(today, -7));
    case 'thisMonth':
      return wholeMonth(year, month);
    case 'lastMonth':
      return wholeMonth(year, month - 1);
    case 'thisYear':
      return wholeYear(year);
    case 'lastYear':
      return wholeYear(year - 1);
    default:
      return assertNever(phrase);
  }
}

/** `october`, `october 2025`, `12 october`, `12 oct 2025`. Without a year the latest that has begun. */
function readMonth(text: string, { months, shortMonths }: DateWords, today: string): DaySpan | undefined {
  const [, dayText, name = '', yearText] =
    /^(?:(\d{1,2})(?:er|st|nd|rd|th)? )?([a-z]+)\.?(?: (\d{4}))?$/.exec(text) ?? [];
  const isAlone = dayText === undefined && yearText === undefined;
  const month = Math.max(months.indexOf(name), isAlone ? -1 : shortMonths.indexOf(name)) + 1;
  if (month === 0) return undefined;
  const day = dayText === undefined ? null : Number(dayText);
  if (yearText !== undefined) return spanOf(Number(yearText), month, day);
  // A leap day comes every four years, or eight.
  for (let year = yearOf(today); year > yearOf(today) - 9; year -= 1) {
    const span = spanOf(year, month, day);
    if (span?.from && span.from <= today) return span;
  }
  return undefined;
}
