import { useTranslation } from 'react-i18next';
import { readAmounts, totalOf } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { type ReviewProps, ReviewStep } from '../operation/ReviewStep.tsx';
import type { PreparedDraft } from '../operation/steps.ts';
import { PlannedList } from '../schedule/PlannedList.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';

interface ChargeReviewProps extends ReviewProps<PreparedDraft> {
  /** Whether the alias is a direct debit's mandate: what it takes is not final for days. */
  readonly isMandate: boolean;
}

/** Says who pays how much, by which alias, and that nobody but the merchant is there. */
export function ChargeReview({ isMandate, ...props }: ChargeReviewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { draft } = props.prepared;
  const { operation } = draft;
  const amount = formats.amount(operation.amount);
  const sent = (name: string) => draft.parameters.find((parameter) => parameter.name === name)?.value ?? '';
  const isFirst = isMandate && sent('ALIAS') === '';
  const payer = [
    `${sent('BILLINGFIRSTNAME')} ${sent('BILLINGLASTNAME')}`,
    sent('BILLINGADDRESS'),
    `${sent('BILLINGPOSTALCODE')} ${sent('BILLINGCITY')}`,
    sent('BILLINGCOUNTRY'),
  ].join(', ');
  const lines = new Set(draft.parameters.flatMap(({ name }) => /^CART\[(\d+)\]/.exec(name)?.[1] ?? [])).size;
  const captureDay = sent('CAPTUREDATE');
  const instalments = readAmounts(Object.fromEntries(draft.parameters.map(({ name, value }) => [name, value])));
  const isPlan = instalments.length > 0;
  const kind = isPlan ? 'plan' : operation.operation === 'authorization' ? 'authorization' : 'payment';
  const total = isPlan ? { ...operation.amount, minor: totalOf(instalments) } : operation.amount;
  return (
    <ReviewStep
      {...props}
      title={t(`charge.title.${kind}`, {
        amount: formats.amount(total),
        client: draft.clientEmail || draft.client,
        count: instalments.length,
      })}
      total={total}
      confirm={t(`charge.confirm.${kind}`, { amount })}
      facts={[
        {
          label: t(isFirst ? 'collection.first.mandate' : 'charge.alias'),
          value: isFirst ? (
            t('collection.first.newMandate')
          ) : (
            <ForeignText className="identifier" text={sent('ALIAS')} />
          ),
        },
        ...(isFirst ? [{ label: t('collection.first.payer'), value: <ForeignText text={payer} /> }] : []),
        { label: t('charge.description'), value: sent('DESCRIPTION') },
        ...(lines > 0
          ? [{ label: t('collection.group.cart'), value: t('collection.cart.lines', { count: lines }) }]
          : []),
        ...(captureDay ? [{ label: t('charge.captureDay'), value: formats.day(captureDay) }] : []),
      ]}
    >
      <Notice>
        {isFirst ? t('collection.first.notice') : isMandate ? t('collection.notice') : t(`charge.notice.${kind}`)}
      </Notice>
      {isPlan && <PlannedList instalments={instalments} currency={operation.amount.currency} />}
    </ReviewStep>
  );
}
