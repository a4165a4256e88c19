import { useTranslation } from 'react-i18next';
import { totalOf } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import classes from './PlanFields.module.css';
import type { PlanRead, PlanReading } from './plan-form.ts';

/** What the instalments come to, and what is missing to the total; spoken when it changes. */
export function PlanSum({ reading, read }: { readonly reading: PlanReading; readonly read: PlanRead }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { total, currency } = reading;
  const amount = (minor: number) => formats.amount({ minor, currency });
  const sum = totalOf(read.instalments);
  const missing = (total ?? 0) - sum;
  const rest = amount(Math.abs(missing));
  return (
    <p role="status" className={classes.sum}>
      {total !== null && (
        <>
          <span className="numeric">{t('plan.make.sum', { sum: amount(sum), total: amount(total) })}</span>
          <strong className="numeric">
            {missing === 0
              ? t('plan.make.even')
              : t(`plan.make.${missing > 0 ? 'missing' : 'above'}`, { amount: rest })}
          </strong>
        </>
      )}
    </p>
  );
}
