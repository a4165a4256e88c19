import type { ConsoleView, Language } from './views/console.ts';

/** The language that a person chose, or the system's when it is one of ours. */
export function chooseLanguage({ preferences, systemLocale }: LanguageChoice): Language {
  if (preferences.language !== 'system') return preferences.language;
  return systemLocale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** What a language follows from. */
export interface LanguageChoice {
  readonly preferences: Pick<ConsoleView['preferences'], 'language'>;
  /** BCP 47, of the operating system. */
  readonly systemLocale: string;
}

/** The locale for numbers and dates: the system's own where it speaks the chosen language. */
export function chooseLocale(language: Language, systemLocale: string): string {
  if (systemLocale.toLowerCase().split('-')[0] === language) return systemLocale;
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}
