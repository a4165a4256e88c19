import { Button } from '@mantine/core';
import { Ban, HandCoins, type LucideIcon, PackageCheck, SquareX, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ActionView, TransactionAction, TransactionDetail } from '../../contract/index.ts';
import { Deadline } from '../operation/Deadline.tsx';
import { DoubtNote } from '../operation/DoubtNote.tsx';
import type { OpenAction } from '../operation/steps.ts';
import { useWindow } from '../state/window.ts';
import classes from './Actions.module.css';
import { useActionLabel } from './action-label.ts';
import { orderActions } from './action-order.ts';
import { ClosedActions } from './ClosedActions.tsx';
import { isChargedBack } from './charged-back.ts';

const icons: Readonly<Record<TransactionAction, LucideIcon>> = {
  refund: Undo2,
  capture: PackageCheck,
  void: Ban,
  credit: HandCoins,
  stopntimes: SquareX,
};

/**
 * What may be done now, at the foot of the panel, so that nothing that is read or folded out above moves a button. How long
 * it may be done and what speaks against it stand over the buttons; what may not be done folds into one line below.
 */
export function Actions({ detail }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  const { openOperation } = useWindow();
  const { accountId, transactionId } = detail.row;
  const label = useActionLabel(detail.row);
  const chargedBack = isChargedBack(detail);
  const open = orderActions(
    detail.actions.filter((action): action is OpenAction => action.open),
    chargedBack,
  );
  const closed = detail.actions.filter((action): action is Extract<ActionView, { open: false }> => !action.open);
  return (
    <section className={classes.actions} aria-label={t('action.label')}>
      <ClosedActions closed={closed} detail={detail}>
        {open.map(({ operation, doubts }) => (
          <DoubtNote key={operation} doubts={doubts} />
        ))}
        {open.map(
          ({ operation, until, mayBeOver }) =>
            until !== null && (
              <Deadline key={operation} until={until} mayBeOver={mayBeOver} what={t(`operation.${operation}`)} />
            ),
        )}
        {open.length > 0 && (
          <div className={classes.open}>
            {open.map((action, index) => {
              const { operation } = action;
              const Icon = icons[operation];
              return (
                <Button
                  key={operation}
                  data-action={operation}
                  variant={index === 0 && operation !== 'void' && !chargedBack ? 'filled' : 'default'}
                  leftSection={<Icon size={15} aria-hidden />}
                  onClick={() => openOperation(operation, { accountId, transactionId })}
                >
                  {label(action)}
                </Button>
              );
            })}
          </div>
        )}
      </ClosedActions>
    </section>
  );
}
