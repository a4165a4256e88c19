import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { AskForExport } from './AskForExport.tsx';
import classes from './ImportPage.module.css';

/** Whoever has no file yet can have the gateway make one. */
export function AskSection() {
  const { t } = useTranslation();
  const { accounts } = useConsole();
  const [chosen, setChosen] = useState('');
  const account = accounts.find(({ accountId }) => accountId === chosen) ?? accounts[0];
  if (!account) return null;
  return (
    <details className={classes.part}>
      <summary>{t('imports.ask.heading')}</summary>
      {accounts.length > 1 && (
        <NativeSelect
          label={t('imports.ask.account')}
          value={account.accountId}
          data={accounts.map(({ accountId, label }) => ({ value: accountId, label: visibleText(label) }))}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
      )}
      <AskForExport key={account.accountId} account={account} />
    </details>
  );
}
