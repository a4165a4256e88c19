import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import { TeamStatus } from '../team/TeamStatus.tsx';
import classes from './StatusBar.module.css';

/** What every number on screen depends on: the zone, the age of the data, the host. */
export function StatusBar() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { timeZone, lastImportAt, host, accounts } = useConsole();
  const showHelp = useWindow(({ showHelp }) => showHelp);
  return (
    <footer className={classes.bar}>
      <span title={timeZone}>{t('statusBar.zone', { zone: cityOf(timeZone) })}</span>
      {lastImportAt !== null && (
        <Tooltip label={formats.exactMoment(lastImportAt)}>
          <span>{t('statusBar.import', { ago: formats.ago(lastImportAt) })}</span>
        </Tooltip>
      )}
      {accounts.length > 0 && accounts.every(({ embedded }) => embedded) && <span>{t('statusBar.demo')}</span>}
      <TeamStatus />
      <span className={classes.spring} />
      <button type="button" className={classes.help} onClick={() => showHelp(true)}>
        {t('statusBar.shortcuts')}
      </button>
      <span>{t(`statusBar.host.${host.kind}`)}</span>
    </footer>
  );
}

/** What people call a zone: `Paris` of `Europe/Paris`, `New York` of `America/New_York`, `UTC` of itself. */
function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}
