import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { Deadline } from '../operation/Deadline.tsx';
import { type ReviewProps, ReviewStep } from '../operation/ReviewStep.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Says once more what is released for good, and until when there is time to think. */
export function CaptureReview(props: ReviewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { operation, before, after, until, mayBeOver } = props.prepared.draft;
  const amount = formats.amount(operation.amount);
  return (
    <ReviewStep
      {...props}
      title={t('capture.title', { amount, order: operation.orderId })}
      confirm={t('capture.confirm', { amount })}
      facts={[
        {
          label: t('review.reference'),
          value: <ForeignText className="identifier" text={operation.referenceId ?? '–'} />,
        },
        ...(before
          ? [{ label: t('capture.authorised'), value: <span className="numeric">{formats.amount(before)}</span> }]
          : []),
      ]}
    >
      {until !== null && <Deadline until={until} mayBeOver={mayBeOver} explained />}
      {after !== null && after.minor > 0 && (
        <Notice>{t('capture.releasedForGood', { amount: formats.amount(after) })}</Notice>
      )}
    </ReviewStep>
  );
}
