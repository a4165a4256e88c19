import { Hourglass, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console.tsx';
import classes from './BackupBanner.module.css';

/** While the ledger is made anew for this version it is only read; what is asked of it meanwhile is refused. */
export function PreparationBanner() {
  const { t } = useTranslation();
  const { preparation } = useConsole();
  if (preparation === null) return null;
  const { done, total, left, failed } = preparation;
  if (failed) {
    return (
      <div role="alert" className={classes.banner} data-problem="damaged">
        <TriangleAlert size={16} className={classes.icon} aria-hidden />
        <p>{t('preparation.failed')}</p>
      </div>
    );
  }
  return (
    <div role="status" className={classes.banner}>
      <Hourglass size={16} className={classes.icon} aria-hidden />
      <p>
        {t('preparation.running', { done, total })}{' '}
        {left !== null && t('preparation.left', { count: Math.max(1, Math.ceil(left / 60_000)) })}
      </p>
    </div>
  );
}
