import { Hourglass, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console.tsx';
import classes from './BackupBanner.module.css';

const minute = 60_000;

/** While the ledger is made anew it is only read, and what is asked of it meanwhile is refused: why that is, and how long. */
export function PreparationBanner() {
  const { t } = useTranslation();
  const { preparation } = useConsole();
  if (preparation === null) return null;
  const { because, done, total, left, failed } = preparation;
  if (failed) {
    return (
      <div role="alert" className={classes.banner} data-problem="damaged">
        <TriangleAlert size={16} className={classes.icon} aria-hidden />
        <p>{t(`preparation.failed.${because}`)}</p>
      </div>
    );
  }
  const timeLeft = (left: number) =>
    left < minute
      ? t('preparation.seconds', { count: Math.max(1, Math.ceil(left / 1_000)) })
      : t('preparation.left', { count: Math.ceil(left / minute) });
  return (
    <div role="status" className={classes.banner}>
      <Hourglass size={16} className={classes.icon} aria-hidden />
      <p>
        {t(`preparation.running.${because}`, { done, total })} {left !== null && timeLeft(left)}
      </p>
      {total > 0 && <progress aria-label={t(`preparation.progress.${because}`)} value={done} max={total} />}
    </div>
  );
}
