import { useTranslation } from 'react-i18next';
import type { TransactionRow } from '../../contract/index.ts';
import { useWhenTexts } from '../i18n/when-text.ts';
import { SignedAmount } from '../operation/SignedAmount.tsx';
import { useWindow } from '../state/window.ts';
import { StateMark } from '../status/StateMark.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';

/** What a customer ordered, newest first; each leads to its transaction. */
export function OrderTable({ orders }: { readonly orders: readonly TransactionRow[] }) {
  const { t } = useTranslation();
  const when = useWhenTexts();
  const { follow } = useWindow();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          {(['date', 'operation', 'order', 'amount', 'status'] as const).map((head) => (
            <th key={head} scope="col" className={head === 'amount' ? table.amount : undefined}>
              {t(`column.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {orders.map((row) => (
          <tr key={row.transactionId}>
            <td className="numeric">{when.moment(row)}</td>
            <td>{t(`operation.${row.operation}`)}</td>
            <td>
              <button type="button" className={table.link} onClick={() => follow(row)}>
                <ForeignText text={row.orderId || row.transactionId} />
              </button>
            </td>
            <td className={table.amount}>
              <SignedAmount
                operation={row.operation}
                amount={row.amount}
                moved={row.status === 'succeeded' && !row.voided}
                currencyKnown={row.currencyKnown}
              />
            </td>
            <td>
              <StateMark row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
