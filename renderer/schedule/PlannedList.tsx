import { useTranslation } from 'react-i18next';
import type { Currency, PlannedInstalment } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import classes from './Plan.module.css';

interface PlannedListProps {
  readonly instalments: readonly PlannedInstalment[];
  readonly currency: Currency;
}

/** Every instalment of a plan as it will be sent, with its date in UTC and its amount. */
export function PlannedList({ instalments, currency }: PlannedListProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const total = instalments.length;
  return (
    <ol className={classes.plan} aria-label={t('plan.label')}>
      {instalments.map(({ day, minor }, index) => (
        <li key={day} className={classes.instalment}>
          <span className={`numeric ${classes.index}`}>{t('plan.index', { index: index + 1, total })}</span>
          <span className={`numeric ${classes.when}`}>{formats.day(day)}</span>
          <span />
          <span className={`numeric ${classes.amount}`}>{formats.amount({ minor, currency })}</span>
        </li>
      ))}
    </ol>
  );
}
