import { UnstyledButton } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelOutput, Refusal, Result, TransactionRow } from '../../contract/index.ts';
import { useRefusalText } from '../app/refusal-text.ts';
import { bridge } from '../bridge.ts';
import { useUnreadableText } from '../lookup/unreadable-text.ts';
import classes from './AskAgain.module.css';

type Answer = Pick<ChannelOutput<'transactions.fetch'>, 'found' | 'unreadable'>;

type Asked =
  | { readonly kind: 'notYet' | 'asking' }
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Brings the numbers up to date: by the order, which edits carry too, and by the transaction itself. */
export function AskAgain({ row }: { readonly row: TransactionRow }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const unreadableText = useUnreadableText();
  const [asked, setAsked] = useState<Asked>({ kind: 'notYet' });
  const ask = async () => {
    setAsked({ kind: 'asking' });
    const result = await askAbout(row);
    setAsked(result.ok ? { kind: 'answered', answer: result.value } : { kind: 'refused', refusal: result.refusal });
  };
  return (
    <>
      <UnstyledButton className={classes.ask} disabled={asked.kind === 'asking'} onClick={() => void ask()}>
        <RefreshCw size={12} aria-hidden />
        {t('balance.ask')}
      </UnstyledButton>
      <p className={classes.answer} aria-live="polite">
        {asked.kind === 'answered' &&
          asked.answer.unreadable.length === 0 &&
          (asked.answer.found === 0 ? t('balance.askedNothing') : t('balance.asked', { count: asked.answer.found }))}
        {asked.kind === 'answered' && asked.answer.unreadable.length > 0 && unreadableText(asked.answer.unreadable)}
        {asked.kind === 'refused' && refusalText(asked.refusal)}
      </p>
    </>
  );
}

/** How many rows the gateway has, or why it did not say. A `;` would join two orders, so such a one is not asked for. */
async function askAbout({ accountId, transactionId, orderId }: TransactionRow): Promise<Result<Answer>> {
  const byItself = await bridge.transactions.fetch({ accountId, wanted: { by: 'transaction', transactionId } });
  if (!byItself.ok) return byItself;
  if (orderId.trim() === '' || orderId.includes(';')) return byItself;
  const byOrder = await bridge.transactions.fetch({ accountId, wanted: { by: 'order', orderId } });
  if (!byOrder.ok) return byOrder;
  const found = Math.max(byItself.value.found, byOrder.value.found);
  const known = byOrder.value.unreadable.map(({ transactionId }) => transactionId);
  const others = byItself.value.unreadable.filter((row) => !known.includes(row.transactionId));
  return { ok: true, value: { found, unreadable: [...byOrder.value.unreadable, ...others] } };
}
