import { Button } from '@mantine/core';
import { Ban, HandCoins, type LucideIcon, PackageCheck, SquareX, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ActionView, DeskOperation, TransactionDetail } from '../../contract/index.ts';
import { Deadline } from '../operation/Deadline.tsx';
import { DoubtNote } from '../operation/DoubtNote.tsx';
import type { OpenAction } from '../operation/steps.ts';
import { useWindow } from '../state/window.ts';
import classes from './Actions.module.css';
import { ClosedAction } from './ClosedAction.tsx';

const icons: Readonly<Record<DeskOperation, LucideIcon>> = {
  refund: Undo2,
  capture: PackageCheck,
  void: Ban,
  credit: HandCoins,
  stopntimes: SquareX,
};

/** What may be done now, with how long; below, what may not, each with its reason within reach of the keyboard. */
export function Actions({ detail }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  const { openOperation } = useWindow();
  const { accountId, transactionId } = detail.row;
  const open = detail.actions.filter((action): action is OpenAction => action.open);
  const closed = detail.actions.filter((action): action is Extract<ActionView, { open: false }> => !action.open);
  return (
    <div className={classes.actions}>
      {open.length > 0 && (
        <div className={classes.open}>
          {open.map(({ operation }, index) => {
            const Icon = icons[operation];
            return (
              <Button
                key={operation}
                variant={index === 0 ? 'filled' : 'default'}
                leftSection={<Icon size={15} aria-hidden />}
                onClick={() => openOperation(operation, { accountId, transactionId })}
              >
                {t(`action.${operation}`)}
              </Button>
            );
          })}
        </div>
      )}
      {open.map(
        ({ operation, until, mayBeOver }) =>
          until !== null && (
            <Deadline key={operation} until={until} mayBeOver={mayBeOver} what={t(`operation.${operation}`)} />
          ),
      )}
      {open.map(({ operation, doubts }) => (
        <DoubtNote key={operation} doubts={doubts} />
      ))}
      {closed.length > 0 && (
        <ul className={classes.closed} aria-label={t('action.closed')}>
          {closed.map((action, index) => (
            <ClosedAction
              key={action.operation}
              action={action}
              detail={detail}
              showsWayOut={closed.findIndex(({ obstacle }) => obstacle === action.obstacle) === index}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
