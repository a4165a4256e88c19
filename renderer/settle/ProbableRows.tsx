import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationView, TransactionRow } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useWhenTexts } from '../i18n/when-text.ts';
import { statusOf } from '../status/look.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { color } from '../theme/tokens.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { ItIs } from './ItIs.tsx';
import openCase from './OpenCase.module.css';
import classes from './ProbableRows.module.css';

interface ProbableRowsProps {
  readonly operation: OperationView;
  readonly rows: readonly TransactionRow[];
  readonly chosenId: string | null;
  readonly onChoose: (transactionId: string | null) => void;
}

/** The operation and the rows that may be it, side by side. A person points at one; nothing here does it for them. */
export function ProbableRows({ operation, rows, chosenId, onChoose }: ProbableRowsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const when = useWhenTexts();
  const chosen = rows.find(({ transactionId }) => transactionId === chosenId);
  const sentAt = operation.attempts.at(-1)?.sentAt ?? operation.changedAt;
  const lines: readonly (readonly [label: string, own: ReactNode, of: (row: TransactionRow) => ReactNode])[] = [
    [t('column.date'), formats.fullMoment(sentAt), when.full],
    [t('column.operation'), t(`operation.${operation.operation}`), (row) => t(`operation.${row.operation}`)],
    [
      t('column.order'),
      <ForeignText key="own" text={operation.orderId} />,
      ({ orderId }) => <ForeignText text={orderId} />,
    ],
    [t('column.amount'), formats.amount(operation.amount), ({ amount }) => formats.amount(amount)],
    [
      t('column.status'),
      <StatusMark key="own" status={statusOf(operation.state)} />,
      ({ status, execcode }) => <StatusMark status={status} execcode={execcode} />,
    ],
  ];
  return (
    <section className={openCase.part}>
      <h3 style={{ color: color('toSettle') }}>{t('settle.probable')}</h3>
      <p className={classes.text}>{t('settle.probableText')}</p>
      <div className={classes.scroller}>
        <table className={classes.table} aria-label={t('settle.compare')}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('settle.thisOperation')}</th>
              {rows.map(({ transactionId }) => (
                <th key={transactionId} scope="col" className="identifier">
                  <ForeignText text={transactionId} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(([label, own, of]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="numeric">{own}</td>
                {rows.map((row) => (
                  <td key={row.transactionId} className="numeric">
                    {of(row)}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <td colSpan={2} />
              {rows.map((row) => (
                <td key={row.transactionId}>
                  {row.status === 'succeeded' || row.status === 'refused' ? (
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={`${t('settle.thisIsIt')} ${visibleText(row.transactionId)}`}
                      onClick={() => onChoose(row.transactionId)}
                    >
                      {t('settle.thisIsIt')}
                    </Button>
                  ) : (
                    t('settle.notDecided')
                  )}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {chosen && <ItIs key={chosen.transactionId} operation={operation} row={chosen} onCancel={() => onChoose(null)} />}
    </section>
  );
}
