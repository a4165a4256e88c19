import type { FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import type { ConsoleView } from '../../contract/index.ts';
import { startTexts } from '../../renderer/i18n/index.ts';
import { ConsoleProvider } from '../../renderer/state/console.tsx';

const usual = { systemLocale: 'en-GB', timeZone: 'Europe/Paris' };

/** What a component says in a language, for somebody in Paris. */
export async function say(
  Sentence: FunctionComponent,
  language: 'en' | 'fr',
  view: Partial<ConsoleView> = {},
): Promise<string> {
  return renderToStaticMarkup(
    <I18nextProvider i18n={await startTexts(language)}>
      <ConsoleProvider value={{ ...usual, ...view } as ConsoleView}>
        <Sentence />
      </ConsoleProvider>
    </I18nextProvider>,
  );
}
