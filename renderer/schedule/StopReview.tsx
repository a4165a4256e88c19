import { useTranslation } from 'react-i18next';
import { type ReviewProps, ReviewStep } from '../operation/ReviewStep.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { progressOf } from './progress.ts';

/** Says how many dates will not be collected, and that those of the past stay as they are. */
export function StopReview(props: ReviewProps) {
  const { t } = useTranslation();
  const { draft, detail } = props.prepared;
  const { operation } = draft;
  const progress = detail.plan && progressOf(detail.plan);
  return (
    <ReviewStep
      {...props}
      title={t('stop.title', { order: operation.orderId })}
      confirm={t('stop.confirm')}
      facts={[
        {
          label: t('stop.schedule'),
          value: <ForeignText className="identifier" text={operation.referenceId ?? '–'} />,
        },
        ...(progress
          ? [
              {
                label: t('plan.label'),
                value: `${t('plan.collected', { collected: progress.collected, total: progress.total })} · ${t('plan.countToCome', { count: progress.toCome })}`,
              },
            ]
          : []),
      ]}
    >
      <Notice>
        {t('stop.about')} <strong>{t('stop.refundsNothing')}</strong>
      </Notice>
    </ReviewStep>
  );
}
