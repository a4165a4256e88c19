import { MantineProvider } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsoleView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { chooseLanguage } from '../i18n/index.ts';
import { ConsoleProvider } from '../state/console.tsx';
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

/** The frame's facts, asked anew whenever main says that something changed. */
function useConsoleView(initial: ConsoleView): ConsoleView {
  const [view, setView] = useState(initial);
  useEffect(
    () =>
      bridge.listen((event) => {
        if (event.kind === 'preferencesChanged') setView((now) => ({ ...now, preferences: event.preferences }));
        else if (event.kind === 'consoleChanged') setView(event.console);
        else void bridge.console.describe({}).then((result) => result.ok && setView(result.value));
      }),
    [],
  );
  return view;
}

function useLanguage(view: ConsoleView): void {
  const { i18n } = useTranslation();
  const language = chooseLanguage(view);
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);
}
