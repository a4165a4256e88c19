import { useTranslation } from 'react-i18next';
import type { LeftOutRow } from '../../contract/index.ts';
import { visibleText } from '../ui/visible-text.ts';

/** A row that cannot be read: where it stands, which column is to blame, and why. */
export function useLeftOutText(): (row: LeftOutRow) => string {
  const { t } = useTranslation();
  return ({ table, line, column, problem, transactionId }) => {
    const place = [table, t('imports.line', { line }), transactionId].filter((part) => part !== '').map(visibleText);
    return t('imports.leftOutRow', { place: place.join(' · '), column, problem: t(`imports.problem.${problem}`) });
  };
}
