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
  const today = dayIn(timeZone, Date.now());
  return useMemo(
    () => ({ today, language, locale: chooseLocale(language, systemLocale), accounts }),
    [today, language, systemLocale, accounts],
  );
}

/** The calendar day of a moment, `YYYY-MM-DD`. */
function dayIn(timeZone: string, instant: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const by = new Map(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${by.get('year')}-${by.get('month')}-${by.get('day')}`;
}
