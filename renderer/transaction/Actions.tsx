import { Button } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '../../contract/index.ts';
import { useDesk } from '../state/desk.ts';
import classes from './Actions.module.css';

/** What may be done now. An action that is not open stays reachable and says why. */
export function Actions({ detail }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  const { openRefund, goTo } = useDesk();
  const { accountId, transactionId } = detail.row;
  return (
    <div className={classes.actions}>
      {detail.actions.map((action) => {
        const reasonId = `why-not-${action.operation}`;
        return (
          <div key={action.operation} className={classes.action}>
            <Button
              variant={action.open ? 'filled' : 'default'}
              leftSection={<Undo2 size={15} aria-hidden />}
              aria-disabled={!action.open}
              aria-describedby={action.open ? undefined : reasonId}
              {...(!action.open && { 'data-disabled': true })}
              onClick={() => action.open && openRefund({ accountId, transactionId })}
            >
              {t(`action.${action.operation}`)}
            </Button>
            {!action.open && (
              <p id={reasonId} className={classes.reason}>
                {t(`obstacle.${action.obstacle}`)}
                {action.obstacle === 'toSettleFirst' && (
                  <>
                    {' '}
                    <button type="button" className={classes.link} onClick={() => goTo('toSettle')}>
                      {t('action.goToSettle')}
                    </button>
                  </>
                )}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
