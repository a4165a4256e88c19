import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { type ReviewProps, ReviewStep } from '../operation/ReviewStep.tsx';
import { useAccount } from '../state/console.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Says who gets how much; nothing was debited for it. */
export function CreditReview(props: ReviewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { draft, action } = props.prepared;
  const { operation } = draft;
  const isFundTransfer = useAccount(operation.accountId)?.creditMode === 'cft';
  const amount = formats.amount(operation.amount);
  return (
    <ReviewStep
      {...props}
      title={t('credit.title', { amount, client: draft.clientEmail || draft.client })}
      confirm={t('credit.confirm', { amount })}
      facts={[
        ...(action.reference.alias
          ? [{ label: t('credit.alias'), value: <ForeignText className="identifier" text={action.reference.alias} /> }]
          : []),
        {
          label: t(isFundTransfer ? 'review.reference' : 'credit.startedFrom'),
          value: <ForeignText className="identifier" text={operation.referenceId ?? '–'} />,
        },
      ]}
    >
      <Notice>{t('credit.noDebit')}</Notice>
    </ReviewStep>
  );
}
