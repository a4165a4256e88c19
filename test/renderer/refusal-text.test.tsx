import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import type { ConsoleView, Refusal } from '../../contract/index.ts';
import { useRefusalText } from '../../renderer/app/refusal-text.ts';
import { startTexts } from '../../renderer/i18n/index.ts';
import { ConsoleProvider } from '../../renderer/state/console.tsx';

const console = { systemLocale: 'en-GB', timeZone: 'Europe/Paris' } as ConsoleView;

async function say(refusal: Refusal, language: 'en' | 'fr'): Promise<string> {
  const Sentence = () => <>{useRefusalText()(refusal)}</>;
  return renderToStaticMarkup(
    <I18nextProvider i18n={await startTexts(language)}>
      <ConsoleProvider value={console}>
        <Sentence />
      </ConsoleProvider>
    </I18nextProvider>,
  );
}

describe('a refusal about an account', () => {
  it.each([
    [{ code: 'environmentMismatch', hostBelongsTo: 'test' }, 'Choose Test', 'Choisissez Test'],
    [{ code: 'environmentMismatch', hostBelongsTo: 'production' }, 'counts as production', 'compte comme production'],
    [{ code: 'environmentMismatch', hostBelongsTo: 'sandbox' }, 'this computer itself', 'bac à sable'],
    [{ code: 'plainHttp' }, 'https', 'https'],
    [{ code: 'accountExists' }, 'IDENTIFIER', 'IDENTIFIER'],
    [{ code: 'accountInUse' }, 'Settle it first', 'Soldez-la d’abord'],
    [{ code: 'accountEmbedded' }, 'cannot be changed', 'ne peuvent pas être modifiés'],
    [{ code: 'secretMissing', answer: 'locked' }, 'Unlock it', 'Déverrouillez-le'],
    [{ code: 'gatewayRefused', execcode: '3002', message: 'x' }, '(3002)', '(3002)'],
    [{ code: 'gatewaySilent', cause: 'timedOut' }, 'did not answer in time', 'répondu à temps'],
  ] as const)('%j is said with a way out, in both languages', async (refusal, english, french) => {
    expect(await say(refusal, 'en')).toContain(english);
    expect(await say(refusal, 'fr')).toContain(french);
  });
});
