import { useMemo } from 'react';
import {
  type Circumstances,
  chooseLanguage,
  chooseLocale,
  type Question,
  readQuestion,
} from '../../../contract/index.ts';
import { useConsole } from '../../state/console.tsx';
import { useToday } from '../../state/today.ts';

/** A text as main understands it: both read it in the same way. */
export function useQuestion(text: string): Question {
  const circumstances = useCircumstances();
  return useMemo(() => readQuestion(text, circumstances), [text, circumstances]);
}

/** What a text means today and with these accounts, as one word: where it changes, the same text asks for another list. */
export function useMeaning(text: string): string {
  const question = useQuestion(text);
  return useMemo(() => JSON.stringify(question.terms.map(({ meaning, negated }) => [meaning, negated])), [question]);
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
