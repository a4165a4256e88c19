import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { useWhenTexts } from '../i18n/when-text.ts';
import { useAmountMessage } from '../operation/amount-message.ts';
import { Deadline } from '../operation/Deadline.tsx';
import { DoubtNote } from '../operation/DoubtNote.tsx';
import { findAmountProblem, understandExtent } from '../operation/form.ts';
import type { WhatProps } from '../operation/OperationDrawer.tsx';
import { WhatForm } from '../operation/WhatForm.tsx';
import { WholeOrPart } from '../operation/WholeOrPart.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Notice } from '../ui/Notice.tsx';

/** How much of what was authorised is debited; the rest cannot be had later. */
export function CaptureWhat({ detail, action, making, refusal, onCancel }: WhatProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const when = useWhenTexts();
  const amountMessage = useAmountMessage();
  const { form, change } = making;
  const { reference } = action;
  const authorised = action.limit ?? reference.amount;
  const understanding = understandExtent(form, authorised, formats.locale);
  const message = amountMessage(
    findAmountProblem(understanding),
    t('amount.aboveAuthorised', { authorised: formats.amount(authorised) }),
  );
  return (
    <WhatForm
      operation="capture"
      making={making}
      refusal={refusal}
      firstFieldId="capture-extent"
      problems={[{ fieldId: 'capture-amount', message }]}
      onCancel={onCancel}
      onReview={() => {
        if (understanding.kind !== 'sure') return;
        const { minor } = understanding.money;
        const amount = form.extent === 'part' ? ({ kind: 'part', minor } as const) : ({ kind: 'all' } as const);
        making.prepare({ operation: 'capture', ...making.asked, amount }, action, detail);
      }}
    >
      {(tried) => (
        <>
          <Facts
            facts={[
              {
                label: t('capture.authorised'),
                value: <span className="numeric">{formats.amount(authorised)}</span>,
              },
              {
                label: t('column.date'),
                value: <span className="numeric">{when.moment(reference)}</span>,
              },
              { label: t('column.order'), value: reference.orderId },
              { label: t('column.client'), value: reference.clientEmail || reference.client || '–' },
              { label: t('transaction.card'), value: reference.card || '–' },
            ]}
          />
          {action.until !== null && <Deadline until={action.until} mayBeOver={action.mayBeOver} explained />}
          <Notice>{t('capture.once')}</Notice>
          <DoubtNote doubts={action.doubts} />
          <WholeOrPart
            id="capture"
            question={t('capture.extent')}
            all={t('capture.all', { amount: formats.amount(authorised) })}
            limit={authorised}
            form={form}
            understanding={understanding}
            error={tried ? message : undefined}
            consequence={({ minor }) =>
              minor < authorised.minor &&
              t('capture.releasedAfter', { amount: formats.amount({ ...authorised, minor: authorised.minor - minor }) })
            }
            onChange={change}
          />
        </>
      )}
    </WhatForm>
  );
}
