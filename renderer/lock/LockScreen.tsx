import { MantineProvider } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockView } from '../../contract/index.ts';
import { useColorScheme } from '../app/useColorScheme.ts';
import { readNonce } from '../theme/nonce.ts';
import { resolveVariables, theme } from '../theme/theme.ts';
import { LockCard } from './LockCard.tsx';

interface LockScreenProps {
  readonly lock: LockView;
  /** With what the window had handed over, or null. */
  readonly onUnlocked: (kept: string | null) => void;
}

/** What stands in the console's place while it is locked: the way back in, and not a word of a ledger. */
export function LockScreen({ lock, onUnlocked }: LockScreenProps) {
  const { i18n } = useTranslation();
  const { language } = lock;
  const colorScheme = useColorScheme(lock.theme);
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      forceColorScheme={colorScheme}
      getStyleNonce={readNonce}
    >
      <LockCard lock={lock} onUnlocked={onUnlocked} />
    </MantineProvider>
  );
}
