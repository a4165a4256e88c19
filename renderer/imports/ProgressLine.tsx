import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import classes from './ImportPage.module.css';
import { useImport } from './store.ts';
import { useProgress } from './useProgress.ts';

/** What is being done with the file, how far it is, and the way to stop it. */
export function ProgressLine({ doing }: { readonly doing: 'inspecting' | 'comparing' | 'taking' }) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const progress = useProgress();
  const cancel = useImport((state) => state.cancel);
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const pace = progress && {
    rows: number(progress.rows),
    total: number(progress.total),
    rate: number(progress.rowsPerSecond ?? 0),
  };
  return (
    <div className={classes.progress}>
      <span>{t(`imports.doing.${doing}`)}</span>
      {progress && progress.total > 0 && (
        <progress aria-label={t(`imports.doing.${doing}`)} value={progress.rows} max={progress.total} />
      )}
      {pace && <span>{t('imports.pace', pace)}</span>}
      {progress?.secondsLeft != null && <span>{t('imports.left', { count: progress.secondsLeft })}</span>}
      {doing !== 'inspecting' && (
        <Button size="xs" variant="default" onClick={cancel}>
          {t('imports.cancel')}
        </Button>
      )}
    </div>
  );
}
