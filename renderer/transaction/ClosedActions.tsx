import { UnstyledButton } from '@mantine/core';
import { ChevronUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionView, TransactionDetail } from '../../contract/index.ts';
import classes from './Actions.module.css';
import { ClosedAction } from './ClosedAction.tsx';

interface ClosedActionsProps {
  readonly closed: readonly Extract<ActionView, { open: false }>[];
  readonly detail: TransactionDetail;
  /** What is open. It stands between the list and the line that folds it, so that neither moves when it unfolds. */
  readonly children: ReactNode;
}

const listId = 'closed-actions';

/** What may not be done, folded into one line; unfolded upwards, each with its reason within reach of the keyboard. */
export function ClosedActions({ closed, detail, children }: ClosedActionsProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  if (closed.length === 0) return children;
  return (
    <>
      {shown && (
        <ul id={listId} className={classes.closed} aria-label={t('action.closed')}>
          {closed.map((action, index) => (
            <ClosedAction
              key={action.operation}
              action={action}
              detail={detail}
              // What has to be resolved first stands above, with its way out.
              showsWayOut={
                action.obstacle !== 'toSettleFirst' &&
                closed.findIndex(({ obstacle }) => obstacle === action.obstacle) === index
              }
            />
          ))}
        </ul>
      )}
      {children}
      <UnstyledButton
        className={classes.fold}
        aria-expanded={shown}
        aria-controls={shown ? listId : undefined}
        onClick={() => setShown(!shown)}
      >
        {t('action.closedCount', { count: closed.length })}
        <ChevronUp size={14} aria-hidden />
      </UnstyledButton>
    </>
  );
}
