import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClientAliasView, ClientView, OperationView } from '../../contract/index.ts';
import { useOperationForms } from '../operation/form.ts';
import { execcodeOf } from '../operation/outcome.ts';
import type { PreparedDraft } from '../operation/steps.ts';
import { useDraftKey } from '../state/draft-key.ts';
import { useWindow } from '../state/window.ts';
import { Notice } from '../ui/Notice.tsx';
import { pageForm } from './page-form.ts';

interface HolderNeededProps {
  readonly operation: OperationView;
  readonly prepared: PreparedDraft;
  readonly view: ClientView;
  readonly alias: ClientAliasView;
}

/** After 4020: the bank wants its customer, whom nobody at the desk can stand in for; the same amount and order go along. */
export function HolderNeeded({ operation, prepared, view, alias }: HolderNeededProps) {
  const { t } = useTranslation();
  const { charge, askHolder } = useWindow();
  const { change } = useOperationForms();
  const keyOf = useDraftKey();
  if (operation.state !== 'refused' || execcodeOf(operation) !== '4020') return null;
  const { accountId, orderId } = operation;
  const { client, clientEmail } = view;
  const { transactionId, card } = alias;
  const lead = () => {
    const { amountText, description, clientText, emailText, reason, note } = prepared.typed;
    change(keyOf(pageForm, accountId, transactionId), { amountText, description, clientText, emailText, reason, note });
    charge(null);
    askHolder({ accountId, transactionId, orderId, client, clientEmail, card, hasAlias: true });
  };
  return (
    <Notice>
      {t('page.needed')}{' '}
      <Button size="compact-sm" variant="default" onClick={lead}>
        {t('page.ask')}
      </Button>
    </Notice>
  );
}
