import { UnstyledButton } from '@mantine/core';
import { MonitorSmartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TransactionRow } from '../../contract/index.ts';
import { useWindow } from '../state/window.ts';
import classes from './HolderPage.module.css';

/** A mandate is no card: its payer signs, and no bank is asked to confirm. */
function hasStoredCard({ alias, method }: TransactionRow): boolean {
  return alias !== '' && method !== 'directDebit';
}

/** From an order to a page for whoever placed it; nothing where nobody is known. */
export function AskHolderButton({ row }: { readonly row: TransactionRow }) {
  const { t } = useTranslation();
  const { askHolder } = useWindow();
  const { accountId, transactionId, orderId, client, clientEmail, card } = row;
  if (client === '' && clientEmail === '') return null;
  const target = { accountId, transactionId, orderId, client, clientEmail, card, hasAlias: hasStoredCard(row) };
  return (
    <UnstyledButton className={`${classes.open} ${classes.ask}`} onClick={() => askHolder(target)}>
      <MonitorSmartphone size={13} aria-hidden />
      {t('page.ask')}
    </UnstyledButton>
  );
}
