import { Button } from '@mantine/core';
import { WalletCards } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useAccountsPlace } from './view.ts';

/** What stands in an environment that has no account yet, in any place that needs one. */
export function NoAccount({ focused = false }: { readonly focused?: boolean }) {
  const { t } = useTranslation();
  const { environment } = useConsole();
  const { goTo } = useWindow();
  const { show } = useAccountsPlace();
  const add = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) add.current?.focus();
  }, [focused]);
  return (
    <EmptyState
      icon={<WalletCards size={20} />}
      title={t('accounts.nothingTitle', { environment: t(`environment.${environment}`) })}
      text={t('accounts.nothingText')}
      action={
        <Button
          ref={add}
          onClick={() => {
            show({ kind: 'add' });
            goTo('accounts');
          }}
        >
          {t('accounts.add')}
        </Button>
      }
    />
  );
}
