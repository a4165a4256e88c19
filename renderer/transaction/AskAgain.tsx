import { UnstyledButton } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal, Result, TransactionRow } from '../../contract/index.ts';
import { useRefusalText } from '../app/refusal-text.ts';
import { bridge } from '../bridge.ts';
import classes from './AskAgain.module.css';

type Asked =
  | { readonly kind: 'notYet' | 'asking' }
  | { readonly kind: 'answered'; readonly found: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Brings the numbers up to date: by the order, which edits carry too, and by the transaction itself. */
export function AskAgain({ row }: { readonly row: TransactionRow }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const [asked, setAsked] = useState<Asked>({ kind: 'notYet' });
  const ask = async () => {
    setAsked({ kind: 'asking' });
    const result = await askAbout(row);
    setAsked(result.ok ? { kind: 'answered', found: result.value } : { kind: 'refused', refusal: result.refusal });
  };
  return (
    <>
      <UnstyledButton className={classes.ask} disabled={asked.kind === 'asking'} onClick={() => void ask()}>
        <RefreshCw size={12} aria-hidden />
        {t('balance.ask')}
      </UnstyledButton>
      <p className={classes.answer} aria-live="polite">
        {asked.kind === 'answered' &&
          (asked.found === 0 ? t('balance.askedNothing') : t('balance.asked', { count: asked.found }))}
        {asked.kind === 'refused' && refusalText(asked.refusal)}
      </p>
    </>
  );
}

/** How many rows the gateway has, or why it did not say. A `;` would join two orders, so such a one is not asked for. */
async function askAbout({ accountId, transactionId, orderId }: TransactionRow): Promise<Result<number>> {
  const byItself = await bridge.transactions.fetch({ accountId, wanted: { by: 'transaction', transactionId } });
  if (!byItself.ok) return byItself;
  if (orderId.trim() === '' || orderId.includes(';')) return { ok: true, value: byItself.value.found };
  const byOrder = await bridge.transactions.fetch({ accountId, wanted: { by: 'order', orderId } });
  if (!byOrder.ok) return byOrder;
  return { ok: true, value: Math.max(byItself.value.found, byOrder.value.found) };
}
