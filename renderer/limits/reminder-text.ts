import { useTranslation } from 'react-i18next';
import type { ClearanceView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';

export type ReminderView = Omit<Extract<ClearanceView, { kind: 'remind' }>, 'kind'>;

/** Which limits of this desk's own are gone beyond, a sentence each. */
export function useReminderText(): (reminder: ReminderView) => string[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ alone, day }) => [
    ...(alone ? [t('limit.above', { alone: formats.amount(alone) })] : []),
    ...(day ? [t('limit.aboveDay', { day: formats.amount(day.day), spent: formats.amount(day.spent) })] : []),
  ];
}
