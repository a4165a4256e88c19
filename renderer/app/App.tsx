import { MantineProvider } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsoleView } from '../../contract/index.ts';
import { chooseLanguage } from '../i18n/index.ts';
import { ConsoleProvider } from '../state/console.tsx';
import { useConsoleView } from '../state/useConsoleView.ts';
import { readNonce } from '../theme/nonce.ts';
import { resolveVariables, theme } from '../theme/theme.ts';
import { Frame } from './Frame.tsx';
import { useColorScheme } from './useColorScheme.ts';

/** The whole window: language, appearance and the frame around every place. */
export function App({ initial }: { readonly initial: ConsoleView }) {
  const view = useConsoleView(initial);
  const colorScheme = useColorScheme(view.preferences.theme);
  useLanguage(view);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      forceColorScheme={colorScheme}
      getStyleNonce={readNonce}
    >
      <ConsoleProvider value={view}>
        <Frame />
      </ConsoleProvider>
    </MantineProvider>
  );
}

function useLanguage(view: ConsoleView): void {
  const { i18n } = useTranslation();
  const language = chooseLanguage(view);
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);
}
