import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { takesMandates } from '../../contract/index.ts';
import { useAccount } from '../state/console.tsx';
import { type FirstCollection, useWindow } from '../state/window.ts';

/** The way to a first direct debit, on accounts whose customers may sign a mandate; nothing on others. */
export function FirstCollectionButton({ of }: { readonly of: FirstCollection }) {
  const { t } = useTranslation();
  const { collectFirst } = useWindow();
  const account = useAccount(of.accountId);
  if (!account || !takesMandates(account)) return null;
  return (
    <div>
      <Button variant="default" size="compact-sm" mt={10} onClick={() => collectFirst(of)}>
        {t('collection.first.begin')}
      </Button>
    </div>
  );
}
