import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../state/window.ts';
import { Notice } from '../ui/Notice.tsx';

/** Another charge of the order has not ended: why that stands in the way, and the way to it. */
export function BusyNote({ toSettle }: { readonly toSettle: boolean }) {
  const { t } = useTranslation();
  const { charge, askHolder, goTo } = useWindow();
  return (
    <div role="alert">
      <Notice>
        {t(`charge.busy.${toSettle ? 'toSettle' : 'underWay'}`)}{' '}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            charge(null);
            askHolder(null);
            goTo(toSettle ? 'toSettle' : 'activity');
          }}
        >
          {t(toSettle ? 'action.goToSettle' : 'charge.busy.show')}
        </Button>
      </Notice>
    </div>
  );
}
