import { useTranslation } from 'react-i18next';
import type { RunFacts } from './list/run.ts';

/** More matches than this are not counted one by one. */
const largestCount = 10_000;

/** How many rows there are, as exactly as it is known. */
export function ListCount({ total, exact }: Pick<RunFacts, 'total' | 'exact'>) {
  const { t } = useTranslation();
  if (total > largestCount) return t('lookup.manyRows', { count: largestCount });
  return t(exact ? 'lookup.rows' : 'lookup.aboutRows', { count: total });
}
