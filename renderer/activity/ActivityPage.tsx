import { Tooltip } from '@mantine/core';
import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { execcodeOf, transactionIdOf } from '../operation/outcome.ts';
import { SignedAmount } from '../operation/SignedAmount.tsx';
import { PageButton } from '../page/PageButton.tsx';
import { useShowTransaction } from '../settle/useShowTransaction.ts';
import { useAnswer } from '../state/answer.ts';
import { statusOf } from '../status/look.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { useWho } from '../team/useWho.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import classes from './ActivityPage.module.css';
import { OperationRemarks } from './OperationRemarks.tsx';

/** The log of this desk: every operation with its TRANSACTIONID and EXECCODE, newest first. */
export function ActivityPage() {
  const { t } = useTranslation();
  const answer = useAnswer({
    key: ['operations'],
    ask: () => bridge.operations.list({ only: 'all', limit: 500 }),
    isStale: ({ kind }) => kind === 'operationChanged',
  });
  const operations = answer.kind === 'ready' ? answer.value : [];
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('place.activity')}</h1>
      {answer.kind === 'refused' && <RefusalNote refusal={answer.refusal} />}
      {answer.kind === 'ready' && operations.length === 0 && (
        <EmptyState
          icon={<ScrollText size={20} />}
          title={t('activity.nothingTitle')}
          text={t('activity.nothingText')}
        />
      )}
      {operations.length > 0 && <OperationTable operations={operations} />}
    </div>
  );
}

function OperationTable({ operations }: { readonly operations: readonly OperationView[] }) {
  const { t } = useTranslation();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('column.date')}</th>
          <th>{t('column.operation')}</th>
          <th>{t('column.order')}</th>
          <th className={table.amount}>{t('column.amount')}</th>
          <th>{t('column.status')}</th>
          <th>{t('result.execcode')}</th>
          <th>{t('result.transactionId')}</th>
          <th>{t('column.actor')}</th>
        </tr>
      </thead>
      <tbody>
        {operations.map((operation) => (
          <OperationRow key={operation.operationId} operation={operation} />
        ))}
      </tbody>
    </table>
  );
}

function OperationRow({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const show = useShowTransaction();
  const who = useWho();
  return (
    <tr>
      <td>
        <Tooltip label={formats.exactMoment(operation.changedAt)}>
          <span className="numeric">{formats.moment(operation.changedAt)}</span>
        </Tooltip>
      </td>
      <td>{t(`operation.${operation.operation}`)}</td>
      <td>
        <button type="button" className={table.link} onClick={() => show(operation)}>
          <ForeignText text={operation.orderId} />
        </button>
      </td>
      <td className={table.amount}>
        <SignedAmount
          operation={operation.operation}
          amount={operation.amount}
          moved={operation.state === 'succeeded'}
        />
      </td>
      <td>
        <span className={classes.status}>
          <StatusMark status={statusOf(operation.state)} hasPage={operation.page !== undefined} />
          <OperationRemarks operation={operation} />
          <PageButton operation={operation} />
        </span>
      </td>
      <td>
        <ForeignText className="identifier" text={execcodeOf(operation) ?? '–'} />
      </td>
      <td>
        <ForeignText className="identifier" text={transactionIdOf(operation) ?? '–'} />
      </td>
      <td>
        <ForeignText text={who(operation)} />
      </td>
    </tr>
  );
}
