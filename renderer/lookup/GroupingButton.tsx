import { Button } from '@mantine/core';
import { ListTree } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { useConsole } from '../state/console.tsx';
import classes from './GroupingButton.module.css';

/** One line for each payment with what followed it, or one for each row. The choice is kept. */
export const GroupingButton = memo(function GroupingButton() {
  const { t } = useTranslation();
  const isByChain = useConsole().preferences.listGrouping === 'chains';
  return (
    <Button
      size="compact-sm"
      variant="default"
      className={classes.button}
      leftSection={<ListTree size={14} aria-hidden />}
      aria-pressed={isByChain}
      title={t('lookup.byChainHint')}
      onClick={() => void bridge.preferences.change({ listGrouping: isByChain ? 'flat' : 'chains' })}
    >
      {t('lookup.byChain')}
    </Button>
  );
});
