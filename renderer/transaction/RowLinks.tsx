import { useTranslation } from 'react-i18next';
import { useWindow } from '../state/window.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './RowLinks.module.css';

interface RowLinksProps {
  readonly accountId: string;
  readonly transactionIds: readonly string[];
}

/** Rows that a sentence is about, each a way to its panel. */
export function RowLinks({ accountId, transactionIds }: RowLinksProps) {
  const { t } = useTranslation();
  const { follow } = useWindow();
  return (
    <span className={classes.ids}>
      {transactionIds.map((transactionId) => (
        <button
          key={transactionId}
          type="button"
          className={classes.link}
          aria-label={t('balance.unsure.open', { id: transactionId })}
          onClick={() => follow({ accountId, transactionId })}
        >
          <ForeignText text={transactionId} />
        </button>
      ))}
    </span>
  );
}
