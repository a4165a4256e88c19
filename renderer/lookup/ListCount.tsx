import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RunFacts } from './list/run.ts';

/** More matches than this are not counted one by one. */
const largestCount = 10_000;

type Counted = Pick<RunFacts, 'total' | 'exact'>;

/** How many rows there are, as exactly as it is known. */
export function ListCount(counted: Counted) {
  const { t } = useTranslation();
  return writeCount(t, counted);
}

/** The same as a text. */
export function writeCount(t: TFunction, { total, exact }: Counted): string {
  if (total > largestCount) return t('lookup.manyRows', { count: largestCount });
  return t(exact ? 'lookup.rows' : 'lookup.aboutRows', { count: total });
}
