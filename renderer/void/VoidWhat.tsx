import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { useWhenTexts } from '../i18n/when-text.ts';
import { Deadline } from '../operation/Deadline.tsx';
import { DoubtNote } from '../operation/DoubtNote.tsx';
import type { WhatProps } from '../operation/OperationDrawer.tsx';
import { reasonFieldId } from '../operation/ReasonFields.tsx';
import { WhatForm } from '../operation/WhatForm.tsx';
import { Facts } from '../ui/Facts.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';
import classes from './VoidWhat.module.css';
import { isVoidable } from './voidable.ts';

/** Which operation is undone, as a whole, and how long that is possible. Nothing is to be chosen but why. */
export function VoidWhat({ detail, action, making, refusal, onCancel }: WhatProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const when = useWhenTexts();
  const { reference, until, mayBeOver } = action;
  return (
    <WhatForm
      operation="void"
      making={making}
      refusal={refusal}
      firstFieldId={reasonFieldId}
      onCancel={onCancel}
      onReview={() => making.prepare({ operation: 'void', ...making.asked }, action, detail)}
    >
      {() => (
        <>
          <section aria-label={t('void.undone')} className={classes.undone}>
            <h2 className={classes.label}>{t('void.undone')}</h2>
            <p className={classes.name}>
              <span>{t(`operation.${reference.operation}`)}</span>
              <span className="numeric">{formats.amount(reference.amount)}</span>
            </p>
            <p className={classes.when}>
              <span className="numeric">{when.moment(reference)}</span>
              <ForeignText className="identifier" text={reference.transactionId} />
            </p>
          </section>
          {until !== null && <Deadline until={until} mayBeOver={mayBeOver} explained />}
          <DoubtNote doubts={action.doubts} />
          {isVoidable(reference.operation) && <Notice>{t(`void.effect.${reference.operation}`)}</Notice>}
          <Facts
            facts={[
              { label: t('column.order'), value: reference.orderId },
              { label: t('column.client'), value: reference.clientEmail || reference.client || '–' },
              { label: t('transaction.card'), value: reference.card || '–' },
            ]}
          />
        </>
      )}
    </WhatForm>
  );
}
