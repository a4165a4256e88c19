import type { FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ConsoleView } from '../../contract/index.ts';
import { startTexts } from '../../renderer/i18n/index.ts';
import { TextsProvider } from '../../renderer/i18n/texts.tsx';
import { ConsoleProvider } from '../../renderer/state/console.tsx';

const usual = { systemLocale: 'en-GB', timeZone: 'Europe/Paris' };

/** What a component says in a language, for somebody in Paris. */
export async function say(
  Sentence: FunctionComponent,
  language: 'en' | 'fr',
  view: Partial<ConsoleView> = {},
): Promise<string> {
  return renderToStaticMarkup(
    <TextsProvider texts={await startTexts(language)}>
      <ConsoleProvider value={{ ...usual, ...view } as ConsoleView}>
        <Sentence />
      </ConsoleProvider>
    </TextsProvider>,
  );
}
