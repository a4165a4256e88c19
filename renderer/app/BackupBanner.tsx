import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import classes from './BackupBanner.module.css';

/** What the daily check and backup of the ledger met with, over every place until it is mended. */
export function BackupBanner() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { problem, newestAt } = useConsole().backup;
  if (problem === null) return null;
  return (
    <div role="alert" className={classes.banner} data-problem={problem}>
      <TriangleAlert size={16} className={classes.icon} aria-hidden />
      <p>
        {t(`backup.${problem}`)}{' '}
        {newestAt === null ? t('backup.none') : t('backup.newest', { moment: formats.exactMoment(newestAt) })}
      </p>
    </div>
  );
}
