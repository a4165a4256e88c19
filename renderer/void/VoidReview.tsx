import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { Deadline } from '../operation/Deadline.tsx';
import { DoubtNote } from '../operation/DoubtNote.tsx';
import { type ReviewProps, ReviewStep } from '../operation/ReviewStep.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { isVoidable } from './voidable.ts';

/** Names what is undone, in the title and on the button. */
export function VoidReview(props: ReviewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { draft, action } = props.prepared;
  const { operation, until, mayBeOver } = draft;
  const undone = action.reference.operation;
  const amount = formats.amount(operation.amount);
  const title = isVoidable(undone)
    ? t(`void.title.${undone}`, { amount })
    : t('summary.void', { amount, order: operation.orderId });
  return (
    <ReviewStep
      {...props}
      title={title}
      confirm={title}
      facts={[
        {
          label: t('review.reference'),
          value: <ForeignText className="identifier" text={operation.referenceId ?? '–'} />,
        },
      ]}
    >
      {until !== null && <Deadline until={until} mayBeOver={mayBeOver} explained />}
      <DoubtNote doubts={action.doubts} />
      {isVoidable(undone) && <Notice>{t(`void.effect.${undone}`)}</Notice>}
    </ReviewStep>
  );
}
