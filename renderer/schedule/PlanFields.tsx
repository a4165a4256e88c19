import { Button, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fewestInstalments, lastValidDay, mostInstalments } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import type { PlanForm } from '../operation/form.ts';
import type { FieldProblem } from '../operation/WhatForm.tsx';
import { Notice } from '../ui/Notice.tsx';
import classes from './PlanFields.module.css';
import { PlanSum } from './PlanSum.tsx';
import { PlanTable } from './PlanTable.tsx';
import { latestDay, type PlanRead, type PlanReading, planFieldIds } from './plan-form.ts';

interface PlanFieldsProps {
  readonly form: PlanForm;
  readonly reading: PlanReading;
  readonly read: PlanRead;
  readonly messages: readonly FieldProblem[];
  readonly onChange: (plan: PlanForm) => void;
}

/** Number and interval, and below them every date and amount, to be changed; each rule is checked while it is typed. */
export function PlanFields({ form, reading, read, messages, onChange }: PlanFieldsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const errorOf = (fieldId: string) => messages.find((one) => one.fieldId === fieldId)?.message;
  // Another number or interval makes another plan: what was typed into the one before has no place in it.
  const offer = (changes: Partial<PlanForm>) => onChange({ ...form, rows: null, ...changes });
  return (
    <fieldset className={classes.fields}>
      <legend className={classes.hidden}>{t('plan.title')}</legend>
      <div className={classes.rhythm}>
        <TextInput
          id={planFieldIds.count}
          label={t('plan.make.count')}
          description={t('plan.make.countHint', { fewest: fewestInstalments, most: mostInstalments })}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          inputMode="numeric"
          autoComplete="off"
          value={form.countText}
          error={errorOf(planFieldIds.count)}
          onChange={({ currentTarget }) => offer({ countText: currentTarget.value })}
        />
        <Radio.Group
          label={t('plan.make.interval')}
          value={form.interval}
          onChange={(interval) => offer({ interval: interval === 'days' ? 'days' : 'months' })}
        >
          {(['months', 'days'] as const).map((value) => (
            <Radio key={value} size="sm" mt={6} value={value} label={t(`plan.make.${value}`)} />
          ))}
        </Radio.Group>
        {form.interval === 'days' && (
          <TextInput
            id={planFieldIds.distance}
            label={t('plan.make.distance')}
            inputMode="numeric"
            autoComplete="off"
            value={form.distanceText}
            error={errorOf(planFieldIds.distance)}
            onChange={({ currentTarget }) => offer({ distanceText: currentTarget.value })}
          />
        )}
      </div>
      <Notice>
        {t('plan.make.until', { day: formats.day(latestDay(reading)) })}{' '}
        {lastValidDay(reading.expiry) === undefined && t('plan.make.expiryUnknown')}
      </Notice>
      <PlanTable reading={reading} read={read} errorOf={errorOf} onChange={(rows) => onChange({ ...form, rows })} />
      <PlanSum reading={reading} read={read} />
      {form.rows !== null && (
        <Button size="compact-sm" variant="default" onClick={() => offer({})}>
          {t('plan.make.propose')}
        </Button>
      )}
    </fieldset>
  );
}
