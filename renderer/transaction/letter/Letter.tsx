import { UnstyledButton } from '@mantine/core';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '../../../contract/index.ts';
import { useFormats } from '../../i18n/format.ts';
import classes from './Letter.module.css';
import { LetterDialog } from './LetterDialog.tsx';
import { gatherLetterFacts, listRefunds } from './letter-facts.ts';

/** The ways to the letters of a refund, or of what was refunded of a payment; nothing where nothing was. */
export function Letter({ detail }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const [openFor, setOpenFor] = useState<string | null>(null);
  const refunds = listRefunds(detail);
  const opened = refunds.find(({ transactionId }) => transactionId === openFor);
  if (refunds.length === 0) return null;
  return (
    <div className={classes.letters}>
      {refunds.map((refund) => (
        <UnstyledButton
          key={refund.transactionId}
          className={classes.open}
          onClick={() => setOpenFor(refund.transactionId)}
        >
          <Mail size={13} aria-hidden />
          {refund.transactionId === detail.row.transactionId
            ? t('letter.open')
            : t('letter.openFor', { amount: amount(refund.amount) })}
        </UnstyledButton>
      ))}
      {opened && (
        <LetterDialog facts={gatherLetterFacts({ ...detail, row: opened })} onClose={() => setOpenFor(null)} />
      )}
    </div>
  );
}
