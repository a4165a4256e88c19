import { useMemo } from 'react';
import {
  type Circumstances,
  chooseLanguage,
  chooseLocale,
  type Question,
  readQuestion,
} from '../../../contract/index.ts';
import { useConsole } from '../../state/console.tsx';

/** A text as main understands it: both read it in the same way. */
export function useQuestion(text: string): Question {
  const circumstances = useCircumstances();
  return useMemo(() => readQuestion(text, circumstances), [text, circumstances]);
}

export function useCircumstances(): Circumstances {
  const view = useConsole();
  const { accounts, systemLocale, timeZone } = view;
  const language = chooseLanguage(view);
  const days = useMemo(() => daysIn(timeZone), [timeZone]);
  const today = isoDay(days, Date.now());
  return useMemo(
    () => ({ today, language, locale: chooseLocale(language, systemLocale), accounts }),
    [today, language, systemLocale, accounts],
  );
}

function daysIn(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
}

/** The calendar day of a moment, `YYYY-MM-DD`. */
function isoDay(days: Intl.DateTimeFormat, instant: number): string {
  const by = new Map(days.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${by.get('year')}-${by.get('month')}-${by.get('day')}`;
}
