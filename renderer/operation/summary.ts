import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';

/** An operation in one line, as a log or a receipt names it: `Capture of 80.00 €, order 1201`. */
export function useSummary(): (operation: OperationView) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ operation, amount, orderId }) =>
    t(`summary.${operation}`, { amount: formats.amount(amount), order: orderId });
}
