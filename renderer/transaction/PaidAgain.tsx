import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '../../contract/index.ts';
import { Notice } from '../ui/Notice.tsx';
import classes from './PaidAgain.module.css';
import { RowLinks } from './RowLinks.tsx';

/** That a holder paid more than once on one page, with the other payments: one of them may have to be given back. */
export function PaidAgain({ detail: { row, paidAgain } }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  if (paidAgain.length === 0) return null;
  return (
    <div className={classes.paidAgain}>
      <Notice>
        {t('page.paidAgain', { count: paidAgain.length })}
        <RowLinks accountId={row.accountId} transactionIds={paidAgain} />
      </Notice>
    </div>
  );
}
