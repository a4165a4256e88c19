import { UnstyledButton } from '@mantine/core';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '../../../contract/index.ts';
import classes from './Letter.module.css';
import { LetterDialog } from './LetterDialog.tsx';
import { gatherLetterFacts, hasLetter } from './letter-facts.ts';

/** The way to the letter of a refund; nothing for what has none. */
export function Letter({ detail }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!hasLetter(detail.row)) return null;
  return (
    <>
      <UnstyledButton className={classes.open} onClick={() => setOpen(true)}>
        <Mail size={13} aria-hidden />
        {t('letter.open')}
      </UnstyledButton>
      {open && <LetterDialog facts={gatherLetterFacts(detail)} onClose={() => setOpen(false)} />}
    </>
  );
}
