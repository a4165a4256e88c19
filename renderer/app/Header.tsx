import { ActionIcon, Tooltip } from '@mantine/core';
import { Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { EnvironmentSwitch } from '../environment/EnvironmentSwitch.tsx';
import { LockButton } from '../lock/LockButton.tsx';
import { SearchBox } from '../lookup/SearchBox.tsx';
import { useConsole } from '../state/console.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './Header.module.css';
import { useColorScheme } from './useColorScheme.ts';

/** The environment, always: word, icon and colour; then the accounts, the search box and the appearance. */
export function Header() {
  const { t } = useTranslation();
  const { accounts, environment, preferences } = useConsole();
  const colorScheme = useColorScheme(preferences.theme);
  const [first, ...others] = accounts;
  const currencies = [...new Set(accounts.map(({ currency }) => currency))].join(' · ');
  const other = colorScheme === 'dark' ? 'light' : 'dark';
  return (
    <header className={classes.header} data-environment={environment}>
      <div className={classes.identity}>
        <EnvironmentSwitch />
        <span className={classes.account}>
          <ForeignText text={first?.label ?? t('header.noAccount')} />
        </span>
        {others.length > 0 && (
          <span className={classes.currencies}>{t('header.otherAccounts', { count: others.length })}</span>
        )}
        <span className={classes.currencies}>{currencies}</span>
      </div>
      <div className={classes.search}>
        <SearchBox />
      </div>
      <LockButton />
      <Tooltip label={t(`header.${other}`)}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t(`header.${other}`)}
          onClick={() => void bridge.preferences.change({ theme: other })}
        >
          {other === 'dark' ? <Moon size={17} /> : <Sun size={17} />}
        </ActionIcon>
      </Tooltip>
    </header>
  );
}
