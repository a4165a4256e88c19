import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KeptNotification } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { SignedAmount } from '../operation/SignedAmount.tsx';
import { useWindow } from '../state/window.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';

/** Verified notifications; each leads to the transaction that it tells of. */
export function KeptTable({ notifications }: { readonly notifications: readonly KeptNotification[] }) {
  const { t } = useTranslation();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('inbox.came.received')}</th>
          <th>{t('column.operation')}</th>
          <th>{t('column.order')}</th>
          <th className={table.amount}>{t('column.amount')}</th>
          <th>{t('result.execcode')}</th>
          <th>{t('result.transactionId')}</th>
        </tr>
      </thead>
      <tbody>
        {notifications.map((notification, index) => (
          // One transaction may be told of more than once, in the same millisecond.
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
          <KeptRow key={index} notification={notification} />
        ))}
      </tbody>
    </table>
  );
}

function KeptRow({ notification }: { readonly notification: KeptNotification }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { follow } = useWindow();
  const { receivedAt, accountId, transactionId, operation, orderId, amount, execcode } = notification;
  return (
    <tr>
      <td>
        <Tooltip label={formats.exactMoment(receivedAt)}>
          <span className="numeric">{formats.moment(receivedAt)}</span>
        </Tooltip>
      </td>
      <td>{t(`operation.${operation}`)}</td>
      <td>
        <ForeignText text={orderId} />
      </td>
      <td className={table.amount}>
        <SignedAmount operation={operation} amount={amount} moved={execcode === '0000'} />
      </td>
      <td className="identifier">
        <ForeignText text={execcode} />
      </td>
      <td>
        <button
          type="button"
          className={`identifier ${table.link}`}
          onClick={() => follow({ accountId, transactionId })}
        >
          <ForeignText text={transactionId} />
        </button>
      </td>
    </tr>
  );
}
