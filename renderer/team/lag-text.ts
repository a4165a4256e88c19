import { useTranslation } from 'react-i18next';
import type { DeskStandView } from '../../contract/index.ts';

/** What a desk had not told and not taken in when it spoke last, in words. */
export function useLagText(): (stand: DeskStandView | undefined) => string {
  const { t } = useTranslation();
  return (stand) => {
    if (!stand) return t('team.notSaid');
    const { untold, behind } = stand;
    const parts = [
      ...(untold > 0 ? [t('team.lag.untold', { count: untold })] : []),
      ...(behind > 0 ? [t('team.lag.behind', { count: behind })] : []),
    ];
    return parts.length > 0 ? parts.join(', ') : t('team.lag.none');
  };
}
