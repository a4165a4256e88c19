import { useMemo } from 'react';
import {
  type Circumstances,
  chooseLanguage,
  chooseLocale,
  type Question,
  readQuestion,
} from '../../../contract/index.ts';
import { useConsole } from '../../state/console.tsx';
import { useDaysIn, useToday } from '../../state/today.ts';
import { meaningOf, zonesOf } from './meaning.ts';

/** A text as main understands it: both read it in the same way. */
export function useQuestion(text: string): Question {
  const circumstances = useCircumstances();
  return useMemo(() => readQuestion(text, circumstances), [text, circumstances]);
}

/** What a text means today and with these accounts, as one word: where it changes, the same text asks for another list. */
export function useMeaning(text: string): string {
  const question = useQuestion(text);
  const { accounts } = useConsole();
  const zones = useMemo(() => zonesOf(accounts), [accounts]);
  const days = useDaysIn(zones);
  return useMemo(() => meaningOf(question, { accounts, days }), [question, accounts, days]);
}

export function useCircumstances(): Circumstances {
  const view = useConsole();
  const { accounts, systemLocale } = view;
  const language = chooseLanguage(view);
  const today = useToday();
  return useMemo(
    () => ({ today, language, locale: chooseLocale(language, systemLocale), accounts }),
    [today, language, systemLocale, accounts],
  );
}
