import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TransactionRow } from '../../contract/index.ts';
import { useWindow } from '../state/window.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import { clientOf } from './client-of.ts';

/** Whom a transaction is of; it leads to their page. */
export function ClientLink({ row }: { readonly row: TransactionRow }) {
  const { t } = useTranslation();
  const { showClient } = useWindow();
  const key = clientOf(row);
  const shown = row.clientEmail || row.client;
  if (!key) return <span>–</span>;
  return (
    <UnstyledButton className={table.link} title={t('client.open')} onClick={() => showClient(key)}>
      <ForeignText text={shown} />
    </UnstyledButton>
  );
}
