import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { AmountField } from '../operation/AmountField.tsx';
import { useAmountMessage } from '../operation/amount-message.ts';
import { findAmountProblem, keyOf, understandAmount } from '../operation/form.ts';
import type { WhatProps } from '../operation/OperationDrawer.tsx';
import { WhatForm } from '../operation/WhatForm.tsx';
import { useAccount } from '../state/console.tsx';
import { Facts } from '../ui/Facts.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';

const [amountId, orderId] = ['credit-amount', 'credit-order'];
const longestOrder = 40;

/** Money without a debit, to a stored card: nothing but the person limits the amount, so it is echoed in words. */
export function CreditWhat({ detail, action, making, refusal, onCancel }: WhatProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amountMessage = useAmountMessage();
  const account = useAccount(detail.row.accountId);
  const { form, change } = making;
  const { reference } = action;
  const currency = account?.currency ?? reference.amount.currency;
  const understanding = understandAmount(form.amountText, currency, null, formats.locale);
  const problem = findAmountProblem(understanding);
  const message = problem === 'empty' ? t('credit.amountMissing') : amountMessage(problem, '');
  const order = form.orderText ?? reference.orderId;
  const orderMessage = order.trim() === '' ? t('credit.orderMissing') : undefined;
  const isFundTransfer = account?.creditMode === 'cft';
  return (
    <WhatForm
      operation="credit"
      making={making}
      refusal={refusal}
      firstFieldId={amountId}
      problems={[
        { fieldId: amountId, message },
        { fieldId: orderId, message: orderMessage },
      ]}
      onCancel={onCancel}
      onReview={() => {
        if (understanding.kind !== 'sure') return;
        const { minor } = understanding.money;
        making.prepare(
          { operation: 'credit', ...making.asked, minor, orderId: keyOf(form.orderText, order) },
          action,
          detail,
        );
      }}
    >
      {(tried) => (
        <>
          <Facts
            facts={[
              { label: t('column.client'), value: reference.clientEmail || reference.client },
              { label: t('transaction.card'), value: reference.card || '–' },
              ...(reference.alias
                ? [{ label: t('credit.alias'), value: <ForeignText className="identifier" text={reference.alias} /> }]
                : []),
              ...(isFundTransfer
                ? [
                    {
                      label: t('review.reference'),
                      value: (
                        <>
                          <ForeignText className="identifier" text={reference.transactionId} />
                          {` · ${t(`operation.${reference.operation}`)} ${formats.amount(reference.amount)}`}
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          <Notice>{t(isFundTransfer ? 'credit.aboutFundTransfer' : 'credit.about')}</Notice>
          <AmountField
            id={amountId}
            text={form.amountText}
            currency={currency}
            understanding={understanding}
            error={tried ? message : undefined}
            onChange={(amountText) => change({ amountText })}
          />
          <TextInput
            id={orderId}
            label={t('credit.order')}
            description={t('credit.orderHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="off"
            maxLength={longestOrder}
            value={order}
            error={tried ? orderMessage : undefined}
            onChange={({ currentTarget }) => change({ orderText: currentTarget.value })}
          />
        </>
      )}
    </WhatForm>
  );
}
