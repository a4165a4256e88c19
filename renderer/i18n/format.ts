import { useMemo } from 'react';
import { chooseLocale, formatAmount, formatNumber, type Language, type Money } from '../../contract/index.ts';
import { useConsole } from '../state/console.tsx';
import { spellAmount } from './spell-amount.ts';
import { tables } from './tables.ts';
import { useTexts } from './texts.tsx';

/** How amounts and times are written for this person: their locale, and the one zone of the screen. */
export interface Formats {
  readonly language: Language;
  readonly locale: string;
  amount(money: Money): string;
  /** Without the currency, for a field that has it beside it. */
  number(money: Money): string;
  /** In words: `six euros and ninety-five cents`. */
  words(money: Money): string;
  /** `22 Nov 14:02`; the year only when it is another one. */
  moment(instant: number): string;
  /** `22 Nov`; the year only when it is another one. */
  shortDay(instant: number): string;
  /** Everything: day, time to the second, zone, and UTC. */
  exactMoment(instant: number): string;
  /** Day, time to the second, zone. */
  fullMoment(instant: number): string;
  /** A time by the clock of a zone, given as the gateway writes it: `2026-11-29 08:11:50`. */
  wallMoment(text: string, zone: string): string;
  /** A calendar day without a time, given as `YYYY-MM-DD`: `25 Nov 2026`. */
  day(isoDate: string): string;
  /** The day of a moment in full: `12 March 2024`. */
  date(instant: number): string;
  /** The beginning of a day, month or year in a few letters, in UTC: `12 Mar`, `Mar`, `2024`. */
  tick(instant: number, unit: 'day' | 'month' | 'year'): string;
  /** `14:02`. */
  time(instant: number): string;
  /** `3 days ago`; within the minute `just now`. */
  ago(instant: number): string;
}

export function useFormats(): Formats {
  const { language } = useTexts();
  const { systemLocale, timeZone } = useConsole();
  return useMemo(() => formatsFor(language, systemLocale, timeZone), [language, systemLocale, timeZone]);
}

/** Those of the last language and zone: to make them takes longer than to draw a row, and each cell of a list has them. */
let made: { readonly of: string; readonly formats: Formats } | undefined;

function formatsFor(language: Language, systemLocale: string, timeZone: string): Formats {
  const of = `${language} ${systemLocale} ${timeZone}`;
  if (made?.of !== of) made = { of, formats: createFormats(language, systemLocale, timeZone) };
  return made.formats;
}

export function createFormats(language: Language, systemLocale: string, timeZone: string): Formats {
  const locale = chooseLocale(language, systemLocale);
  const day = { day: 'numeric', month: 'short' } as const;
  const minute = { ...day, hour: '2-digit', minute: '2-digit', hour12: false } as const;
  const exact = { dateStyle: 'medium', timeStyle: 'medium', hour12: false } as const;
  const yearOf = writer('en', { year: 'numeric', timeZone });
  const short = writer(locale, { ...minute, timeZone });
  const withYear = writer(locale, { ...minute, year: 'numeric', timeZone });
  const shortDay = writer(locale, { ...day, timeZone });
  const dayWithYear = writer(locale, { ...day, year: 'numeric', timeZone });
  const local = writer(locale, { ...exact, timeZone });
  const utc = writer(locale, { ...exact, timeZone: 'UTC' });
  const calendar = writer(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const ticks = {
    day: writer(locale, { ...day, timeZone: 'UTC' }),
    month: writer(locale, { month: 'short', timeZone: 'UTC' }),
    year: writer('en', { year: 'numeric', timeZone: 'UTC' }),
  };
  const relative = onceWanted(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const isThisYear = (instant: number) => yearOf(instant) === yearOf(Date.now());
  return {
    language,
    locale,
    amount: (money) => formatAmount(money, locale),
    number: (money) => formatNumber(money, locale),
    words: (money) => spellAmount(money, language),
    moment: (instant) => (isThisYear(instant) ? short : withYear)(instant),
    shortDay: (instant) => (isThisYear(instant) ? shortDay : dayWithYear)(instant),
    fullMoment: (instant) => `${local(instant)} · ${timeZone}`,
    exactMoment: (instant) => `${local(instant)} ${timeZone} · ${utc(instant)} UTC`,
    wallMoment: (text, zone) => `${utc(Date.parse(`${text.replace(' ', 'T')}Z`))} · ${zone}`,
    day: (isoDate) => calendar(Date.parse(`${isoDate}T00:00:00Z`)),
    date: writer(locale, { dateStyle: 'long', timeZone }),
    tick: (instant, unit) => ticks[unit](instant),
    time: writer(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }),
    ago: (instant) => {
      const [count, unit] = distance(instant - Date.now());
      return count === 0 ? tables[language].when.justNow : relative().format(count, unit);
    },
  };
}

/** Writes moments in one way. The browser takes a millisecond to make such a format, and a screen wants few of them. */
function writer(locale: string, options: Intl.DateTimeFormatOptions): (instant: number) => string {
  const format = onceWanted(() => new Intl.DateTimeFormat(locale, options));
  return (instant) => format().format(instant);
}

function onceWanted<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function distance(milliseconds: number): [number, Intl.RelativeTimeFormatUnit] {
  for (const [unit, length] of units) {
    if (Math.abs(milliseconds) >= length) return [Math.round(milliseconds / length), unit];
  }
  return [0, 'minute'];
}
