import { useTranslation } from 'react-i18next';
import type { InspectionView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './ImportPage.module.css';
import { useLeftOutText } from './left-out-text.ts';

interface SampleTableProps {
  readonly sample: InspectionView['sample'];
  readonly nameOf: (accountId: string) => string;
}

/** The first rows of a file as they would be taken; one that cannot be read stands in its place, with the reason. */
export function SampleTable({ sample, nameOf }: SampleTableProps) {
  const { t } = useTranslation();
  const { amount, fullMoment } = useFormats();
  const leftOutText = useLeftOutText();
  const heads = ['time', 'account', 'operation', 'amount', 'code', 'order', 'transaction', 'customer', 'card'] as const;
  return (
    <div className={classes.scroll}>
      <h3>{t('imports.sample', { count: sample.length })}</h3>
      <table className={classes.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === 'amount' ? classes.amount : undefined}>
                {t(`imports.column.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((sampled) =>
            sampled.kind === 'told' ? (
              <tr key={`${sampled.row.accountId} ${sampled.row.transactionId} ${sampled.row.execcode}`}>
                <td>{fullMoment(sampled.row.happenedAt)}</td>
                <td>{nameOf(sampled.row.accountId)}</td>
                <td>{t(`operation.${sampled.row.operation}`)}</td>
                <td className={classes.amount}>{amount(sampled.row.amount)}</td>
                <td>{sampled.row.execcode}</td>
                <td>
                  <ForeignText text={sampled.row.orderId} />
                </td>
                <td>
                  <ForeignText text={sampled.row.transactionId} />
                </td>
                <td>
                  <ForeignText text={sampled.row.clientName || sampled.row.client} />
                </td>
                <td>{sampled.row.card}</td>
              </tr>
            ) : (
              <tr key={`${sampled.row.table} ${sampled.row.line}`}>
                <td colSpan={heads.length}>{leftOutText(sampled.row)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
