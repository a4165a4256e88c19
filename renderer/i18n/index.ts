import { type BackendModule, createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../contract/index.ts';
import { visibleText } from '../ui/visible-text.ts';
import { readTable, type Table } from './tables.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Table };
  }
}

/** Hands a table over when its language is wanted: at the start, and when a person chooses another. */
const tableReader: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, _namespace, hand) => {
    readTable(language === 'fr' ? 'fr' : 'en').then(
      (table) => hand(null, table),
      (failure) => hand(failure, null),
    );
  },
};

/** Every text of the window in one language; `changeLanguage` and `loadLanguages` read the other. Both have every key. */
export async function startTexts(language: Language): Promise<i18n> {
  const texts = createInstance();
  await texts
    .use(initReactI18next)
    .use(tableReader)
    .init({
      lng: language,
      fallbackLng: false,
      // React escapes; doing it twice would show `&amp;` in names. What others wrote is shown with the signs that nobody sees.
      interpolation: { escapeValue: true, escape: visibleText },
      returnNull: false,
    });
  return texts;
}
