import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../contract/index.ts';
import { visibleText } from '../ui/visible-text.ts';
import en from './en.json';
import fr from './fr.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

/** Every text of the window. The French table has the same keys; a test holds it to that. */
export async function startTexts(language: Language): Promise<i18n> {
  const texts = createInstance();
  await texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, fr: { translation: fr } },
    // React escapes; doing it twice would show `&amp;` in names. What others wrote is shown with the signs that nobody sees.
    interpolation: { escapeValue: true, escape: visibleText },
    returnNull: false,
  });
  return texts;
}
