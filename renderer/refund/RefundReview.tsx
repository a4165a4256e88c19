import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { type ReviewProps, ReviewStep } from '../operation/ReviewStep.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';

/** What is left afterwards is the one thing that a refund adds. */
export function RefundReview(props: ReviewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { operation, after } = props.prepared.draft;
  const amount = formats.amount(operation.amount);
  return (
    <ReviewStep
      {...props}
      title={t('refund.title', { amount, order: operation.orderId })}
      confirm={t('refund.confirm', { amount })}
      facts={[
        {
          label: t('review.reference'),
          value: <ForeignText className="identifier" text={operation.referenceId ?? '–'} />,
        },
        ...(after
          ? [{ label: t('refund.left'), value: <span className="numeric">{formats.amount(after)}</span> }]
          : []),
      ]}
    />
  );
}
