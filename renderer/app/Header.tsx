import { ActionIcon, Tooltip } from '@mantine/core';
import { Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { EnvironmentBadge } from '../environment/EnvironmentBadge.tsx';
import { SearchBox } from '../lookup/SearchBox.tsx';
import { useConsole } from '../state/console.tsx';
import classes from './Header.module.css';
import { useColorScheme } from './useColorScheme.ts';

/** The environment, always: word, icon and colour; then the accounts, the search box and the appearance. */
export function Header() {
  const { t } = useTranslation();
  const { accounts, preferences } = useConsole();
  const colorScheme = useColorScheme(preferences.theme);
  const environment = accounts[0]?.environment ?? 'production';
  const label = accounts[0]?.label ?? '';
  const currencies = [...new Set(accounts.map(({ currency }) => currency))].join(' · ');
  const other = colorScheme === 'dark' ? 'light' : 'dark';
  return (
    <header className={classes.header} data-environment={environment}>
      <div className={classes.identity}>
        <EnvironmentBadge environment={environment} />
        <span className={classes.account}>{label}</span>
        <span className={classes.currencies}>{currencies}</span>
      </div>
      <div className={classes.search}>
        <SearchBox />
      </div>
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
