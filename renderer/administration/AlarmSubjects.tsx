import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../contract/index.ts';
import { useWindow } from '../state/window.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import classes from './Administration.module.css';

/** What an alarm is about. Each transaction leads to its panel, where it can be compared with the gateway. */
export function AlarmSubjects({ alarm: { claims, transactionIds, orderIds } }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation();
  const { follow } = useWindow();
  const accountId = claims[0]?.accountId;
  const link = (transactionId: string) =>
    accountId === undefined ? (
      <ForeignText key={transactionId} text={transactionId} />
    ) : (
      <button
        key={transactionId}
        type="button"
        className={table.link}
        onClick={() => follow({ accountId, transactionId })}
      >
        <ForeignText text={transactionId} />
      </button>
    );
  return (
    <>
      {listUnder(t('administration.alarm.transactions'), transactionIds.map(link))}
      {listUnder(
        t('administration.alarm.orders'),
        orderIds.map((orderId) => <ForeignText key={orderId} text={orderId} />),
      )}
    </>
  );
}

function listUnder(title: string, items: readonly ReactNode[]): ReactNode {
  if (items.length === 0) return null;
  return (
    <p className={classes.transactions}>
      {title}
      {items}
    </p>
  );
}
