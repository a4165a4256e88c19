import { useTranslation } from 'react-i18next';
import type { WhatProps } from '../operation/OperationDrawer.tsx';
import { reasonFieldId } from '../operation/ReasonFields.tsx';
import { WhatForm } from '../operation/WhatForm.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Plan } from './Plan.tsx';
import { progressOf } from './progress.ts';
import classes from './StopWhat.module.css';

/** The plan with its past and coming dates, and in plain words what a stop does and does not do. */
export function StopWhat({ detail, action, making, refusal, onCancel }: WhatProps) {
  const { t } = useTranslation();
  const { reference } = action;
  const { plan } = detail;
  const progress = plan && progressOf(plan);
  return (
    <WhatForm
      operation="stopntimes"
      making={making}
      refusal={refusal}
      firstFieldId={reasonFieldId}
      onCancel={onCancel}
      onReview={() => making.prepare({ operation: 'stopntimes', ...making.asked }, action, detail)}
    >
      {() => (
        <>
          {plan && progress && (
            <section aria-label={t('plan.label')}>
              <p className={classes.progress}>
                <span>{t('plan.collected', { collected: progress.collected, total: progress.total })}</span>
                <span className={classes.toCome}>{t('plan.countToCome', { count: progress.toCome })}</span>
              </p>
              <Plan plan={plan} current="" />
            </section>
          )}
          <Notice>
            {t('stop.about')} <strong>{t('stop.refundsNothing')}</strong> {t('stop.refundEach')}
          </Notice>
          <Facts
            facts={[
              { label: t('column.order'), value: reference.orderId },
              { label: t('column.client'), value: reference.clientEmail || reference.client || '–' },
              { label: t('transaction.card'), value: reference.card || '–' },
            ]}
          />
        </>
      )}
    </WhatForm>
  );
}
