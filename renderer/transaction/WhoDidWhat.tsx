import { UnstyledButton } from '@mantine/core';
import { StickyNote } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '../../contract/index.ts';
import { PageButton } from '../page/PageButton.tsx';
import { AddNote } from './notes/AddNote.tsx';
import { Timeline } from './Timeline.tsx';
import classes from './WhoDidWhat.module.css';

/** Who did what and why, newest first, with what was written beside the order; and a place to write more. */
export function WhoDidWhat({ detail: { row, timeline, notes } }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const [added, setAdded] = useState(false);
  const begin = useRef<HTMLButtonElement>(null);
  const close = (done: boolean) => {
    setWriting(false);
    setAdded(done);
    begin.current?.focus();
  };
  return (
    <section className={classes.section} aria-labelledby="who-did-what">
      <div className={classes.head}>
        <h3 id="who-did-what">{t('transaction.timeline')}</h3>
        <UnstyledButton
          ref={begin}
          className={classes.add}
          aria-expanded={writing}
          onClick={() => {
            setWriting(!writing);
            setAdded(false);
          }}
        >
          <StickyNote size={13} aria-hidden />
          {t('note.add')}
        </UnstyledButton>
      </div>
      {writing && <AddNote row={row} onClose={() => close(false)} onAdded={() => close(true)} />}
      <p role="status" className={classes.status}>
        {added && t('note.added')}
      </p>
      <Timeline entries={timeline} notes={notes} current={row.transactionId} />
      {timeline.map(({ operation }) => operation && <PageButton key={operation.operationId} operation={operation} />)}
    </section>
  );
}
