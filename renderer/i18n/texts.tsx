import type { i18n, TFunction } from 'i18next';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { Language } from '../../contract/index.ts';
import { rememberTexts } from './remember-texts.ts';

interface Texts {
  readonly t: TFunction;
  readonly language: Language;
}

const TextsContext = createContext<Texts | null>(null);

/** Gives the window its texts: to `useTranslation`, and to {@link useTexts} for what a list draws by the hundred. */
export function TextsProvider({ texts, children }: { readonly texts: i18n; readonly children: ReactNode }) {
  return (
    <I18nextProvider i18n={texts}>
      <Remembered>{children}</Remembered>
    </I18nextProvider>
  );
}

function Remembered({ children }: { readonly children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'fr' ? 'fr' : 'en';
  // `t` is another function once the language is another one.
  const value = useMemo(() => ({ t: rememberTexts(t), language }) as const, [t, language]);
  return <TextsContext value={value}>{children}</TextsContext>;
}

/**
 * The texts of the person's language, for cells of a list. `useTranslation` looks at its store and its namespaces in each
 * place where it stands: that took nearly half of the time in which forty rows are drawn.
 */
export function useTexts(): Texts {
  const value = useContext(TextsContext);
  if (!value) throw new Error('useTexts is for what TextsProvider stands around.');
  return value;
}
