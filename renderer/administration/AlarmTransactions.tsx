import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../contract/index.ts';
import { useWindow } from '../state/window.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import classes from './Administration.module.css';

/** Each leads to its panel, where it can be compared with the gateway. */
export function AlarmTransactions({ alarm: { claims, transactionIds } }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation();
  const { follow } = useWindow();
  const accountId = claims[0]?.accountId;
  if (transactionIds.length === 0) return null;
  return (
    <p className={classes.transactions}>
      {t('administration.alarm.transactions')}
      {transactionIds.map((transactionId) =>
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
        ),
      )}
    </p>
  );
}
