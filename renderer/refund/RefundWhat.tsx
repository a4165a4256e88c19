import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { useAmountMessage } from '../operation/amount-message.ts';
import { findAmountProblem, understandExtent } from '../operation/form.ts';
import type { WhatProps } from '../operation/OperationDrawer.tsx';
import { WhatForm } from '../operation/WhatForm.tsx';
import { WholeOrPart } from '../operation/WholeOrPart.tsx';
import { Balance } from '../transaction/Balance.tsx';
import { Facts } from '../ui/Facts.tsx';

/** How much of what is left goes back. */
export function RefundWhat({ detail, action, making, refusal, onCancel }: WhatProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amountMessage = useAmountMessage();
  const { form, change } = making;
  const most = action.limit ?? action.reference.amount;
  const left = action.whole ?? most;
  const understanding = understandExtent(form, most, formats.locale, left);
  const message = amountMessage(
    findAmountProblem(understanding),
    t('amount.aboveLeft', { left: formats.amount(most) }),
  );
  return (
    <WhatForm
      operation="refund"
      making={making}
      refusal={refusal}
      firstFieldId="refund-extent"
      problems={[{ fieldId: 'refund-amount', message }]}
      onCancel={onCancel}
      onReview={() => {
        if (understanding.kind !== 'sure') return;
        const { minor } = understanding.money;
        const amount = form.extent === 'part' ? ({ kind: 'part', minor } as const) : ({ kind: 'all' } as const);
        making.prepare({ operation: 'refund', ...making.asked, amount }, action, detail);
      }}
    >
      {(tried) => (
        <>
          <Balance balance={detail.balance} accountId={detail.row.accountId} />
          <Facts
            facts={[
              { label: t('column.order'), value: detail.row.orderId },
              { label: t('column.client'), value: detail.row.clientEmail || detail.row.client || '–' },
              { label: t('transaction.card'), value: detail.row.card || '–' },
            ]}
          />
          <WholeOrPart
            id="refund"
            question={t('refund.extent')}
            all={t('refund.all', { amount: formats.amount(left) })}
            limit={left}
            form={form}
            understanding={understanding}
            error={tried ? message : undefined}
            consequence={({ minor }) =>
              t('refund.leftAfter', { left: formats.amount({ ...left, minor: Math.max(0, left.minor - minor) }) })
            }
            onChange={change}
          />
        </>
      )}
    </WhatForm>
  );
}
