import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mostPicked } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { type TransactionKey, useWindow } from '../state/window.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import classes from './PickedBar.module.css';

interface PickedBarProps {
  /** At least one. */
  readonly picked: readonly TransactionKey[];
  readonly onClear: () => void;
}

/** How many rows are picked and what they moved, by currency. Escape closes an open panel first, and then clears them. */
export function PickedBar({ picked, onClear }: PickedBarProps) {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const { environment } = useConsole();
  const isPanelOpen = useWindow(({ selected }) => selected !== null);
  useShortcuts(isPanelOpen ? {} : { Escape: onClear });
  // Main adds up: a row that was let go since may have been voided meanwhile.
  const { data } = useQuery({
    queryKey: [environment, 'sumPicked', picked],
    queryFn: () => bridge.transactions.sumPicked({ picked: [...picked] }),
    meta: { isStale: ({ kind }) => kind === 'operationChanged' || kind === 'transactionsChanged' },
  });
  const answer = data?.ok ? data.value : null;
  return (
    <section className={classes.bar} aria-label={t('lookup.picked.label')}>
      <span aria-live="polite" className={classes.told}>
        <span>{t('lookup.picked.rows', { count: answer?.rows ?? picked.length })}</span>
        {answer?.sums.map((sum) => (
          <span key={sum.currency} className="numeric" title={t('lookup.picked.sums')}>
            {amount(sum).replace('-', '−')}
          </span>
        ))}
        {answer?.sums.length === 0 && <span className={classes.nothing}>{t('lookup.picked.nothing')}</span>}
        {picked.length === mostPicked && <span>{t('lookup.picked.most', { count: mostPicked })}</span>}
      </span>
      <Button size="compact-sm" variant="default" onClick={onClear}>
        {t('lookup.picked.clear')}
      </Button>
    </section>
  );
}
