import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { type ReviewProps, ReviewStep } from '../operation/ReviewStep.tsx';
import type { PreparedDraft } from '../operation/steps.ts';
import { useAccount } from '../state/console.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Says who is asked for how much, by which way and until when, and that the page counts from here on. */
export function PageReview(props: ReviewProps<PreparedDraft>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { draft, asked } = props.prepared;
  const { operation } = draft;
  const zone = useAccount(operation.accountId)?.voidZone;
  const way = 'holder' in asked && asked.holder ? asked.holder.way : 'hostedForm';
  const what = way === 'hostedForm' && operation.operation === 'authorization' ? 'formToAuthorize' : way;
  const amount = formats.amount(operation.amount);
  const names = new Intl.DisplayNames([formats.language], { type: 'language' });
  const find = (name: string) => draft.parameters.find((parameter) => parameter.name === name)?.value;
  const sent = (name: string) => find(name) ?? '–';
  const captureDay = find('CAPTUREDATE');
  const until = find('TRANSACTIONEXPIRATIONDATE');
  return (
    <ReviewStep
      {...props}
      title={t(`page.title.${what}`, { amount, client: draft.clientEmail || draft.client })}
      confirm={t(`page.confirm.${way}`, { amount })}
      facts={[
        { label: t('page.operation'), value: t(`operation.${operation.operation}`) },
        { label: t('charge.description'), value: sent('DESCRIPTION') },
        ...(captureDay ? [{ label: t('charge.captureDay'), value: formats.day(captureDay) }] : []),
        { label: t('page.language'), value: names.of(sent('LANGUAGE')) ?? sent('LANGUAGE') },
        { label: t('page.until'), value: zone && until ? formats.wallMoment(until, zone) : '–' },
      ]}
    >
      <Notice>{t(`page.notice.${way}`)}</Notice>
    </ReviewStep>
  );
}
