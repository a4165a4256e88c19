import { useTranslation } from 'react-i18next';
import { type Currency, type DeskOperation, deskOperation, type RightFigures } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { allows } from './held-rights.ts';

/** To what a right is, such as "Refund, Capture · Demo shop". */
export function useRightPlace(): (accountId: string | null, operations: readonly DeskOperation[]) => string {
  const { t } = useTranslation();
  const { accounts } = useConsole();
  return (accountId, operations) => {
    const account =
      accountId === null
        ? t('approval.rights.every')
        : (accounts.find((each) => each.accountId === accountId)?.label ?? accountId);
    const all = operations.length === deskOperation.options.length;
    const named = operations.map((operation) => t(`operation.${operation}`)).join(', ');
    return `${all ? t('administration.right.everyOperation') : named} · ${account}`;
  };
}

/** What a right says, in words: "up to €500.00, alone up to €200.00, approves up to €1,000.00". */
export function useFiguresText(): (figures: RightFigures | null, currency: Currency) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (figures, currency) => {
    if (figures === null || !allows(figures)) return t('administration.right.nothing');
    const { most, alone, day, approve } = figures;
    const amount = (minor: number) => formats.amount({ minor, currency });
    const parts: string[] = [];
    if (most !== null) {
      parts.push(t('administration.right.most', { amount: amount(most) }));
      if (alone === null) parts.push(t('administration.right.neverAlone'));
      else if (alone < most) parts.push(t('administration.right.alone', { amount: amount(alone) }));
      if (day !== null) parts.push(t('administration.right.day', { amount: amount(day) }));
    }
    if (approve !== null) parts.push(t('administration.right.approve', { amount: amount(approve) }));
    return parts.join(', ');
  };
}
