import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../contract/index.ts';
import { BusyNote } from '../charge/BusyNote.tsx';
import { ChargeFields } from '../charge/ChargeFields.tsx';
import { findFieldFaults } from '../charge/charge-fields.ts';
import type { Charging } from '../charge/useCharge.ts';
import { useFormats } from '../i18n/format.ts';
import { AmountField } from '../operation/AmountField.tsx';
import { useAmountMessage } from '../operation/amount-message.ts';
import { findAmountProblem, understandAmount } from '../operation/form.ts';
import { WhatForm } from '../operation/WhatForm.tsx';
import { useAccount } from '../state/console.tsx';
import type { HolderTarget } from '../state/window.ts';
import { Notice } from '../ui/Notice.tsx';
import { PageChoices } from './PageChoices.tsx';
import { readPageFields, toHolderAsk, toPageRequest, wayOf } from './page-form.ts';

interface PageWhatProps {
  readonly target: HolderTarget;
  readonly charging: Charging;
  readonly refusal: Refusal | null;
  readonly onCancel: () => void;
}

const amountId = 'page-amount';

/** By which way the holder takes part, how much, under which order. */
export function PageWhat({ target, charging, refusal, onCancel }: PageWhatProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amountMessage = useAmountMessage();
  const currency = useAccount(target.accountId)?.currency ?? 'EUR';
  const { form, change, prepare } = charging;
  const way = wayOf(form.holder, target);
  const understanding = understandAmount(form.amountText, currency, null, formats.locale);
  const problem = findAmountProblem(understanding);
  const message = problem === 'empty' ? t('charge.amountMissing') : amountMessage(problem, '');
  const fields = readPageFields(form, target);
  const messages = findFieldFaults(form.holder.operation, fields, '', false).map(({ fieldId, problem: fault }) => ({
    fieldId,
    message: t(`charge.problem.${fault}`),
  }));
  const review = () => {
    if (understanding.kind !== 'sure') return;
    const { minor } = understanding.money;
    const holder = toHolderAsk(form.holder, way, formats.language);
    prepare(toPageRequest(form, target, fields, { minor, holder }));
  };
  return (
    <WhatForm
      operation={form.holder.operation}
      making={charging}
      refusal={refusal?.code === 'chainBusy' ? null : refusal}
      firstFieldId={amountId}
      problems={[{ fieldId: amountId, message }, ...messages]}
      onCancel={onCancel}
      onReview={review}
    >
      {(tried) => (
        <>
          {refusal?.code === 'chainBusy' && <BusyNote toSettle={refusal.toSettle} />}
          <Notice>{t('page.about')}</Notice>
          <PageChoices form={form.holder} target={target} way={way} change={(holder) => change({ holder })} />
          <AmountField
            id={amountId}
            text={form.amountText}
            currency={currency}
            understanding={understanding}
            error={tried ? message : undefined}
            onChange={(amountText) => change({ amountText })}
          />
          <ChargeFields
            operation={form.holder.operation}
            withAgreement={false}
            fields={fields}
            earliestCaptureDay=""
            captureDayHint={t(`page.captureDayHint.${way}`)}
            errorOf={(fieldId) => (tried ? messages.find((one) => one.fieldId === fieldId)?.message : undefined)}
            change={change}
          />
        </>
      )}
    </WhatForm>
  );
}
