import { useTranslation } from 'react-i18next';
import type { Charge, ClientAliasView, ClientView, Refusal } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { AmountField } from '../operation/AmountField.tsx';
import { useAmountMessage } from '../operation/amount-message.ts';
import { findAmountProblem, keyOf, understandAmount } from '../operation/form.ts';
import { WhatForm } from '../operation/WhatForm.tsx';
import { PlanFields } from '../schedule/PlanFields.tsx';
import { readPlan } from '../schedule/plan-form.ts';
import { usePlanMessages } from '../schedule/plan-problems.ts';
import { useAccount } from '../state/console.tsx';
import { Facts } from '../ui/Facts.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { BusyNote } from './BusyNote.tsx';
import { ChargeFields } from './ChargeFields.tsx';
import { CollectionParts } from './CollectionParts.tsx';
import { findFieldFaults, readFields } from './charge-fields.ts';
import { useCollectionReading } from './collection-reading.ts';
import { MandateNotice } from './MandateNotice.tsx';
import type { Charging } from './useCharge.ts';

interface ChargeWhatProps {
  readonly operation: Charge;
  /** Whether a payment is made in instalments. */
  readonly split: boolean;
  readonly view: ClientView;
  readonly alias: ClientAliasView;
  readonly charging: Charging;
  readonly refusal: Refusal | null;
  readonly onCancel: () => void;
}

const amountId = 'charge-amount';

/** How much, under which order, by which right: nobody but the merchant is there, so nothing is taken for granted. */
export function ChargeWhat({ operation, split, view, alias, charging, refusal, onCancel }: ChargeWhatProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amountMessage = useAmountMessage();
  const { accountId } = view.key;
  const currency = useAccount(accountId)?.currency ?? 'EUR';
  const { form, change, prepare } = charging;
  const understanding = understandAmount(form.amountText, currency, null, formats.locale);
  const problem = findAmountProblem(understanding);
  const message = problem === 'empty' ? t('charge.amountMissing') : amountMessage(problem, '');
  const total = understanding.kind === 'sure' ? understanding.money.minor : null;
  const reading = { total, currency, firstDay: view.planDay, expiry: alias.expiry, formats };
  const plan = readPlan(form.plan, reading);
  const planMessages = usePlanMessages(plan, reading);
  const fields = readFields(form, view, alias);
  const messages = findFieldFaults(operation, fields, view.earliestCaptureDay).map(({ fieldId, problem: fault }) => ({
    fieldId,
    message: t(`charge.problem.${fault}`, { day: formats.day(view.earliestCaptureDay) }),
  }));
  const collection = useCollectionReading(alias.mandate ? form : { further: {}, cart: [] }, {
    currency,
    minor: total,
    isFirst: false,
  });
  const review = () => {
    if (understanding.kind !== 'sure') return;
    const asked = {
      accountId,
      transactionId: alias.transactionId,
      reason: form.reason ?? 'other',
      note: form.note,
      orderId: keyOf(form.orderText, fields.order),
      minor: understanding.money.minor,
      description: fields.description.trim(),
      client: keyOf(form.clientText, fields.client),
      clientEmail: fields.email.trim(),
      agreement: fields.agreement.trim(),
    } as const;
    const carried = alias.mandate ? { further: form.further, cart: [...collection.cart.items] } : {};
    const instalments = split ? { instalments: [...plan.instalments] } : {};
    if (operation === 'payment') prepare({ ...asked, ...instalments, operation, captureDay: '', ...carried });
    else prepare({ ...asked, operation, captureDay: fields.captureDay });
  };
  return (
    <WhatForm
      operation={operation}
      making={charging}
      refusal={refusal?.code === 'chainBusy' ? null : refusal}
      firstFieldId={amountId}
      problems={[{ fieldId: amountId, message }, ...(split ? planMessages : []), ...messages, ...collection.messages]}
      onCancel={onCancel}
      onReview={review}
    >
      {(tried) => (
        <>
          {refusal?.code === 'chainBusy' && <BusyNote toSettle={refusal.toSettle} />}
          <Facts
            facts={[
              { label: t('charge.alias'), value: <ForeignText className="identifier" text={alias.alias} /> },
              { label: t('transaction.card'), value: alias.card || '–' },
              { label: t('client.expiry'), value: alias.expiry || t('client.notTold') },
            ]}
          />
          {alias.mandate ? (
            <MandateNotice mandate={alias.mandate} />
          ) : (
            <Notice>{t(`charge.about.${split ? 'plan' : operation}`)}</Notice>
          )}
          <AmountField
            id={amountId}
            label={split ? t('plan.make.total') : undefined}
            text={form.amountText}
            currency={currency}
            understanding={understanding}
            error={tried ? message : undefined}
            onChange={(amountText) => change({ amountText })}
          />
          {split && (
            <PlanFields
              form={form.plan}
              reading={reading}
              read={plan}
              messages={planMessages}
              onChange={(changed) => change({ plan: changed })}
            />
          )}
          <ChargeFields
            operation={operation}
            fields={fields}
            earliestCaptureDay={view.earliestCaptureDay}
            errorOf={(fieldId) => (tried ? messages.find((one) => one.fieldId === fieldId)?.message : undefined)}
            change={change}
          />
          {alias.mandate && (
            <CollectionParts
              form={form}
              isFirst={false}
              currency={currency}
              cart={collection.cart}
              messages={tried ? collection.messages : []}
              change={change}
            />
          )}
        </>
      )}
    </WhatForm>
  );
}
