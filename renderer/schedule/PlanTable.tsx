import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import type { PlanRowText } from '../operation/form.ts';
import { DateInput } from '../ui/DateInput.tsx';
import classes from './PlanFields.module.css';
import { latestDay, type PlanRead, type PlanReading, planFieldIds } from './plan-form.ts';

interface PlanTableProps {
  readonly reading: PlanReading;
  readonly read: PlanRead;
  readonly errorOf: (fieldId: string) => string | undefined;
  readonly onChange: (rows: readonly PlanRowText[]) => void;
}

/** Every instalment with its date and amount; the first date is today's, and no field. */
export function PlanTable({ reading, read, errorOf, onChange }: PlanTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { rows } = read;
  const total = rows.length;
  const change = (index: number, changes: Partial<PlanRowText>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  return (
    <table className={classes.table} aria-label={t('plan.make.table')}>
      <thead>
        <tr>
          <th scope="col">{t('plan.make.instalment')}</th>
          <th scope="col">{t('plan.make.day')}</th>
          <th scope="col">{t('amount.label')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ day, amountText }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an instalment is known by its place alone
          <tr key={index}>
            <th scope="row" className="numeric">
              {t('plan.index', { index: index + 1, total })}
            </th>
            <td>
              {index === 0 ? (
                <div className={classes.fixed}>{t('plan.make.today', { day: formats.day(reading.firstDay) })}</div>
              ) : (
                <DateInput
                  id={planFieldIds.day(index)}
                  aria-label={t('plan.make.dayOf', { index: index + 1 })}
                  max={latestDay(reading)}
                  value={day}
                  error={errorOf(planFieldIds.day(index))}
                  onChange={({ currentTarget }) => change(index, { day: currentTarget.value })}
                />
              )}
            </td>
            <td>
              <TextInput
                id={planFieldIds.amount(index)}
                aria-label={t('plan.make.amountOf', { index: index + 1 })}
                inputMode="decimal"
                autoComplete="off"
                classNames={{ input: 'numeric' }}
                value={amountText}
                error={errorOf(planFieldIds.amount(index))}
                onChange={({ currentTarget }) => change(index, { amountText: currentTarget.value })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
