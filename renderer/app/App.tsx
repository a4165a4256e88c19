import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConsoleView, chooseLanguage } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useHand } from '../lock/useHand.ts';
import { useLockKeys } from '../lock/useLockKeys.ts';
import { BegunListContext } from '../lookup/list/BegunListContext.ts';
import type { BegunList } from '../lookup/list/begun-list.ts';
import { listenToChanges } from '../state/changes.ts';
import { ConsoleProvider } from '../state/console.tsx';
import { createQueryClient } from '../state/query-client.ts';
import { useConsoleView } from '../state/useConsoleView.ts';
import { readNonce } from '../theme/nonce.ts';
import { resolveVariables, theme } from '../theme/theme.ts';
import { useSingleKeys } from '../ui/single-keys.ts';
import { Frame } from './Frame.tsx';
import { useColorScheme } from './useColorScheme.ts';

/** The whole window: what main has answered, and the frame that shows it. */
export function App({ initial, list }: { readonly initial: ConsoleView; readonly list: BegunList }) {
  const [client] = useState(createQueryClient);
  useEffect(() => listenToChanges(client, bridge.listen), [client]);
  return (
    <QueryClientProvider client={client}>
      <BegunListContext value={list}>
        <Window initial={initial} />
      </BegunListContext>
    </QueryClientProvider>
  );
}

/** Language, appearance and the frame around every place. */
function Window({ initial }: { readonly initial: ConsoleView }) {
  const view = useConsoleView(initial);
  const colorScheme = useColorScheme(view.preferences.theme);
  useLanguage(view);
  useHand();
  useLockKeys();
  const { singleKeys } = view.preferences;
  useEffect(() => useSingleKeys.setState({ on: singleKeys === 'on' }), [singleKeys]);
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
