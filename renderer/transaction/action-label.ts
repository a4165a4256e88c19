import { useTranslation } from 'react-i18next';
import type { TransactionRow } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import type { OpenAction } from '../operation/steps.ts';
import { isVoidable } from '../void/voidable.ts';

/**
 * What the button of an action says. One that is about something else than the heading of the panel names it, and a void
 * always does: what it undoes is the last operation, whichever row is open.
 */
export function useActionLabel(row: TransactionRow): (action: OpenAction) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ operation, reference }) => {
    const amount = formats.amount(reference.amount);
    const isOther = reference.transactionId !== row.transactionId;
    if (operation === 'void' && isVoidable(reference.operation)) {
      return `${t(`void.title.${reference.operation}`, { amount })}…`;
    }
    if (operation === 'refund' && isOther) {
      return t(reference.operation === 'capture' ? 'action.refundOf.capture' : 'action.refundOf.payment', { amount });
    }
    if (operation === 'capture' && isOther) return t('action.captureOf', { amount });
    return t(`action.${operation}`);
  };
}
