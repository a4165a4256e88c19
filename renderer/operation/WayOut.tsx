import { useTranslation } from 'react-i18next';
import type { ActionObstacle, TransactionDetail } from '../../contract/index.ts';
import { useWindow } from '../state/window.ts';
import { isOpen } from './is-open.ts';
import classes from './WayOut.module.css';

interface WayOutProps {
  readonly obstacle: ActionObstacle;
  readonly detail: TransactionDetail;
}

/** The one thing that helps where an action is not open: settle what is unknown, or refund what is too late to void. */
export function WayOut({ obstacle, detail }: WayOutProps) {
  const { t } = useTranslation();
  const { goTo, openOperation, closeOperation } = useWindow();
  if (obstacle === 'toSettleFirst') {
    return (
      <button
        type="button"
        className={classes.link}
        onClick={() => {
          closeOperation();
          goTo('toSettle');
        }}
      >
        {t('action.goToSettle')}
      </button>
    );
  }
  if (obstacle === 'voidClosed' && isOpen(detail, 'refund')) {
    const { accountId, transactionId } = detail.row;
    return (
      <button
        type="button"
        className={classes.link}
        onClick={() => openOperation('refund', { accountId, transactionId })}
      >
        {t('action.refundInstead')}
      </button>
    );
  }
  return null;
}
