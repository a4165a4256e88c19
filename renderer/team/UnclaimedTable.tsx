import { useTranslation } from 'react-i18next';
import type { TransactionRow, UnclaimedRowView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useWhenTexts } from '../i18n/when-text.ts';
import { useWindow } from '../state/window.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import classes from './TeamPage.module.css';

/** Rows that moved money without a claim, each with the way to its transaction. */
export function UnclaimedTable({ rows }: { readonly rows: readonly UnclaimedRowView[] }) {
  const { t } = useTranslation();
  const { follow } = useWindow();
  return (
    <table className={table.table} aria-label={t('team.unclaimed.title')}>
      <thead>
        <tr>
          <th scope="col">{t('column.date')}</th>
          <th scope="col">{t('column.operation')}</th>
          <th scope="col">{t('column.order')}</th>
          <th scope="col" className={table.amount}>
            {t('column.amount')}
          </th>
          <th scope="col">{t('column.status')}</th>
          <th scope="col">{t('result.transactionId')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ accountId, transactionId, row }) => (
          <tr key={`${accountId} ${transactionId}`}>
            {row ? (
              <KnownCells row={row} />
            ) : (
              <td colSpan={5} className={classes.absent}>
                {t('team.unclaimed.notHere')}
              </td>
            )}
            <td className="identifier">
              {row ? (
                <button type="button" className={table.link} onClick={() => follow({ accountId, transactionId })}>
                  <ForeignText text={transactionId} />
                </button>
              ) : (
                <ForeignText text={transactionId} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function KnownCells({ row }: { readonly row: TransactionRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const when = useWhenTexts();
  return (
    <>
      <td className="numeric">{when.full(row)}</td>
      <td>{t(`operation.${row.operation}`)}</td>
      <td>
        <ForeignText text={row.orderId} />
      </td>
      <td className={`numeric ${table.amount}`}>{formats.amount(row.amount)}</td>
      <td>
        <StatusMark status={row.status} execcode={row.execcode} />
      </td>
    </>
  );
}
