import { useTranslation } from 'react-i18next';
import type { PlanView, TransactionRow } from '../../contract/index.ts';
import { type TransactionKey, useWindow } from '../state/window.ts';
import classes from './Plan.module.css';

/**
 * How a plan is undone, in two steps that do not stand for each other: a stop refunds nothing (S3:134), and a refund of what was
 * collected stops nothing.
 */
export function PlanSteps({ plan }: { readonly plan: PlanView }) {
  const { t } = useTranslation();
  const { openOperation } = useWindow();
  const [first] = plan.instalments;
  const collected = plan.instalments.filter(({ row }) => row && isRefundable(row));
  return (
    <ol className={classes.steps} aria-label={t('plan.undo.label')}>
      <li>
        {t(`plan.undo.stop.${plan.state}`)}
        {plan.state === 'running' && first?.row && (
          <div className={classes.ways}>
            <button
              type="button"
              className={classes.link}
              onClick={() => first.row && openOperation('stopntimes', keyOf(first.row))}
            >
              {t('plan.undo.begin')}
            </button>
          </div>
        )}
      </li>
      <li>
        {t(collected.length > 0 ? 'plan.undo.refundEach' : 'plan.undo.nothing')}
        <div className={classes.ways}>
          {collected.map(({ index, row }) => (
            <button
              key={index}
              type="button"
              className={classes.link}
              onClick={() => row && openOperation('refund', keyOf(row))}
            >
              {t('plan.undo.refund', { index })}
            </button>
          ))}
        </div>
      </li>
    </ol>
  );
}

function keyOf({ accountId, transactionId }: TransactionRow): TransactionKey {
  return { accountId, transactionId };
}

function isRefundable({ status, voided, state }: TransactionRow): boolean {
  return status === 'succeeded' && !voided && (state.kind === 'paid' || state.kind === 'partlyRefunded');
}
