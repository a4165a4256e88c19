import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { AmountField } from '../operation/AmountField.tsx';
import { useAmountMessage } from '../operation/amount-message.ts';
import { findAmountProblem, keyOf, understandAmount } from '../operation/form.ts';
import { WhatForm } from '../operation/WhatForm.tsx';
import { useAccount } from '../state/console.tsx';
import type { FirstCollection } from '../state/window.ts';
import { Notice } from '../ui/Notice.tsx';
import { BusyNote } from './BusyNote.tsx';
import { ChargeFields } from './ChargeFields.tsx';
import { CollectionParts } from './CollectionParts.tsx';
import { type ChargeFieldTexts, findFieldFaults } from './charge-fields.ts';
import { useCollectionReading } from './collection-reading.ts';
import type { Charging } from './useCharge.ts';

interface FirstCollectionWhatProps {
  readonly of: FirstCollection;
  readonly charging: Charging;
  readonly refusal: Refusal | null;
  readonly onCancel: () => void;
}

const amountId = 'charge-amount';

/** How much, under which order, from whom: there is no mandate yet that would say it. No account number is asked for anywhere. */
export function FirstCollectionWhat({ of, charging, refusal, onCancel }: FirstCollectionWhatProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amountMessage = useAmountMessage();
  const { accountId } = of;
  const currency = useAccount(accountId)?.currency ?? 'EUR';
  const { form, change, prepare } = charging;
  const understanding = understandAmount(form.amountText, currency, null, formats.locale);
  const problem = findAmountProblem(understanding);
  const message = problem === 'empty' ? t('charge.amountMissing') : amountMessage(problem, '');
  const minor = understanding.kind === 'sure' ? understanding.money.minor : null;
  const fields: ChargeFieldTexts = {
    order: form.orderText ?? '',
    description: form.description,
    agreement: form.agreement,
    client: form.clientText ?? of.client,
    email: form.emailText ?? of.clientEmail,
    captureDay: '',
  };
  const messages = findFieldFaults('payment', fields, '').map(({ fieldId, problem: fault }) => ({
    fieldId,
    message: t(`charge.problem.${fault}`, { day: '' }),
  }));
  const collection = useCollectionReading(form, { currency, minor, isFirst: true });
  const review = () => {
    if (minor === null) return;
    prepare({
      operation: 'payment',
      accountId,
      transactionId: null,
      reason: form.reason ?? 'other',
      note: form.note,
      orderId: keyOf(form.orderText, fields.order),
      minor,
      description: fields.description.trim(),
      client: keyOf(form.clientText, fields.client),
      clientEmail: fields.email.trim(),
      agreement: fields.agreement.trim(),
      captureDay: '',
      further: form.further,
      cart: [...collection.cart.items],
    });
  };
  return (
    <WhatForm
      operation="payment"
      making={charging}
      refusal={refusal?.code === 'chainBusy' ? null : refusal}
      firstFieldId={amountId}
      problems={[{ fieldId: amountId, message }, ...messages, ...collection.messages]}
      onCancel={onCancel}
      onReview={review}
    >
      {(tried) => (
        <>
          {refusal?.code === 'chainBusy' && <BusyNote toSettle={refusal.toSettle} />}
          {of.hasMandate && <Notice>{t('collection.first.hasMandate')}</Notice>}
          <Notice>{t('collection.first.about')}</Notice>
          <Notice>
            {t('collection.toldBefore')} {t('collection.first.lives')}
          </Notice>
          <AmountField
            id={amountId}
            text={form.amountText}
            currency={currency}
            understanding={understanding}
            error={tried ? message : undefined}
            onChange={(amountText) => change({ amountText })}
          />
          <ChargeFields
            operation="payment"
            fields={fields}
            earliestCaptureDay=""
            offersOrder={false}
            errorOf={(fieldId) => (tried ? messages.find((one) => one.fieldId === fieldId)?.message : undefined)}
            change={change}
          />
          <CollectionParts
            form={form}
            isFirst
            currency={currency}
            cart={collection.cart}
            messages={tried ? collection.messages : []}
            change={change}
          />
        </>
      )}
    </WhatForm>
  );
}
